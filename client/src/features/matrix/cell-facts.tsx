import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { ChipRow } from '../../ui/chip-row.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { StageChip } from '../adoptions/stage-chip.tsx';
import type { Place } from '../../ui/canvas-grid.geometry.ts';
import type { MatrixCells } from './matrix-cells.ts';

/** The chosen cell in full: names that the heads cut short, what it says, and the way to what stands behind it. */
export function CellFacts({ cells, place }: { cells: MatrixCells; place: Place }) {
  const { t } = useTranslation('matrix');
  const provider = cells.matrix.providers[place.row];
  const material = cells.matrix.materials[place.column];
  if (!provider || !material) return null;
  const said = cells.at(place.row, place.column);
  return (
    <ChipRow>
      <LinkText to={`/organisations/${provider.id}`}>
        {provider.former ? t('provider.former', { name: localName(provider) }) : localName(provider)}
      </LinkText>
      <LinkText to={`/materials/${material.id}`}>{material.title}</LinkText>
      {said ? <StageChip stage={said.stage} /> : <span>{t('legend.noData')}</span>}
      {said?.verified && <StatusChip tone="success" label={t('legend.verified')} />}
      {said && !said.confirmedLately && <StatusChip tone="warning" label={t('legend.notConfirmedLately')} />}
      {said && cells.isOfMerged(place.row, place.column) && <StatusChip tone="neutral" label={t('legend.ofMerged')} />}
      {said && (
        <LinkText to={`/adoptions?view=list&organisation=${provider.id}&material=${material.id}`}>{t('evidence')}</LinkText>
      )}
    </ChipRow>
  );
}
