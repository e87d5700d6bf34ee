import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import type { RegionRow } from './use-dashboard.ts';

type Props = { areas: readonly string[]; rows: readonly RegionRow[]; active: boolean; onChange: (active: boolean) => void };

/** The officer's contact area as a filter that can be seen and taken away: it is a default, not a right. */
export function AreaFilter({ areas, rows, active, onChange }: Props) {
  const { t } = useTranslation('dashboards');
  if (!areas.length) return null;
  if (!active)
    return (
      <FilterChips
        label={t('area.label')}
        chips={[]}
        clearLabel={`${t('area.whole')} – ${t('area.restore')}`}
        onClear={() => onChange(true)}
      />
    );
  const regionsOf = (area: string) =>
    rows.flatMap(({ region }) => (region?.contactArea === area ? [localName(region)] : [])).join(', ');
  return (
    <FilterChips
      label={t('area.label')}
      chips={areas.map((area) => {
        const label = t('area.chip', { area, regions: regionsOf(area) });
        return { key: area, label, removeLabel: t('area.remove', { label }), onRemove: () => onChange(false) };
      })}
    />
  );
}
