import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber, formatPercent } from '../platform/i18n/format.ts';
import { HiddenText } from './hidden-text.tsx';
import { shades } from './theme.ts';

/**
 * `value` is a share between 0 and 1, or null where there is none: then `instead`, or that there is no data, is shown.
 * `note` says it in full for those who listen; a tile without `to` leads nowhere.
 */
export type Tile = {
  code: string;
  label: string;
  value: number | null;
  instead?: string;
  to?: string | undefined;
  note?: string;
  /** How much more or less it is than on another day: shown with its sign, and said by the note. */
  change?: number;
};

// Row and column of each area by its official code.
const places = {
  '19': [1, 3],
  '15': [2, 1],
  '16': [2, 2],
  '17': [2, 3],
  '18': [2, 4],
  '14': [3, 1],
  '13': [3, 2],
  '11': [3, 3],
  '12': [3, 4],
  '04': [4, 1],
  '06': [4, 2],
  '07': [4, 3],
  '10': [4, 4],
  '02': [5, 1],
  '05': [5, 2],
  '08': [5, 3],
  '09': [5, 4],
  '21': [6, 1],
  '01': [6, 2],
} as const;
type Code = keyof typeof places;

const isPlaced = (tile: Tile): tile is Tile & { code: Code } => tile.code in places;

/** The shade of a share, darker for more. */
export const shadeOf = (share: number) => shades[Math.min(shades.length - 1, Math.floor(share * shades.length))] ?? shades[0];

/** The country as a grid of equal tiles, each a link to what its figure is made of where there is such a list. */
export function TileMap({ tiles }: { tiles: Tile[] }) {
  const { t } = useTranslation('ui');
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        maxWidth: 560,
        display: 'grid',
        gap: 0.5,
        gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
      }}
    >
      {tiles
        .filter(isPlaced)
        .sort((a, b) => places[a.code][0] - places[b.code][0] || places[a.code][1] - places[b.code][1])
        .map(({ code, label, value, instead, to, note, change }) => {
          const { fill, ink } = value === null ? { fill: '#ECEEF2', ink: '#3B414C' } : shadeOf(value);
          return (
            <Box component="li" key={code} sx={{ gridRow: places[code][0], gridColumn: places[code][1], position: 'relative' }}>
              <Box
                {...(to && { component: Link, to })}
                title={label}
                sx={{
                  display: 'block',
                  py: 0.75,
                  px: 0.25,
                  minHeight: 46,
                  textAlign: 'center',
                  textDecoration: 'none',
                  fontSize: '0.75rem',
                  lineHeight: 1.35,
                  borderRadius: 0.5,
                  bgcolor: fill,
                  color: ink,
                  border: value === null ? '1px dashed #6B7280' : '1px solid transparent',
                  '&[href]:hover': { textDecoration: 'underline' },
                }}
              >
                <Box component="span" aria-hidden="true" sx={{ display: 'block', fontWeight: 700 }}>
                  {t(`tile.${code}`)}
                </Box>
                <HiddenText>{label}, </HiddenText>
                <span>{value === null ? (instead ?? t('noData')) : formatPercent(value)}</span>
                {change !== undefined && change !== 0 && (
                  <Box component="span" aria-hidden="true" sx={{ ml: 0.5, fontWeight: 700 }}>
                    {change > 0 ? '+' : '−'}
                    {formatNumber(Math.abs(change))}
                  </Box>
                )}
                {note && <HiddenText>, {note}</HiddenText>}
              </Box>
            </Box>
          );
        })}
    </Box>
  );
}
