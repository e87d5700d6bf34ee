import { useTranslation } from 'react-i18next';
import type { Standing } from '../../platform/graphql/generated/graphql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { CheckInput } from '../../ui/check-input.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ExternalLink } from '../../ui/external-link.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { adoptionsBehind } from './coverage-address.ts';
import type { CountedProvider } from './coverage.query.ts';

/** Choosing providers, where there is something to do with them. */
export type Choice = { chosen: readonly string[]; toggle: (id: string) => void };
type Props = {
  rows: readonly CountedProvider[];
  caption: string;
  standing: Standing;
  theme: string;
  projectId: string;
  /** The list is of those who use nothing: with what is known of how to reach them. */
  gaps: boolean;
  choice?: Choice | undefined;
};

/** Providers of a figure, each with the way to what it has declared, where it has declared anything. */
export function CoverageProvidersTable({ rows, caption, standing, theme, projectId, gaps, choice }: Props) {
  const { t } = useTranslation(['coverage', 'terms']);
  const adoptions: Column<CountedProvider> = {
    key: 'adoptions',
    label: t('providers.adoptions'),
    render: (row) => (
      <LinkText to={adoptionsBehind(row.id, standing, theme)} label={`${t('providers.open')}: ${localName(row)}`}>
        {t('providers.open')}
      </LinkText>
    ),
  };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'provider',
          label: t('providers.provider'),
          render: (row) =>
            choice ? (
              <>
                <CheckInput
                  label={t('nudge.choose', { name: localName(row) })}
                  value={choice.chosen.includes(row.id)}
                  onChange={() => choice.toggle(row.id)}
                />
                <LinkText to={`/organisations/${row.id}`}>{localName(row)}</LinkText>
              </>
            ) : (
              <LinkText to={`/organisations/${row.id}`}>{localName(row)}</LinkText>
            ),
        },
        {
          key: 'region',
          label: t('table.region'),
          render: ({ region }) => (region ? localName(region) : t('table.unknown')),
        },
        {
          key: 'type',
          label: t('providers.type'),
          render: ({ providerType }) => (providerType ? t(`terms:providerType.${providerType}`) : '–'),
        },
        ...(gaps ? gapColumns(t, projectId, theme) : []),
        ...(standing === 'NO_DATA' ? [] : [adoptions]),
      ]}
    />
  );
}

type Words = ReturnType<typeof useTranslation<['coverage', 'terms']>>['t'];

/** Whether it has said anything at all, whom one can turn to, and when it was last reminded. */
function gapColumns(t: Words, projectId: string, theme: string): Column<CountedProvider>[] {
  return [
    {
      key: 'said',
      label: t('gaps.said'),
      render: ({ adoptionSummary }) =>
        adoptionSummary?.length
          ? t('gaps.declared', { count: adoptionSummary.reduce((sum, { count }) => sum + count, 0) })
          : t('gaps.nothing'),
    },
    {
      key: 'contact',
      label: t('gaps.contact'),
      render: ({ partnerships, website }) => {
        const partnership = partnerships?.find(({ project }) => project.id === projectId);
        return (
          <>
            {partnership ? (partnership.contact?.name ?? t('gaps.partner')) : t('gaps.outside')}
            {website && (
              <>
                {' '}
                <ExternalLink href={website}>{t('gaps.website')}</ExternalLink>
              </>
            )}
          </>
        );
      },
    },
    ...(theme
      ? [
          {
            key: 'nudged',
            label: t('gaps.nudged'),
            render: ({ lastNudge }: CountedProvider) => (lastNudge ? formatDate(lastNudge.sentAt) : '–'),
          },
        ]
      : []),
  ];
}
