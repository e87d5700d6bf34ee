import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import type { Standing } from '../../platform/graphql/generated/graphql.ts';
import { language, localName } from '../../platform/i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';
import { unknownRegion } from '../organisations/organisation-address.ts';
import { declaredShare, verifiedShare } from './coverage-share.ts';
import type { Coverage, Figures } from './coverage.query.ts';
import { FigureLink } from './figure-link.tsx';

type Row = { key: string; label: string; note?: string; figures: Figures; region?: string };
type Props = { coverage: Coverage; address: AddressFilter; asOf: string; inside: boolean };

const measures: Record<string, (figures: Figures) => number> = {
  licensed: ({ licensed }) => licensed,
  inUse: ({ inUse }) => inUse,
  share: (figures) => declaredShare(figures) ?? -1,
  verified: ({ verified }) => verified,
  verifiedShare: (figures) => verifiedShare(figures) ?? -1,
  noData: ({ noData }) => noData,
};

/** The same figures as the map, to the last row: the unknown, Åland apart, and the whole. */
export function CoverageTable({ coverage, address, asOf, inside }: Props) {
  const { t } = useTranslation('coverage');
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
      };
    if (others)
      return {
        key: counted ? 'others' : 'others apart',
        label: t('table.others'),
        note: counted ? t('table.othersNote') : t('table.apart'),
        figures,
      };
    return { key: unknownRegion, label: t('table.unknown'), figures, region: unknownRegion };
  };
  const compare = (a: Row, b: Row) => {
    const measure = measures[sort.key];
    const order = measure ? measure(a.figures) - measure(b.figures) : a.label.localeCompare(b.label, language);
    return sort.descending ? -order : order;
  };
  const isOrdinary = ({ region, counted }: Coverage['byRegion'][number]) => region && counted;
  const rows = [
    { key: 'total', label: t('table.total'), note: t('table.totalNote'), figures: coverage.total },
    ...coverage.byRegion.filter(isOrdinary).map(ofRegion).sort(compare),
    ...coverage.byRegion.filter((row) => !isOrdinary(row)).map(ofRegion),
  ];

  const figure = (
    name: 'licensed' | 'inUse' | 'verified' | 'noData' | 'notApplicable',
    standing: Standing,
    label: string,
  ): Column<Row> => ({
    key: name,
    label,
    align: 'right',
    sort: name !== 'notApplicable',
    render: ({ label: place, figures, region }) => (
      <FigureLink
        standing={standing}
        value={figures[name]}
        place={place}
        within={{ region, theme: coverage.theme?.code, asOf }}
        linked={inside}
      />
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
          figure('licensed', 'LICENSED', t('table.licensed')),
          figure('inUse', 'IN_USE', t('table.inUse')),
          {
            key: 'share',
            label: t('table.share'),
            align: 'right',
            sort: true,
            render: ({ figures }) => <Percent value={declaredShare(figures)} />,
          },
          figure('verified', 'VERIFIED', t('table.verified')),
          {
            key: 'verifiedShare',
            label: t('table.verifiedShare'),
            align: 'right',
            sort: true,
            render: ({ figures }) => <Percent value={verifiedShare(figures)} />,
          },
          figure('noData', 'NO_DATA', t('table.noData')),
          figure('notApplicable', 'NOT_APPLICABLE', t('table.notApplicable')),
        ]}
      />
    </Section>
  );
}
