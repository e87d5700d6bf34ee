import type { Standing } from '../../platform/graphql/generated/graphql.ts';
import type { Figures } from './coverage.query.ts';

export type FigureName = Exclude<keyof Figures, '__typename'>;

/** The figures that tables show, each with the standing that its list is asked by. */
export const figures: readonly [name: FigureName, standing: Standing][] = [
  ['licensed', 'LICENSED'],
  ['inUse', 'IN_USE'],
  ['verified', 'VERIFIED'],
  ['noData', 'NO_DATA'],
  ['notApplicable', 'NOT_APPLICABLE'],
];

export const figureOf = (standing: Standing): FigureName | undefined => figures.find(([, one]) => one === standing)?.[0];
