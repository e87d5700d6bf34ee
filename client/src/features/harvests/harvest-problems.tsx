import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../platform/i18n/format.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/section.tsx';
import type { Harvest } from './harvest-table.tsx';

/** What a harvest did not take and why, and what to know of what it took. */
export function HarvestProblems({ harvest: { askedAt, problems } }: { harvest: Harvest }) {
  const { t } = useTranslation('harvests');
  return (
    <Section title={t('problems.title', { at: formatDateTime(askedAt) })}>
      <DataTable
        caption={t('problems.caption')}
        rows={problems}
        rowKey={({ identifier, problem }) => `${identifier} ${problem}`}
        columns={[
          { key: 'title', label: t('problems.material'), render: ({ title, identifier }) => title ?? identifier },
          { key: 'problem', label: t('problems.problem'), render: ({ problem }) => t(`problem.${problem as 'NO_TITLE'}`) },
        ]}
      />
    </Section>
  );
}
