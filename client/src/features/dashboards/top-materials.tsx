import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Bar } from '../../ui/bar.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { inUseAddress } from './addresses.ts';
import type { Figures } from './use-dashboard.ts';

/** The materials that most providers use, in the whole country; where the rest is narrowed the title says so. */
export function TopMaterials({ figures: { topMaterials }, title }: { figures: Figures; title?: string }) {
  const { t } = useTranslation('dashboards');
  const most = Math.max(1, ...topMaterials.map(({ inUse }) => inUse));
  return (
    <Section title={title ?? t('top.title')} action={<LinkText to={inUseAddress()}>{t('top.all')}</LinkText>}>
      {topMaterials.length === 0 && <Prose quiet>{t('top.empty')}</Prose>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {topMaterials.map(({ material, inUse, recent }) => (
          <li key={material.id}>
            <Box
              sx={{
                display: 'flex',
                gap: 1,
                justifyContent: 'space-between',
                alignItems: 'baseline',
                mb: 0.5,
                fontSize: '0.875rem',
              }}
            >
              <LinkText to={`/materials/${material.id}`}>{material.title}</LinkText>
              <Box component="span" sx={{ flexShrink: 0, fontVariantNumeric: 'tabular-nums' }}>
                {t('top.count', { count: inUse })} {recent > 0 && t('top.recent', { count: recent })}
              </Box>
            </Box>
            <Bar value={inUse} max={most} label={`${material.title}: ${t('top.count', { count: inUse })}`} />
          </li>
        ))}
      </Box>
      {topMaterials.some(({ recent }) => recent > 0) && <Prose quiet>{t('top.recentHint')}</Prose>}
    </Section>
  );
}
