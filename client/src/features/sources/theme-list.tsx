import { useTranslation } from 'react-i18next';
import type { SourcesPageQuery } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';

type Props = { themes: SourcesPageQuery['themes']; projects: readonly { acronym: string; theme: { id: string } }[] };

/** The themes, the projects of each, and the way to their materials. */
export function ThemeList({ themes, projects }: Props) {
  const { t } = useTranslation('sources');
  return (
    <Section title={t('themes.title')}>
      <DataTable
        caption={t('themes.title')}
        rows={themes}
        rowKey={(theme) => theme.id}
        columns={[
          { key: 'theme', label: t('facts.theme'), render: (theme) => localName(theme) },
          {
            key: 'projects',
            label: t('themes.projects'),
            render: (theme) =>
              projects
                .filter((project) => project.theme.id === theme.id)
                .map(({ acronym }) => acronym)
                .join(', ') || t('themes.none'),
          },
          {
            key: 'materials',
            label: t('themes.materials'),
            render: (theme) => (
              <LinkText
                to={`/materials?theme=${encodeURIComponent(theme.code)}`}
                label={t('themes.showOf', { theme: localName(theme) })}
              >
                {t('themes.show')}
              </LinkText>
            ),
          },
        ]}
      />
    </Section>
  );
}
