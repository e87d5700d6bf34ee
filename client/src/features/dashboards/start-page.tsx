import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { Stack, Tiles } from '../../ui/columns.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { OwnTasks, PlacesToConfirm } from './own-tasks.tsx';

const everyone = ['materials', 'organisations', 'sources'] as const;
const inProject = ['project', 'network', 'adoptions', 'coverage'] as const;

/** The plain first page of all who have no dashboard: where there is what. */
export function StartPage() {
  const { t } = useTranslation('dashboards');
  const { viewer, project } = useSession();
  const pages = project ? [...everyone, ...inProject] : everyone;
  return (
    <Page
      title={t('start.title')}
      subtitle={
        viewer
          ? t('start.subtitleIn', { name: viewer.person.name, organisation: localName(viewer.organisation) })
          : t('start.subtitleOut')
      }
      actions={
        !viewer && (
          <Button component={Link} to="/sign-in" variant="contained">
            {t('start.signIn')}
          </Button>
        )
      }
    >
      <Stack>
        {viewer && project && viewer.organisation.kind === 'PROVIDER' && <OwnTasks projectId={project.id} />}
        {viewer?.organisation.kind === 'OPERATOR' && <PlacesToConfirm />}
        <Tiles least={260}>
          {pages.map((name) => (
            <Section
              key={name}
              title={
                <LinkText to={`/${name}`} strong>
                  {t(`start.${name}.title`)}
                </LinkText>
              }
            >
              <Prose quiet>{t(`start.${name}.hint`)}</Prose>
            </Section>
          ))}
        </Tiles>
      </Stack>
    </Page>
  );
}
