import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TileMap, type Tile } from '../../ui/tile-map.tsx';
import { providersBehindShare } from '../coverage/coverage-address.ts';
import { shareOf } from './region-sums.ts';
import type { RegionRow } from './use-dashboard.ts';

/** The country in tiles, each leading to the providers behind its figure. */
export function CoverageCard({ rows }: { rows: readonly RegionRow[] }) {
  const { t } = useTranslation('dashboards');
  const tiles = rows.flatMap(({ region, figures }): Tile[] =>
    region
      ? [
          {
            code: region.code,
            label: localName(region),
            value: shareOf(figures),
            to: providersBehindShare(figures, { region: region.code }),
            note: t('coverage.tile', { inUse: figures.inUse, licensed: figures.licensed }),
          },
        ]
      : [],
  );
  return (
    <Section title={t('coverage.title')} action={<LinkText to="/coverage">{t('coverage.open')}</LinkText>}>
      <Box sx={{ maxWidth: 420, mx: 'auto' }}>
        <TileMap tiles={tiles} />
      </Box>
      <Prose quiet>{t('coverage.legend')}</Prose>
    </Section>
  );
}
