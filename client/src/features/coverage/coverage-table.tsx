import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { formatNumber } from '../../platform/i18n/format.ts';
import { language, localName } from '../../platform/i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/figures.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { unknownRegion } from '../organisations/organisation-address.ts';
import { declaredShare, rowsBehind, verifiedShare } from './coverage-share.ts';
import type { Coverage, Figures } from './coverage.query.ts';

type Row = { key: string; label: string; note?: string; figures: Figures; region?: string; linked: boolean };

const measures: Record<string, (figures: Figures) => number> = {
  licensed: ({ licensed }) => licensed,
  inUse: ({ inUse }) => inUse,
  share: (figures) => declaredShare(figures) ?? -1,
  verified: ({ verified }) => verified,
  verifiedShare: (figures) => verifiedShare(figures) ?? -1,
  noData: ({ noData }) => noData,
};

/** The same figures as the map, to the last row: the unknown, Åland apart, and the whole. */
export function CoverageTable({ coverage, address }: { coverage: Coverage; address: AddressFilter }) {
  const { t } = useTranslation('coverage');
  const theme = coverage.theme?.code;
  const [key = 'region', direction] = address.text('sort').split('.');
  const sort = { key, descending: direction === 'desc' };

  const ofRegion = ({ region, others, counted, figures }: Coverage['byRegion'][number]): Row => {
    if (region)
      return {
        key: region.code,
        label: localName(region),
        ...(!counted && { note: t('table.apart') }),
        figures,
        region: region.code,
        linked: true,
      };
    if (others)
      return {
        key: counted ? 'others' : 'others apart',
        label: t('table.others'),
        note: counted ? t('table.othersNote') : t('table.apart'),
        figures,
        linked: false,
      };
    return { key: unknownRegion, label: t('table.unknown'), figures, region: unknownRegion, linked: true };
  };
  const compare = (a: Row, b: Row) => {
    const measure = measures[sort.key];
    const order = measure ? measure(a.figures) - measure(b.figures) : a.label.localeCompare(b.label, language);
    return sort.descending ? -order : order;
  };
  const isOrdinary = ({ region, counted }: Coverage['byRegion'][number]) => region && counted;
  const rows = [
    { key: 'total', label: t('table.total'), note: t('table.totalNote'), figures: coverage.total, linked: true },
    ...coverage.byRegion.filter(isOrdinary).map(ofRegion).sort(compare),
    ...coverage.byRegion.filter((row) => !isOrdinary(row)).map(ofRegion),
  ];

  const figure = (
    name: 'licensed' | 'inUse' | 'verified' | 'noData' | 'notApplicable',
    label: string,
    toRows = false,
  ): Column<Row> => ({
    key: name,
    label,
    align: 'right',
    sort: name !== 'notApplicable',
    render: ({ label: place, figures, region, linked }) =>
      toRows && linked && figures[name] > 0 ? (
        <LinkText
          to={rowsBehind({ region, theme, verified: name === 'verified' })}
          label={`${t('table.openInUse', { region: place })}: ${formatNumber(figures[name])}`}
        >
          {formatNumber(figures[name])}
        </LinkText>
      ) : (
        formatNumber(figures[name])
      ),
  });

  return (
    <Section title={t('table.title')}>
      <DataTable
        caption={t('table.title')}
        rows={rows}
        rowKey={(row) => row.key}
        sort={sort}
        onSort={(next) => address.set({ sort: `${next.key}${next.descending ? '.desc' : ''}` })}
        columns={[
          {
            key: 'region',
            label: t('table.region'),
            sort: true,
            render: ({ label, note }) => (
              <>
                {label}
                {note && <small> ({note})</small>}
              </>
            ),
          },
          figure('licensed', t('table.licensed')),
          figure('inUse', t('table.inUse'), true),
          {
            key: 'share',
            label: t('table.share'),
            align: 'right',
            sort: true,
            render: ({ figures }) => <Percent value={declaredShare(figures)} />,
          },
          figure('verified', t('table.verified'), true),
          {
            key: 'verifiedShare',
            label: t('table.verifiedShare'),
            align: 'right',
            sort: true,
            render: ({ figures }) => <Percent value={verifiedShare(figures)} />,
          },
          figure('noData', t('table.noData')),
          figure('notApplicable', t('table.notApplicable')),
        ]}
      />
    </Section>
  );
}
