import { Field, ID, Int, ObjectType } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { MaterialKind } from '../materials/material.entity.ts';

@ObjectType({ description: 'A material as a column of the matrix.' })
export class MatrixMaterial {
  @Field(() => ID, { description: 'The material.' })
  id: string;
  @Field({ description: 'Its title.' })
  title: string;
  @Field(() => MaterialKind, { description: 'What it is.' })
  kind: MaterialKind;
  @Field({ description: 'Code of its theme.' })
  themeCode: string;
  @Field(() => String, { nullable: true, description: 'Code of the source project that it comes from.' })
  sourceProjectCode: string | null;
}

@ObjectType({ description: 'A provider as a row of the matrix, with all its cells.' })
export class MatrixProvider {
  @Field(() => ID, { description: 'The provider.' })
  id: string;
  @Field({ description: 'Name in Finnish.' })
  nameFi: string;
  @Field(() => String, { nullable: true, description: 'Name in Swedish.' })
  nameSv: string | null;
  @Field(() => String, { nullable: true, description: 'Name in English.' })
  nameEn: string | null;
  @Field(() => String, { nullable: true, description: 'Code of its region; null where it is not known.' })
  regionCode: string | null;
  @Field({ description: 'Whether it is a partner of the project today.' })
  partner: boolean;
  @Field({ description: 'Whether it is part of another provider by now; only with `formerProviders`.' })
  former: boolean;
  @Field(() => [Int], {
    description:
      'Places of the materials, from 0, of which its cell says what a provider declared that was merged into it: it has not spoken of them itself since.',
  })
  ofMerged: number[];
  @Field({
    description:
      'One character for each material, in their order: the letter of the declared stage (schema/adoption-matrix.ts), in lower case where it is not confirmed lately; a full stop where nothing was declared.',
  })
  statuses: string;
  @Field({ description: 'In the same way the letter of the stage that the coordinator verified; a full stop where none.' })
  verified: string;
}

@ObjectType({ description: 'What the acting provider needs to declare in its own row.' })
export class MatrixOwnRow {
  @Field(() => ID, { description: 'The acting provider.' })
  providerId: string;
  @Field(() => [Int], { description: 'The versions of its adoptions, in the order of the materials; 0 where there is none yet.' })
  versions: number[];
}

@ObjectType({ description: 'What the viewer may do in the matrix.' })
export class MatrixAbilities {
  @Field(() => Action, { description: 'Declare stages in the acting provider’s own row.' })
  declare: Action;
}

@ObjectType({
  description:
    'How far each provider has come with each material of a project: the providers that coverage counts today, and the published materials in the project’s care. Those outside the project see their own row.',
})
export class AdoptionMatrix {
  @AtMost(limits.matrixSide)
  @Field(() => [MatrixMaterial], { description: 'The columns, 1,000 at the most.' })
  materials: MatrixMaterial[];
  @AtMost(limits.matrixSide)
  @Field(() => [MatrixProvider], { description: 'The rows, 1,000 at the most.' })
  providers: MatrixProvider[];
  @Field(() => MatrixOwnRow, {
    nullable: true,
    description: 'The acting provider’s own; null for those who are none, or whom the project does not count.',
  })
  own: MatrixOwnRow | null;
  @Field(() => MatrixAbilities, { description: 'What the viewer may do in it, and why not.' })
  viewerCan: MatrixAbilities;
}
