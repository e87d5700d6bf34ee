import { isConfirmedLetter, noData, stageLetters, stageOfLetter } from '../../../../schema/adoption-matrix.ts';
import { inUseStages } from '../../../../schema/adoption-stages.ts';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import type { ProjectEvent } from '../../platform/live/project-feeds.ts';
import type { Matrix } from './matrix.query.ts';

/** What one cell says. */
export type Said = { stage: AdoptionStage; confirmedLately: boolean; verified: boolean };
type Declared = { organisationId: string; materialId: string; stage: AdoptionStage; version: number };

const counts = (stage: string | null) => (inUseStages as readonly (string | null)[]).includes(stage);

/** The cells of a matrix as they were read, and what has been said since. It changes in place: a thousand cells are no reason to make them all anew. */
export class MatrixCells {
  /** When any cell last changed, by the page's own clock. */
  lastChange = -Infinity;
  readonly ownRow: number | null;
  readonly versions: number[];
  private readonly statuses: string[][];
  private readonly changes = new Map<string, number>();
  private readonly rows: ReadonlyMap<string, number>;
  private readonly columns: ReadonlyMap<string, number>;

  /** `heard` is what has been told since it was read. */
  constructor(
    readonly matrix: Matrix,
    heard: readonly ProjectEvent[] = [],
  ) {
    this.statuses = matrix.providers.map(({ statuses }) => statuses.split(''));
    this.rows = new Map(matrix.providers.map(({ id }, row) => [id, row]));
    this.columns = new Map(matrix.materials.map(({ id }, column) => [id, column]));
    this.ownRow = matrix.own ? (this.rows.get(matrix.own.providerId) ?? null) : null;
    this.versions = [...(matrix.own?.versions ?? [])];
    for (const said of heard.map(declaredBy)) if (said && said !== 'unknown') this.take(said, performance.now());
  }

  at(row: number, column: number): Said | null {
    const character = this.statuses[row]?.[column] ?? noData;
    const stage = stageOfLetter(character);
    if (!stage) return null;
    const verified = stageOfLetter(this.matrix.providers[row]!.verified[column] ?? noData);
    return {
      stage,
      confirmedLately: isConfirmedLetter(character),
      verified: verified === stage || (counts(verified) && counts(stage)),
    };
  }

  /** Whether the cell says what a merged provider declared, and nobody has declared in it since it was read. */
  isOfMerged = (row: number, column: number): boolean =>
    this.matrix.providers[row]!.ofMerged.includes(column) && this.changedAt(row, column) === -Infinity;

  /** The stage from which the own next declaration starts: not from what a merged provider said. */
  ownStage(column: number): AdoptionStage {
    if (this.ownRow === null || this.isOfMerged(this.ownRow, column)) return 'NOT_STARTED';
    return this.at(this.ownRow, column)?.stage ?? 'NOT_STARTED';
  }

  rowOf = (providerId: string): number | undefined => this.rows.get(providerId);
  columnOf = (materialId: string): number | undefined => this.columns.get(materialId);
  changedAt = (row: number, column: number): number => this.changes.get(`${row} ${column}`) ?? -Infinity;

  /** Says a stage in a cell, as declared now; null takes it away. */
  say(row: number, column: number, stage: AdoptionStage | null, at: number) {
    this.statuses[row]![column] = stage ? stageLetters[stage] : noData;
    this.changes.set(`${row} ${column}`, at);
    this.lastChange = at;
  }

  /** Takes in what somebody declared. False when it is of a cell that is not shown. */
  take({ organisationId, materialId, stage, version }: Declared, at: number): boolean {
    const [row, column] = [this.rowOf(organisationId), this.columnOf(materialId)];
    if (row === undefined || column === undefined) return false;
    // One's own press has said it already.
    const isNews = this.statuses[row]![column] !== stageLetters[stage];
    if (row === this.ownRow) this.versions[column] = Math.max(version, this.versions[column] ?? 0);
    if (isNews) this.say(row, column, stage, at);
    return isNews;
  }
}

/** What an event says of a cell; `unknown` where only the server can tell how the cell is now. */
export function declaredBy({ kind, facts }: ProjectEvent): Declared | 'unknown' | null {
  if (kind === 'adoption.declared') return facts as Declared;
  if (kind === 'adoption.evidence_filed') return null;
  return /^(adoption|verification|material|version)\./.test(kind) ? 'unknown' : null;
}
