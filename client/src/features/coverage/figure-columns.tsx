import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/figures.tsx';
import type { Within } from './coverage-address.ts';
import { declaredShare, verifiedShare } from './coverage-share.ts';
import type { Change, Figures } from './coverage.query.ts';
import { FigureChange } from './figure-change.tsx';
import { FigureLink } from './figure-link.tsx';
import type { FigureName } from './figure-of.ts';
import { figures as figureList } from './figure-of.ts';

/** A row of figures: what it is called, what it counts within, and whether its providers can be opened. */
export type FigureRow = {
  key: string;
  label: string;
  figures: Figures;
  change: Change | null;
  /** Null where no list is behind it. */
  within: Within | null;
};

export const measures: Record<string, (figures: Figures) => number> = {
  licensed: ({ licensed }) => licensed,
  inUse: ({ inUse }) => inUse,
  share: (figures) => declaredShare(figures) ?? -1,
  verified: ({ verified }) => verified,
  verifiedShare: (figures) => verifiedShare(figures) ?? -1,
  noData: ({ noData }) => noData,
};

/** The columns of figures that every table of coverage has: declared and verified apart, the change below each. */
export function useFigureColumns<R extends FigureRow>({ sort = false }: { sort?: boolean } = {}): Column<R>[] {
  const { t } = useTranslation('coverage');
  const figure = (name: FigureName): Column<R> => ({
    key: name,
    label: t(`table.${name}`),
    align: 'right',
    sort: sort && name !== 'notApplicable',
    render: ({ label: place, figures, change, within }) => {
      const standing = figureList.find(([one]) => one === name)![1];
      return (
        <>
          <FigureLink standing={standing} value={figures[name]} place={place} within={within ?? {}} linked={within !== null} />
          {within && <FigureChange standing={standing} change={change} place={place} within={within} />}
        </>
      );
    },
  });
  const share = (key: 'share' | 'verifiedShare', of: typeof declaredShare): Column<R> => ({
    key,
    label: t(`table.${key}`),
    align: 'right',
    sort,
    render: ({ figures }) => <Percent value={of(figures)} />,
  });
  return [
    figure('licensed'),
    figure('inUse'),
    share('share', declaredShare),
    figure('verified'),
    share('verifiedShare', verifiedShare),
    figure('noData'),
    figure('notApplicable'),
  ];
}
