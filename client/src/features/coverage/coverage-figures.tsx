import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../platform/i18n/format.ts';
import { Tiles } from '../../ui/columns.tsx';
import { KeyFigure } from '../../ui/key-figure.tsx';
import { declaredShare, rowsBehind, verifiedShare } from './coverage-share.ts';
import type { Coverage } from './coverage.query.ts';

/** The whole country in a few figures: what providers declared, and apart from it what was verified. */
export function CoverageFigures({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('coverage');
  const { total, byRegion } = coverage;
  const theme = coverage.theme?.code;
  const regions = byRegion.filter(({ region, counted }) => region && counted);
  const share = (value: number | null) => (value === null ? t('map.noData') : formatPercent(value));
  return (
    <Tiles>
      <KeyFigure
        label={t('figure.declared')}
        value={share(declaredShare(total))}
        note={t('figure.ofProviders', { count: total.inUse, of: total.licensed })}
        to={rowsBehind({ theme })}
      />
      <KeyFigure
        label={t('figure.verified')}
        value={share(verifiedShare(total))}
        note={t('figure.ofProviders', { count: total.verified, of: total.licensed })}
        to={rowsBehind({ theme, verified: true })}
      />
      <KeyFigure
        label={t('figure.regions')}
        value={regions.filter(({ figures }) => figures.inUse > 0).length}
        of={regions.length}
        note={t('figure.regionsNote')}
      />
      <KeyFigure label={t('figure.noData')} value={total.noData} note={t('figure.noDataNote')} />
      {total.notApplicable > 0 && (
        <KeyFigure label={t('figure.notApplicable')} value={total.notApplicable} note={t('figure.notApplicableNote')} />
      )}
    </Tiles>
  );
}
