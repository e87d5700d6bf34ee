import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { EventStateChip } from './event-chips.tsx';
import { EventTime } from './event-time.tsx';
import { eventTitle } from './event-title.ts';

const MaterialEvents_material = graphql(`
  fragment MaterialEvents_material on Material {
    id
    disseminationEvents {
      id
      kind
      state
      titleFi
      titleSv
      titleEn
      date
      startsAt
      endsAt
      organisation {
        id
        nameFi
        nameSv
        nameEn
      }
    }
  }
`);

/** Where a material was shown, and where it is going to be. */
export function MaterialEvents(props: { material: FragmentType<typeof MaterialEvents_material> }) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  const { data: material, complete } = useFragment({ fragment: MaterialEvents_material, from: props.material });
  if (!complete) return null;
  return (
    <Section title={t('ofMaterial.title')}>
      <DataTable
        caption={t('ofMaterial.title')}
        rows={material.disseminationEvents}
        rowKey={(row) => row.id}
        empty={<Prose quiet>{t('ofMaterial.none')}</Prose>}
        columns={[
          { key: 'time', label: t('column.time'), render: (row) => <EventTime {...row} /> },
          {
            key: 'title',
            label: t('column.title'),
            render: (row) => <LinkText to={`/dissemination/${row.id}`}>{eventTitle(row)}</LinkText>,
          },
          { key: 'kind', label: t('facts.kind'), render: (row) => term('eventKind', row.kind) },
          { key: 'organiser', label: t('column.organiser'), render: (row) => localName(row.organisation) },
          { key: 'state', label: t('column.state'), render: (row) => <EventStateChip state={row.state} /> },
        ]}
      />
    </Section>
  );
}
