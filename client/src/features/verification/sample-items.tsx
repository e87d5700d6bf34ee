import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { StageChip } from '../adoptions/stage-chip.tsx';
import { VerdictChip } from './verdict-chip.tsx';
import type { SampleItemRow } from './verification.query.ts';

type Props = { rows: readonly SampleItemRow[]; sampleId: string; caption: string };

/** The adoptions that a sample met, in the order of the draw; each leads to where it is looked at. */
export function SampleItems({ rows, sampleId, caption }: Props) {
  const { t } = useTranslation(['verification', 'terms']);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'position', label: t('sample.position'), render: ({ position }) => position },
        { key: 'provider', label: t('sample.provider'), render: ({ adoption }) => localName(adoption.organisation) },
        { key: 'material', label: t('sample.material'), render: ({ adoption }) => adoption.material.title },
        { key: 'stage', label: t('sample.stage'), render: ({ stage }) => <StageChip stage={stage} /> },
        {
          key: 'state',
          label: t('sample.state'),
          render: ({ state, verification }) => (
            <ChipRow>
              {verification && <VerdictChip {...verification} />}
              {state !== 'DECIDED' && (
                <StatusChip tone={state === 'WAITING' ? 'warning' : 'neutral'} label={t(`terms:sampleItemState.${state}`)} />
              )}
            </ChipRow>
          ),
        },
        {
          key: 'open',
          label: t('sample.look'),
          render: ({ adoption }) => (
            <LinkText
              to={`/adoptions/${adoption.id}?sample=${sampleId}`}
              label={t('sample.lookAt', { provider: localName(adoption.organisation), material: adoption.material.title })}
            >
              {t('sample.look')}
            </LinkText>
          ),
        },
      ]}
    />
  );
}
