import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { known, useAddressFilter } from '../../platform/address/address-filter.ts';
import type { RiskRule } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { StageChip } from '../adoptions/stage-chip.tsx';
import { usePlaces } from './use-places.tsx';
import { RiskListDocument } from './verification.query.ts';

const rules: readonly RiskRule[] = [
  'EVIDENCE_THIN',
  'NEW_USE_BEFORE_REPORT',
  'STAGES_JUMPED',
  'BIG_REACH',
  'NOT_CONFIRMED_LATELY',
];

/** What is worth a look, heaviest first, each with the rules that point at it in words. */
export function RiskPart({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['verification', 'terms']);
  const address = useAddressFilter();
  const places = usePlaces();
  const rule = known([address.text('rule')], rules)[0] ?? null;
  const { data, previousData, error, loading, refetch } = useQuery(RiskListDocument, {
    variables: { projectId, rule, ...places.variables },
    skip: places.waits,
  });
  useLiveRefetch(projectId, ['adoption.'], refetch);
  const rows = (data ?? previousData)?.project?.verificationRisks;
  return (
    <Section title={t('risk.title')}>
      <Prose quiet>{t('risk.hint')}</Prose>
      {places.choice(
        <SelectInput
          label={t('risk.rule')}
          value={rule ?? ''}
          onChange={(value) => address.set({ rule: value })}
          options={[
            { value: '', label: t('draw.all') },
            ...rules.map((value) => ({ value, label: t(`terms:riskRule.${value}`) })),
          ]}
        />,
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!rows && loading && <TableSkeleton />}
      {rows && (
        <DataTable
          caption={t('risk.title')}
          rows={rows}
          rowKey={({ adoption }) => adoption.id}
          empty={<Prose>{t('risk.empty')}</Prose>}
          columns={[
            { key: 'score', label: t('risk.score'), align: 'right', render: ({ score }) => score },
            { key: 'provider', label: t('sample.provider'), render: ({ adoption }) => localName(adoption.organisation) },
            { key: 'material', label: t('sample.material'), render: ({ adoption }) => adoption.material.title },
            { key: 'stage', label: t('sample.stage'), render: ({ adoption }) => <StageChip stage={adoption.stage} /> },
            {
              key: 'rules',
              label: t('risk.why'),
              render: (row) => (
                <ChipRow>
                  {row.rules.map((name) => (
                    <StatusChip key={name} tone="neutral" label={t(`terms:riskRule.${name}`)} />
                  ))}
                </ChipRow>
              ),
            },
            {
              key: 'open',
              label: t('sample.look'),
              render: ({ adoption }) => (
                <LinkText
                  to={`/adoptions/${adoption.id}`}
                  label={t('sample.lookAt', { provider: localName(adoption.organisation), material: adoption.material.title })}
                >
                  {t('sample.look')}
                </LinkText>
              ),
            },
          ]}
        />
      )}
      {rows?.length === 100 && <Prose quiet>{t('risk.first')}</Prose>}
    </Section>
  );
}
