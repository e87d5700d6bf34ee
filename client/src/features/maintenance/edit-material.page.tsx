import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatPartialDate } from '../../platform/i18n/format.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { type Facts, MaterialForm } from './material-form.tsx';
import { EditMaterialDocument } from './maintenance.query.ts';
import { useProblems } from './use-problems.ts';

const EditMaterialPage = graphql(`
  query EditMaterialPage($id: ID!) {
    material(id: $id) {
      id
      version
      title
      kind
      language
      description
      url
      licence
      linkOnly
      published
      theme {
        id
        code
      }
      sourceProject {
        id
        code
      }
      viewerCan {
        edit {
          allowed
          reason
          params
        }
      }
    }
  }
`);

/** Corrects the facts of a material. Who was slower is told, and keeps what was typed. */
export default function EditMaterial() {
  const { t } = useTranslation('maintenance');
  const words = useErrorWords();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(EditMaterialPage, { variables: { id } });
  const [edit, { loading: busy, error: refused }] = useMutation(EditMaterialDocument, { errorPolicy: 'none' });
  const problems = useProblems(refused);
  const overtaken = refused !== undefined && failureOf(refused).code === 'CONFLICT';
  const material = data?.material;
  const crumbs = [
    { label: t('create.crumb'), to: '/materials' },
    ...(material ? [{ label: material.title, to: `/materials/${id}` }] : []),
  ];
  if (!material) {
    return (
      <AwaitedPage
        title={t('edit.title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{ title: t('edit.missing'), action: <LinkText to="/materials">{t('create.crumb')}</LinkText> }}
      />
    );
  }
  const save = async (facts: Facts) => {
    await edit({ variables: { input: { ...facts, materialId: material.id, expectedVersion: material.version } } }).then(
      () => void navigate(`/materials/${id}`),
      // What is there now is read, so that saving again says what was seen.
      (reason) => void (failureOf(reason).code === 'CONFLICT' && refetch().catch(() => undefined)),
    );
  };
  return (
    <Page title={t('edit.title')} crumbs={crumbs}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {overtaken && <Notice tone="warning">{t('edit.overtaken', { title: material.title })}</Notice>}
      {!material.viewerCan.edit.allowed && (
        <Prose>{words({ code: 'FORBIDDEN', params: { reason: material.viewerCan.edit.reason } })}</Prose>
      )}
      {material.viewerCan.edit.allowed && (
        <MaterialForm
          key={material.id}
          start={{
            title: material.title,
            theme: material.theme.code,
            kind: material.kind,
            language: material.language ?? '',
            description: material.description ?? '',
            url: material.url ?? '',
            licence: material.licence ?? '',
            published: material.published ? formatPartialDate(material.published) : '',
            sourceProject: material.sourceProject?.code ?? '',
            linkOnly: material.linkOnly,
          }}
          busy={busy}
          problems={overtaken ? { ...problems, failure: undefined } : problems}
          submitLabel={t('save')}
          cancelTo={`/materials/${id}`}
          onSubmit={(facts) => void save(facts)}
        />
      )}
    </Page>
  );
}
