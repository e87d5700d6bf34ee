import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TileMap } from '../../ui/tile-map.tsx';
import { declaredShare, rowsBehind } from './coverage-share.ts';
import type { RegionRow } from './coverage.query.ts';

/** Declared coverage as a map of equal tiles, each the way to its adoptions. */
export function CoverageMap({ regions, theme }: { regions: readonly RegionRow[]; theme: string | undefined }) {
  const { t } = useTranslation('coverage');
  const tiles = regions.flatMap(({ region, figures }) =>
    region
      ? [
          {
            code: region.code,
            label: localName(region),
            value: declaredShare(figures),
            note: t('figure.ofProviders', { count: figures.inUse, of: figures.licensed }),
            to: rowsBehind({ region: region.code, theme }),
          },
        ]
      : [],
  );
  return (
    <Section title={t('map.title')}>
      <TileMap tiles={tiles} />
      <Prose quiet>{t('map.legend')}</Prose>
    </Section>
  );
}
