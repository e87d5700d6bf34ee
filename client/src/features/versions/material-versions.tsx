import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Marked } from '../../ui/marked.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { comparePath, versionPath } from './version-address.ts';
import { VersionChip } from './version-chip.tsx';
import { DraftVersion } from './version.query.ts';

const MaterialVersions_material = graphql(`
  fragment MaterialVersions_material on Material {
    id
    versions {
      id
      number
      state
      impact
      changeNote
      publishedAt
    }
    viewerCan {
      draftVersion {
        allowed
        reason
        params
      }
    }
  }
`);

/** The versions of a material, newest first: each at its own address, and the way to begin the next one. */
export function MaterialVersions({
  inside,
  ...props
}: {
  material: FragmentType<typeof MaterialVersions_material>;
  /** Whether the reader belongs to the project, and would wonder why there is no way to write. */
  inside: boolean;
}) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const navigate = useNavigate();
  const { data: material, complete } = useFragment({
    fragment: MaterialVersions_material,
    fragmentName: 'MaterialVersions_material',
    from: props.material,
  });
  const [draft, { loading, error }] = useMutation(DraftVersion, { errorPolicy: 'none', refetchQueries: ['MaterialPage'] });
  if (!complete) return null;
  const { id, versions } = material;
  const can = material.viewerCan.draftVersion;
  const begin = async () => {
    const { data } = await draft({ variables: { input: { materialId: id } } });
    if (data) await navigate(versionPath(id, data.draftMaterialVersion.number, '/edit'));
  };
  const [newest, before] = versions;
  return (
    <Section
      title={t('list.title')}
      {...(newest &&
        before && { action: <LinkText to={comparePath(id, before.number, newest.number)}>{t('action.compare')}</LinkText> })}
    >
      <DataTable
        caption={t('list.title')}
        rows={versions}
        rowKey={(version) => version.id}
        empty={<Prose quiet>{t('list.empty')}</Prose>}
        columns={[
          {
            key: 'number',
            label: t('list.number'),
            render: ({ number }) => <LinkText to={versionPath(id, number)}>{t('name', { number })}</LinkText>,
          },
          { key: 'state', label: t('list.state'), render: ({ state }) => <VersionChip state={state} /> },
          { key: 'published', label: t('list.published'), render: ({ publishedAt }) => <DateTimeText value={publishedAt} /> },
          {
            key: 'note',
            label: t('list.note'),
            render: ({ changeNote, impact }) => (
              <Marked marks={impact && term('versionImpact', impact)}>{changeNote || '–'}</Marked>
            ),
          },
        ]}
      />
      {error && <ErrorState error={error} />}
      {inside && (
        <ActionButton can={can} variant="outlined" busy={loading} onClick={() => void begin().catch(() => undefined)}>
          {t('action.draft')}
        </ActionButton>
      )}
    </Section>
  );
}
