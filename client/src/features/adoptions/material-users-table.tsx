import { useTranslation } from 'react-i18next';
import type { MaterialUsersQuery } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateText } from '../../ui/dates.tsx';
import { ExternalLink, siteOf } from '../../ui/external-link.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Marked } from '../../ui/marked.tsx';
import { StageChip } from './stage-chip.tsx';
import { VerifiedMark } from './verified-mark.tsx';

type Row = MaterialUsersQuery['adoptions']['nodes'][number];

/** Providers that have declared something of a material, the latest declaration first, each with its stage and the proof that may be read. */
export function MaterialUsersTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const { t } = useTranslation('adoptions');
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'provider',
          label: t('column.provider'),
          width: '25%',
          render: ({ countsFor, organisation }) => {
            const provider = countsFor ?? organisation;
            return (
              <Marked marks={provider.id !== organisation.id && t('merged.saidBefore', { name: localName(organisation) })}>
                <LinkText to={`/organisations/${provider.id}`}>{localName(provider)}</LinkText>
              </Marked>
            );
          },
        },
        { key: 'stage', label: t('column.stage'), render: (row) => <StageChip stage={row.stage} /> },
        { key: 'since', label: t('column.since'), render: (row) => <DateText value={row.effectiveDate} /> },
        { key: 'declared', label: t('column.declared'), render: (row) => <DateText value={row.declaredAt} /> },
        {
          key: 'verified',
          label: t('column.verified'),
          width: '20%',
          render: (row) => (
            <ChipRow>
              <VerifiedMark {...row} />
            </ChipRow>
          ),
        },
        {
          key: 'evidence',
          label: t('users.evidence'),
          render: (row) => {
            const link = row.lastDeclaration?.evidence?.link;
            const name = localName(row.organisation);
            return (
              <ChipRow>
                {link && <ExternalLink href={link}>{siteOf(link)}</ExternalLink>}
                <LinkText to={`/adoptions/${row.id}`} label={t('users.openOf', { name })}>
                  {t('open')}
                </LinkText>
              </ChipRow>
            );
          },
        },
      ]}
    />
  );
}
