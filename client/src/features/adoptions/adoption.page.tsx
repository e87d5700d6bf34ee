import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { Columns } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { AdoptionFacts } from './adoption-facts.tsx';
import { DeclarationList } from './declaration-list.tsx';
import { VerificationPart } from '../verification/verification-part.tsx';
import { VersionUpdate } from './version-update.tsx';

const AdoptionPage = graphql(`
  query AdoptionPage($id: ID!) {
    adoption(id: $id) {
      id
      project {
        id
      }
      organisation {
        id
        nameFi
        nameSv
        nameEn
      }
      material {
        id
        title
      }
      viewerCan {
        declare {
          allowed
        }
      }
      ...AdoptionFacts_adoption
      ...VersionUpdate_adoption
      ...DeclarationList_adoption
      ...VerificationPart_adoption
    }
  }
`);

/** One provider's adoption of one material: where it stands, and every declaration that led there. */
export default function AdoptionDetail() {
  const { t } = useTranslation('adoptions');
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(AdoptionPage, { variables: { id } });
  const adoption = data?.adoption;
  useLiveRefetch(adoption?.project.id, ['adoption.', 'version.published'], refetch);
  const crumbs = [{ label: t('title'), to: '/adoptions' }];

  if (!adoption) {
    return (
      <AwaitedPage
        title={t('title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('missing.title'),
          hint: t('missing.hint'),
          action: <LinkText to="/adoptions">{t('missing.action')}</LinkText>,
        }}
      />
    );
  }
  const { material, organisation } = adoption;
  return (
    <Page
      title={`${localName(organisation)}: ${material.title}`}
      crumbs={crumbs}
      {...(adoption.viewerCan.declare.allowed && {
        actions: <LinkText to={`/materials/${material.id}`}>{t('detail.declare')}</LinkText>,
      })}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <VersionUpdate adoption={adoption} />
      <Columns
        aside={
          <>
            <AdoptionFacts adoption={adoption} />
            <VerificationPart adoption={adoption} sampleId={search.get('sample')} />
          </>
        }
      >
        <Section title={t('declarations.title')}>
          <DeclarationList adoption={adoption} evidenceExpected />
          <Prose quiet>{t('declarations.hint')}</Prose>
        </Section>
      </Columns>
    </Page>
  );
}
