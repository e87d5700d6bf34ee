import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateText } from '../../ui/dates.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

const OrganisationLicences_organisation = graphql(`
  fragment OrganisationLicences_organisation on Organisation {
    id
    licences {
      id
      validFrom
      validUntil
      source
    }
  }
`);

/** Licences to provide education. Dates that nobody knows are said to be unknown, and count as valid. */
export function OrganisationLicences(props: { organisation: FragmentType<typeof OrganisationLicences_organisation> }) {
  const { t } = useTranslation('organisations');
  const { data, complete } = useFragment({ fragment: OrganisationLicences_organisation, from: props.organisation });
  if (!complete) return null;
  const unknown = (licence: { validFrom?: unknown; validUntil?: unknown }) => !licence.validFrom && !licence.validUntil;
  return (
    <Section title={t('licences.title')}>
      {data.licences.length === 0 ? (
        <p>{t('licences.empty')}</p>
      ) : (
        <DataTable
          caption={t('licences.title')}
          rows={data.licences}
          rowKey={(licence) => licence.id}
          columns={[
            {
              key: 'from',
              label: t('licences.from'),
              render: (licence) =>
                unknown(licence) ? (
                  <StatusChip tone="neutral" label={t('licences.periodUnknown')} />
                ) : licence.validFrom ? (
                  <DateText value={licence.validFrom} />
                ) : (
                  t('notKnown')
                ),
            },
            {
              key: 'until',
              label: t('licences.until'),
              render: (licence) =>
                unknown(licence) ? '–' : licence.validUntil ? <DateText value={licence.validUntil} /> : t('licences.openEnded'),
            },
            { key: 'source', label: t('licences.source'), render: (licence) => licence.source ?? t('notKnown') },
          ]}
        />
      )}
      {data.licences.some(unknown) && <p>{t('licences.counted')}</p>}
    </Section>
  );
}
