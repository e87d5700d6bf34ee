import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TileMap, type Tile } from '../../ui/tile-map.tsx';
import { useRegionOptions } from '../organisations/region-options.ts';
import { coverageAddress, type Within } from './coverage-address.ts';
import { declaredShare } from './coverage-share.ts';
import type { Coverage } from './coverage.query.ts';

type Props = { coverage: Coverage; within: Within; inside: boolean };

/** Declared coverage as a map of equal tiles, each the way to its providers for those who may see them. */
export function CoverageMap({ coverage, within, inside }: Props) {
  const { t } = useTranslation('coverage');
  const regions = useRegionOptions();
  const shown = coverage.byRegion.flatMap(({ region, figures, change }): Tile[] => {
    if (!region) return [];
    return [
      {
        code: region.code,
        label: localName(region),
        value: declaredShare(figures),
        note: [
          t('figure.ofProviders', { count: figures.inUse, of: figures.licensed }),
          change && t('change.short', { came: change.came.inUse, left: change.left.inUse }),
        ]
          .filter(Boolean)
          .join(', '),
        ...(change && { change: change.came.inUse - change.left.inUse }),
        to: inside ? coverageAddress(within, region.code) : undefined,
      },
    ];
  });
  // To those outside small regions come added up, in one row: they stand on the map, without a figure of their own.
  const merged = coverage.byRegion.some(({ others, counted }) => others && counted)
    ? regions
        .filter(({ value, counted }) => counted && !shown.some(({ code }) => code === value))
        .map(({ value, label }) => ({ code: value, label, value: null, instead: t('map.merged'), note: t('map.mergedNote') }))
    : [];
  return (
    <Section title={t('map.title')}>
      <TileMap tiles={[...shown, ...merged]} />
      <Prose quiet>
        {t('map.legend')} {merged.length > 0 && t('map.mergedLegend')}
      </Prose>
    </Section>
  );
}
