import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { localName } from '../../platform/i18n/language.ts';
import { CheckInput } from '../../ui/check-input.tsx';
import { ChipRow } from '../../ui/chip-row.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Foot } from '../../ui/foot.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Summary } from '../../ui/summary.tsx';
import { StageChip } from '../adoptions/stage-chip.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';
import { matrixFilterOf } from './matrix-address.ts';
import { Declaring } from './declaring.tsx';
import type { MatrixCells } from './matrix-cells.ts';
import { OwnBar } from './own-bar.tsx';
import { useDeclaring } from './use-declaring.ts';
import type { MatrixState } from './use-matrix.ts';

/** The own row of the matrix as a list, for phones and for those who listen: the same choices, the same bar. */
export function OwnStages({ state, address }: { state: MatrixState & { cells: MatrixCells }; address: AddressFilter }) {
  const { t } = useTranslation('matrix');
  const { cells, useFrom } = state;
  const { materials, providers, viewerCan } = cells.matrix;
  const themes = useThemeOptions();
  const declaring = useDeclaring(state);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const foot = useKeptFocus<HTMLDivElement>(`${Boolean(declaring.saved)} ${chosen.size > 0}`);
  const row = cells.ownRow;
  if (row === null) return <EmptyState title={t('empty.own')} />;
  const stages = matrixFilterOf(address).stages;
  const shown = materials
    .map((material, column) => ({ ...material, said: cells.at(row, column) }))
    .filter(({ said }) => !stages || stages.includes(said?.stage ?? 'NOT_STARTED'));
  const columns = materials.flatMap(({ id }, column) => (chosen.has(id) ? [column] : []));
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const all = shown.map(({ id }) => id);
  const mayDeclare = viewerCan.declare.allowed;
  return (
    <>
      <Summary>{t('own.count', { name: localName(providers[row]!), count: shown.length })}</Summary>
      {mayDeclare && (
        <CheckInput
          label={t('own.all')}
          value={all.length > 0 && all.every((id) => chosen.has(id))}
          onChange={(on) => choose(all, on)}
        />
      )}
      <DataTable
        caption={t('own.title')}
        rows={shown}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'material',
            label: t('own.material'),
            render: ({ id, title }) =>
              mayDeclare ? (
                <CheckInput label={title} value={chosen.has(id)} onChange={(on) => choose([id], on)} />
              ) : (
                <LinkText to={`/materials/${id}`}>{title}</LinkText>
              ),
          },
          {
            key: 'theme',
            label: t('own.theme'),
            render: ({ themeCode }) => themes.find(({ value }) => value === themeCode)?.label,
          },
          {
            key: 'stage',
            label: t('own.stage'),
            render: ({ said }) =>
              said ? (
                <ChipRow>
                  <StageChip stage={said.stage} />
                  {said.verified && <StatusChip tone="success" label={t('legend.verified')} />}
                  {!said.confirmedLately && <StatusChip tone="warning" label={t('legend.notConfirmedLately')} />}
                </ChipRow>
              ) : (
                t('legend.noData')
              ),
          },
          {
            key: 'open',
            label: t('own.open'),
            render: ({ id, title }) => (
              <LinkText to={`/materials/${id}`} label={t('own.openOf', { title })}>
                {t('own.open')}
              </LinkText>
            ),
          },
        ]}
      />
      <Foot ref={foot}>
        <Declaring state={declaring} earliest={useFrom} />
        {columns.length > 0 && mayDeclare && (
          <OwnBar
            count={columns.length}
            onDeclare={(stage) => void declaring.declare(columns.map((column) => ({ column, stage })))}
            onClear={() => setChosen(new Set())}
          />
        )}
      </Foot>
    </>
  );
}
