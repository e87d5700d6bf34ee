import { useTranslation } from 'react-i18next';
import type { Standing } from '../../platform/graphql/generated/graphql.ts';
import { formatPercent } from '../../platform/i18n/format.ts';
import { Tiles } from '../../ui/columns.tsx';
import { KeyFigure } from '../../ui/key-figure.tsx';
import { providersBehind, type Within } from './coverage-address.ts';
import { declaredShare, verifiedShare } from './coverage-share.ts';
import type { Coverage } from './coverage.query.ts';

type Props = { coverage: Coverage; within: Within; inside: boolean };

/** The whole country in a few figures: what providers declared, and apart from it what was verified. */
export function CoverageFigures({ coverage, within, inside }: Props) {
  const { t } = useTranslation('coverage');
  const { total, totalChange, byRegion } = coverage;
  const regions = byRegion.filter(({ region, counted }) => region && counted);
  const share = (value: number | null) => (value === null ? t('map.noData') : formatPercent(value));
  const since = (name: 'inUse' | 'verified' | 'noData') =>
    totalChange ? t('change.short', { came: totalChange.came[name], left: totalChange.left[name] }) : '';
  const link = (standing: Standing) => (inside ? { to: providersBehind(standing, within) } : {});
  return (
    <Tiles>
      <KeyFigure
        label={t('figure.declared')}
        value={share(declaredShare(total))}
        note={`${t('figure.ofProviders', { count: total.inUse, of: total.licensed })} ${since('inUse')}`}
        {...link('IN_USE')}
      />
      <KeyFigure
        label={t('figure.verified')}
        value={share(verifiedShare(total))}
        note={`${t('figure.ofProviders', { count: total.verified, of: total.licensed })} ${since('verified')}`}
        {...link('VERIFIED')}
      />
      {/* Small regions are added up for those outside: what is left of the regions cannot be counted. */}
      {inside && regions.length > 1 && (
        <KeyFigure
          label={t('figure.regions')}
          value={regions.filter(({ figures }) => figures.inUse > 0).length}
          of={regions.length}
          note={t('figure.regionsNote')}
        />
      )}
      <KeyFigure
        label={t('figure.noData')}
        value={total.noData}
        note={`${t('figure.noDataNote', { count: total.noData })} ${since('noData')}`}
        {...link('NO_DATA')}
      />
      {total.notApplicable > 0 && (
        <KeyFigure
          label={t('figure.notApplicable')}
          value={total.notApplicable}
          note={t('figure.notApplicableNote')}
          {...link('NOT_APPLICABLE')}
        />
      )}
    </Tiles>
  );
}
