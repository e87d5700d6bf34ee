import { Arg, Args, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, page, rows, type Row } from '../../platform/reading/source.ts';
import { and, sql, trusted } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Import, ImportConnection, ImportKind, ImportRow, ImportRowConnection } from './import.entity.ts';
import { ApplyImportInput, CheckImportInput, ImportRowsArgs, ImportsArgs, UndoImportInput } from './import.inputs.ts';
import { applyImport, checkImport, importInto, undoImport } from './import.policy.ts';
import type { ImportService } from './import.service.ts';
import type { ImportTargets } from './import.targets.ts';
import { chosenOf, columnsOf, isHeaderRow, shownTable } from './import.table.ts';
import { ImportAbilities, ImportTable, OutcomeCount, RowReason } from './import.types.ts';

@ObjectType({ description: 'What the viewer may bring in.' })
export class ImportOffer {
  @Field(() => ImportKind, { description: 'What is imported.' })
  target: ImportKind;
  @Field(() => Action, { description: 'Whether the viewer may, and if not, why.' })
  can: Action;
}

@Resolver(() => Import)
export class ImportResolver {
  constructor(
    private readonly service: ImportService,
    private readonly targets: ImportTargets,
  ) {}

  @Access('SIGNED_IN')
  @Query(() => ImportConnection, { description: 'The imports that the viewer may see, newest first.' })
  imports(@Args(() => ImportsArgs) { first, after, target }: ImportsArgs) {
    return page(Import, {
      first,
      after: after ?? null,
      descending: true,
      order: (i) => [i.createdAt, i.id],
      where: (i) => and(target && sql`${i.target} = ${target}`),
    });
  }

  @Access('SIGNED_IN')
  @Query(() => Import, { nullable: true, description: 'One import; null when there is none of that id that the viewer may see.' })
  import(@Arg('id', () => ID) id: string) {
    return byId(Import, id);
  }

  @Access('SIGNED_IN')
  @Query(() => [ImportOffer], {
    description: 'What can be imported, and what of it by the viewer: materials into that project, the register.',
  })
  importOffers(
    @Arg('projectId', () => ID, { nullable: true, description: 'The project that would take materials into care.' }) projectId:
      | string
      | null,
    @Ctx() { viewer }: Context,
  ) {
    const offers = Object.values(ImportKind).map((target) => ({
      target,
      can: importInto(viewer, target, projectId?.toLowerCase() ?? null),
    }));
    return computed({ none: sql`1` }, () => offers);
  }

  @FieldResolver(() => ImportTable, {
    description: 'Its table as it is chosen; of another sheet or header row as it would be guessed.',
  })
  table(
    @Root() one: Row<Import>,
    @Arg('sheet', () => Int, { nullable: true, description: 'Another sheet, from 0.' }) sheet: number | null,
    @Arg('headerRow', () => Int, { nullable: true, description: 'Another row that names the columns; 0 for none.' }) headerRow:
      | number
      | null,
    @Ctx() { viewer }: Context,
  ) {
    const layouts = trusted`(select coalesce(json_object_agg(l.signature, l.columns), '{}') from (
      select * from import_layout l where l.organisation_id = ${viewer.organisationId} and l.target = ${one.target} order by l.used_at desc limit 100) l)`;
    const needs = {
      target: one.target,
      sheets: one.sheets,
      sheet: one.sheet,
      headerRow: one.headerRow,
      columns: one.columns,
      layouts,
    };
    return computed(needs, (known) => {
      const { fields } = this.targets[known.target as ImportKind];
      const head = known.sheets[sheet ?? known.sheet];
      const named = typeof headerRow === 'number';
      if ((typeof sheet !== 'number' && !named) || !head || (named && !isHeaderRow(head, headerRow)))
        return shownTable(known.sheets, fields, known);
      const row = headerRow ?? chosenOf([head], fields, known.layouts).headerRow;
      return shownTable(known.sheets, fields, {
        sheet: sheet ?? known.sheet,
        headerRow: row,
        columns: columnsOf(head, row, fields, known.layouts),
      });
    });
  }

  @AtMost(6)
  @FieldResolver(() => [OutcomeCount], { description: 'How its rows come out; together they are all of its rows.' })
  outcomes(@Root() one: Row<Import>, @Ctx() { viewer }: Context) {
    return rows(
      sql`select r.outcome, count(*) as count, count(r.applied_at) as applied, count(r.undone_at) as undone, count(r.kept) as kept
            from ${visible(ImportRow, viewer)} r where r.import_id = ${one.id} group by r.outcome order by r.outcome`,
    );
  }

  @FieldResolver(() => ImportRowConnection, { description: 'Its rows in their order.' })
  rows(@Root() one: Row<Import>, @Args(() => ImportRowsArgs) { first, after, outcomes }: ImportRowsArgs) {
    return page(ImportRow, {
      first,
      after: after ?? null,
      order: (row) => [row.line, row.id],
      where: (row) => and(sql`${row.importId} = ${one.id}`, outcomes && sql`${row.outcome} = any(${outcomes})`),
    });
  }

  @FieldResolver(() => ImportAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() one: Row<Import>, @Ctx() { viewer }: Context) {
    const { target, projectId, organisationId, state, work } = one;
    const ofRows = (outcomes: string[]) =>
      sql`(select count(*) from ${visible(ImportRow, viewer)} r where r.import_id = ${one.id} and r.outcome = any(${outcomes}::import_outcome[]))`;
    return computed(
      { target, projectId, organisationId, state, work, fresh: ofRows(['NEW', 'CHANGED']), doubles: ofRows(['DUPLICATE']) },
      (known) => ({
        check: checkImport(viewer, known),
        apply: applyImport(viewer, known, known),
        undo: undoImport(viewer, known),
      }),
    );
  }

  @Access('SIGNED_IN')
  @Mutation(() => Import, {
    description:
      'Says which field stands in which column, and has the rows checked by a job. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion), BAD_USER_INPUT (field, problem).',
  })
  async checkImport(@Arg('input', () => CheckImportInput) input: CheckImportInput, @Ctx() { viewer }: Context) {
    return byId(Import, (await this.service.check(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Import, {
    description:
      'Accepts a checked import: a job writes its rows. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion).',
  })
  async applyImport(@Arg('input', () => ApplyImportInput) input: ApplyImportInput, @Ctx() { viewer }: Context) {
    return byId(Import, (await this.service.apply(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Import, {
    description:
      'Takes an import back, as far as nobody has changed or used since what it brought; the rest says why not. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion).',
  })
  async undoImport(@Arg('input', () => UndoImportInput) input: UndoImportInput, @Ctx() { viewer }: Context) {
    return byId(Import, (await this.service.undo(viewer, input)).id);
  }
}

@Resolver(() => ImportRow)
export class ImportRowResolver {
  @FieldResolver(() => [String], { description: 'What stands in its cells.' })
  texts(@Root() row: Row<ImportRow>) {
    return computed({ cells: row.cells }, ({ cells }) =>
      (cells as (string | { text: string })[]).map((cell) => (typeof cell === 'string' ? cell : cell.text)),
    );
  }

  @FieldResolver(() => [RowReason], { description: 'Why it cannot be taken, or what it looks like.' })
  reasons(@Root() row: Row<ImportRow>) {
    return computed({ reasons: row.reasons }, ({ reasons }) => reasons);
  }
}
