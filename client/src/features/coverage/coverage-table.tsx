import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { language, localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { unknownRegion } from '../organisations/organisation-address.ts';
import { coverageAddress, type Within } from './coverage-address.ts';
import type { Coverage } from './coverage.query.ts';
import { wholeCountry } from '../organisations/own-regions.ts';
import { measures, useFigureColumns, type FigureRow } from './figure-columns.tsx';

type Row = FigureRow & { note?: string; to?: string };
type Props = { coverage: Coverage; address: AddressFilter; within: Within; inside: boolean };

/** The same figures as the map, to the last row: the unknown, Åland apart, and the whole. */
export function CoverageTable({ coverage, address, within, inside }: Props) {
  const { t } = useTranslation('coverage');
  const [key = 'region', direction] = address.text('sort').split('.');
  const sort = { key, descending: direction === 'desc' };
  const columns = useFigureColumns<Row>({ sort: true });

  const ofRegion = ({ region, others, counted, figures, change }: Coverage['byRegion'][number]): Row => {
    const of = { figures, change, within: inside ? { ...within, region: region?.code ?? unknownRegion } : null };
    if (region)
      return {
        key: region.code,
        label: localName(region),
        ...(!counted && { note: t('table.apart') }),
        ...(inside && { to: coverageAddress(within, region.code) }),
        ...of,
      };
    if (others) return { key: 'others', label: t('table.others'), note: t('table.othersNote'), figures, change, within: null };
    return { key: unknownRegion, label: t('table.unknown'), ...of };
  };
  const compare = (a: Row, b: Row) => {
    const measure = measures[sort.key];
    const order = measure ? measure(a.figures) - measure(b.figures) : a.label.localeCompare(b.label, language);
    return sort.descending ? -order : order;
  };
  const isOrdinary = ({ region, counted }: Coverage['byRegion'][number]) => region && counted;
  const total: Row = {
    key: 'total',
    ...(within.region && within.region !== wholeCountry
      ? { label: t('table.chosen') }
      : { label: t('table.total'), note: t('table.totalNote') }),
    figures: coverage.total,
    change: coverage.totalChange,
    within: inside ? within : null,
  };
  const rows = [
    total,
    ...coverage.byRegion.filter(isOrdinary).map(ofRegion).sort(compare),
    ...coverage.byRegion.filter((row) => !isOrdinary(row)).map(ofRegion),
  ];

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
            render: ({ label, note, to }) => (
              <>
                {to ? <LinkText to={to}>{label}</LinkText> : label}
                {note && <small> ({note})</small>}
              </>
            ),
          },
          ...columns,
        ]}
      />
    </Section>
  );
}
