import { Field, ID, InputType, Int } from 'type-graphql';
import { PartialDateScalar } from '../../platform/graphql/scalars.ts';
import { Language } from '../people/person.entity.ts';
import { MaterialKind } from './material.entity.ts';

@InputType({ description: 'The facts of a material.' })
export class MaterialFactsInput {
  @Field({ description: 'Title in the language of the material.' })
  title: string;
  @Field({ description: 'Code of its theme.' })
  theme: string;
  @Field(() => MaterialKind, { description: 'What it is.' })
  kind: MaterialKind;
  @Field(() => Language, { nullable: true, description: 'Its language, where known.' })
  language?: Language | null;
  @Field(() => String, { nullable: true, description: 'Short description.' })
  description?: string | null;
  @Field(() => String, { nullable: true, description: 'Address at its source; required for a link-only entry.' })
  url?: string | null;
  @Field(() => String, { nullable: true, description: 'Licence as its source states it.' })
  licence?: string | null;
  @Field({
    description: 'The hub holds facts and the address, no file. Without a licence there is no other way.',
  })
  linkOnly: boolean;
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it came out, as precisely as it is known.' })
  published?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the earlier project that made it.' })
  sourceProject?: string | null;
}

@InputType({ description: 'A new material of a project.' })
export class CreateMaterialInput extends MaterialFactsInput {
  @Field(() => ID, { description: 'The project that has it in care.' })
  projectId: string;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The facts of a material, corrected.' })
export class EditMaterialInput extends MaterialFactsInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}
