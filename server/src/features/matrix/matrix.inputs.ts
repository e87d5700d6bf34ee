import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { AdoptionStage } from '../adoptions/stages.ts';

export enum MatrixProviderOrder {
  NAME = 'NAME',
  REGION = 'REGION',
  PROGRESS = 'PROGRESS',
}
registerEnumType(MatrixProviderOrder, {
  name: 'MatrixProviderOrder',
  description: 'The order of the providers: by name, by region, or those first that have most in use.',
});

export enum MatrixMaterialOrder {
  THEME = 'THEME',
  TITLE = 'TITLE',
  PROGRESS = 'PROGRESS',
}
registerEnumType(MatrixMaterialOrder, {
  name: 'MatrixMaterialOrder',
  description: 'The order of the materials: by theme, by title, or those first that most providers use.',
});

@InputType({ description: 'Narrows the matrix; every given part must hold.' })
export class MatrixFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Part of a provider’s name or of a material’s title: providers are narrowed where a name has it, materials where a title has it; nothing is left where neither does.',
  })
  search?: string | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the providers’ regions.' })
  regions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Providers whose region is not known; with `regions`, these too.' })
  regionUnknown?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only providers that are partners of the project today.' })
  partnersOnly?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Also providers that are part of another one by now, as rows of their own with what they declared themselves.',
  })
  formerProviders?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the materials’ themes.' })
  themes?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the source projects that the materials come from.' })
  sourceProjects?: string[] | null;
  @Field(() => [AdoptionStage], {
    nullable: true,
    description: 'Providers and materials with at least one adoption at one of these stages, among those that the rest leaves.',
  })
  stages?: AdoptionStage[] | null;
}

@InputType({ description: 'The order of the matrix.' })
export class MatrixSort {
  @Field(() => MatrixProviderOrder, { defaultValue: MatrixProviderOrder.NAME, description: 'The order of its rows.' })
  providers: MatrixProviderOrder;
  @Field(() => MatrixMaterialOrder, { defaultValue: MatrixMaterialOrder.THEME, description: 'The order of its columns.' })
  materials: MatrixMaterialOrder;
}

@ArgsType()
export class AdoptionMatrixArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => MatrixFilter, { nullable: true, description: 'Narrows the matrix.' })
  filter?: MatrixFilter | null;
  @Field(() => MatrixSort, { nullable: true, description: 'Its order; providers by name, materials by theme when left out.' })
  sort?: MatrixSort | null;
}
