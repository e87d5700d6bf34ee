import { Field, Int, ObjectType } from 'type-graphql';
import { Action } from '../../platform/graphql/action.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import { RowOutcome } from './import.entity.ts';

@ObjectType({ description: 'What the viewer may do with an import.' })
export class ImportAbilities {
  @Field(() => Action, { description: 'Choose its columns and have its rows checked.' })
  check: Action;
  @Field(() => Action, { description: 'Accept it.' })
  apply: Action;
  @Field(() => Action, { description: 'Take it back.' })
  undo: Action;
}

@ObjectType({ description: 'A sheet of the file.' })
export class ImportSheet {
  @Field({ description: 'Its name; empty for a file that has no sheets.' })
  name: string;
  @Field(() => Int, { description: 'Rows that hold something.' })
  rowCount: number;
}

@ObjectType({ description: 'One of the first rows of a sheet.' })
export class ImportHeaderRow {
  @Field(() => Int, { description: 'Its number as a spreadsheet program shows it.' })
  line: number;
  @Field({ description: 'What stands in it, shortened.' })
  text: string;
}

@ObjectType({ description: 'A field that can stand in a column.' })
export class ImportFieldChoice {
  @Field({ description: 'Its name.' })
  name: string;
  @Field({ description: 'Whether a row without it cannot be taken.' })
  required: boolean;
}

@ObjectType({ description: 'A column of the chosen sheet.' })
export class ImportColumn {
  @Field(() => Int, { description: 'Its place, from 0.' })
  index: number;
  @Field({ description: 'What stands in the header.' })
  header: string;
  @Field(() => String, { nullable: true, description: 'The field that stands in it; null where it is left out.' })
  field: string | null;
  @Field(() => [String], { description: 'A few of its values.' })
  samples: string[];
}

@ObjectType({ description: 'A sheet as one looks at it to choose what stands where.' })
export class ImportTable {
  @Field(() => Int, { description: 'The sheet, from 0.' })
  sheet: number;
  @Field(() => Int, { description: 'The number of the row that names the columns; 0 where no row does.' })
  headerRow: number;
  @Field(() => Int, { description: 'Rows under it.' })
  rowCount: number;
  @Field(() => [ImportSheet], { description: 'All sheets of the file that hold something.' })
  sheets: ImportSheet[];
  @Field(() => [ImportHeaderRow], { description: 'The first rows: one of them names the columns.' })
  headerRows: ImportHeaderRow[];
  @Field(() => [ImportColumn], { description: 'Its columns.' })
  columns: ImportColumn[];
  @Field(() => [ImportFieldChoice], { description: 'What can stand in them.' })
  fields: ImportFieldChoice[];
}

@ObjectType({ description: 'Rows that come out in one way.' })
export class OutcomeCount {
  @Field(() => RowOutcome, { description: 'The outcome.' })
  outcome: RowOutcome;
  @Field(() => Int, { description: 'Rows.' })
  count: number;
  @Field(() => Int, { description: 'Of them, written.' })
  applied: number;
  @Field(() => Int, { description: 'Of these, taken back again.' })
  undone: number;
  @Field(() => Int, { description: 'Of these, rows that could not be taken back.' })
  kept: number;
}

@ObjectType({ description: 'Why a row cannot be taken, or looks like another.' })
export class RowReason {
  @Field(() => String, { nullable: true, description: 'The field it is about; null where it is about the row.' })
  field: string | null;
  @Field({ description: 'A code that has its words.' })
  code: string;
  @Field(() => JsonScalar, { description: 'What the sentence needs.' })
  params: Record<string, unknown>;
}
