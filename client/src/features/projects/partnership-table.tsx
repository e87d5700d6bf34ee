import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import type { NetworkQuery } from '../../platform/graphql/generated/graphql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';

type Row = NonNullable<NetworkQuery['project']>['partnerships'][number];

/** The organisations of a project as rows. Contacts are people, seen by the project's own parties only. */
export function PartnershipTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('projects');
  const term = useTerms();
  const { project } = useSession();
  const unnamed = project?.position === 'OUTSIDER' ? t('network.hidden') : t('network.noContact');
  return (
    <DataTable
      caption={t('network.title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'organisation',
          label: t('network.organisation'),
          render: ({ organisation }) => <LinkText to={`/organisations/${organisation.id}`}>{localName(organisation)}</LinkText>,
        },
        { key: 'role', label: t('network.role'), render: ({ role }) => term('partnershipRole', role) },
        {
          key: 'region',
          label: t('network.region'),
          render: ({ organisation: { region } }) => (region ? localName(region) : t('network.regionUnknown')),
        },
        {
          key: 'period',
          label: t('network.period'),
          render: ({ validFrom, validUntil }) =>
            validUntil
              ? t('network.until', { from: formatDate(validFrom), until: formatDate(validUntil) })
              : t('network.onwards', { from: formatDate(validFrom) }),
        },
        {
          key: 'contact',
          label: t('network.contact'),
          render: ({ contact, deputy }) => (
            <>
              {contact?.name ?? unnamed}
              {deputy && <div>{t('network.deputy', { name: deputy.name })}</div>}
            </>
          ),
        },
      ]}
    />
  );
}
