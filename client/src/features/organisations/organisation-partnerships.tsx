import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/section.tsx';

const OrganisationPartnerships_organisation = graphql(`
  fragment OrganisationPartnerships_organisation on Organisation {
    id
    partnerships {
      id
      role
      validFrom
      validUntil
      project {
        id
        nameFi
        nameSv
        nameEn
      }
    }
  }
`);

/** The network projects that the organisation takes part in. */
export function OrganisationPartnerships(props: { organisation: FragmentType<typeof OrganisationPartnerships_organisation> }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const { data, complete } = useFragment({ fragment: OrganisationPartnerships_organisation, from: props.organisation });
  if (!complete) return null;
  return (
    <Section title={t('partnerships.title')}>
      {data.partnerships.length === 0 ? (
        <p>{t('partnerships.empty')}</p>
      ) : (
        <DataTable
          caption={t('partnerships.title')}
          rows={data.partnerships}
          rowKey={(row) => row.id}
          columns={[
            { key: 'project', label: t('partnerships.project'), render: (row) => localName(row.project) },
            { key: 'role', label: t('partnerships.role'), render: (row) => t(`terms:partnershipRole.${row.role}`) },
            {
              key: 'period',
              label: t('partnerships.period'),
              render: (row) =>
                row.validUntil
                  ? t('partnerships.until', { from: formatDate(row.validFrom), until: formatDate(row.validUntil) })
                  : t('partnerships.onwards', { from: formatDate(row.validFrom) }),
            },
          ]}
        />
      )}
    </Section>
  );
}
