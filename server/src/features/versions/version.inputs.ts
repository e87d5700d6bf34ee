import { Field, ID, InputType, Int } from 'type-graphql';
import { VersionImpact } from '../materials/material-version.entity.ts';
import { Language } from '../people/person.entity.ts';

const SAME_CALL = 'A key of the caller’s own: the same call again under it is answered without being done twice.';

@InputType({ description: 'Begins the next version of a material, from what is published now.' })
export class DraftMaterialVersionInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => String, { nullable: true, description: SAME_CALL })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A place on the web that belongs to a version.' })
export class VersionLinkInput {
  @Field({ description: 'What is there; one line.' })
  label: string;
  @Field({ description: 'Its address, http or https.' })
  address: string;
}

@InputType({ description: 'What a version holds in one language.' })
export class VersionPartInput {
  @Field(() => Language, { description: 'The language; each once.' })
  language: Language;
  @Field(() => String, { nullable: true, description: 'The title in this language, where it is not the material’s.' })
  title?: string | null;
  @Field(() => String, { nullable: true, description: 'The description in Markdown; 20,000 letters.' })
  description?: string | null;
  @Field(() => [VersionLinkInput], { defaultValue: [], description: 'Places on the web; 20 at the most.' })
  links: VersionLinkInput[];
  @Field(() => String, { nullable: true, description: 'What readers with disabilities should know of it.' })
  accessibility?: string | null;
}

@InputType({ description: 'What a draft is to hold from now on. What is left out stays as it is.' })
export class EditMaterialVersionInput {
  @Field(() => ID, { description: 'The draft.' })
  id: string;
  @Field(() => Int, { description: 'The version of the row that was seen.' })
  expectedVersion: number;
  @Field(() => String, { nullable: true, description: 'What changed against the version before.' })
  changeNote?: string | null;
  @Field(() => VersionImpact, { nullable: true, description: 'What it means to those who use an earlier one.' })
  impact?: VersionImpact | null;
  @Field(() => String, { nullable: true, description: 'Who is to be thanked for it.' })
  credits?: string | null;
  @Field(() => [VersionPartInput], {
    nullable: true,
    description: 'The parts in all languages: a language that is not among them is taken out.',
  })
  parts?: VersionPartInput[] | null;
}

@InputType({ description: 'Hands a draft in for review by another person.' })
export class SubmitMaterialVersionInput {
  @Field(() => ID, { description: 'The draft.' })
  id: string;
  @Field(() => Int, { description: 'The version of the row that was seen.' })
  expectedVersion: number;
  @Field(() => String, { nullable: true, description: SAME_CALL })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Gives a version back to its authors.' })
export class ReturnMaterialVersionInput {
  @Field(() => ID, { description: 'The version in review.' })
  id: string;
  @Field(() => Int, { description: 'The version of the row that was seen.' })
  expectedVersion: number;
  @Field({ description: 'What is to be done to it.' })
  reason: string;
}

@InputType({ description: 'Publishes a version that another person wrote.' })
export class PublishMaterialVersionInput {
  @Field(() => ID, { description: 'The version in review.' })
  id: string;
  @Field(() => Int, { description: 'The version of the row that was seen.' })
  expectedVersion: number;
  @Field(() => VersionImpact, { nullable: true, description: 'The impact as the reviewer sees it; the author’s when left out.' })
  impact?: VersionImpact | null;
  @Field(() => String, { nullable: true, description: SAME_CALL })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Takes a draft back.' })
export class DiscardDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  id: string;
  @Field(() => Int, { description: 'The version of the row that was seen.' })
  expectedVersion: number;
}
