import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

const MaterialVersions_material = graphql(`
  fragment MaterialVersions_material on Material {
    id
    versions {
      id
      number
      state
      changeNote
      publishedAt
    }
  }
`);

/** The versions of a material, newest first. */
export function MaterialVersions(props: { material: FragmentType<typeof MaterialVersions_material> }) {
  const { t } = useTranslation(['materials', 'terms']);
  const { data: material, complete } = useFragment({ fragment: MaterialVersions_material, from: props.material });
  if (!complete) return null;
  return (
    <Section title={t('versions.title')}>
      <DataTable
        caption={t('versions.title')}
        rows={material.versions}
        rowKey={(version) => version.id}
        empty={<Prose quiet>{t('versions.empty')}</Prose>}
        columns={[
          { key: 'number', label: t('versions.number'), render: (version) => version.number },
          {
            key: 'state',
            label: t('versions.state'),
            render: (version) => (
              <StatusChip
                tone={version.state === 'PUBLISHED' ? 'success' : 'neutral'}
                label={t(`terms:versionState.${version.state}`)}
              />
            ),
          },
          { key: 'published', label: t('versions.published'), render: (version) => <DateTimeText value={version.publishedAt} /> },
          { key: 'note', label: t('versions.note'), render: (version) => version.changeNote || '–' },
        ]}
      />
    </Section>
  );
}
