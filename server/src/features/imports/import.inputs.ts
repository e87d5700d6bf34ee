import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { ImportKind, RowOutcome } from './import.entity.ts';

@ArgsType()
export class ImportsArgs extends PageArgs {
  @Field(() => ImportKind, { nullable: true, description: 'Only those of this kind.' })
  target?: ImportKind | null;
}

@ArgsType()
export class ImportRowsArgs extends PageArgs {
  @Field(() => [RowOutcome], { nullable: true, description: 'Only those that come out so.' })
  outcomes?: RowOutcome[] | null;
}

@InputType({ description: 'What stands where in the file.' })
export class CheckImportInput {
  @Field(() => ID, { description: 'The import.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field(() => Int, { nullable: true, description: 'The sheet, from 0; the chosen one when left out.' })
  sheet?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The number of the row that names the columns; 0 where no row does; the chosen one when left out.',
  })
  headerRow?: number | null;
  @Field(() => [String], {
    nullable: 'itemsAndList',
    description: 'For each column its field, or null for one that is left out; as guessed when left out.',
  })
  columns?: (string | null)[] | null;
}

@InputType({ description: 'The import to carry out.' })
export class ApplyImportInput {
  @Field(() => ID, { description: 'The import.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether rows that only share an address or a title with others are taken too.',
  })
  duplicates: boolean;
}

@InputType({ description: 'The import to take back.' })
export class UndoImportInput {
  @Field(() => ID, { description: 'The import.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}
