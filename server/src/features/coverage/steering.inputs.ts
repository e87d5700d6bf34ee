import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars.ts';

@InputType({ description: 'How far a project means to come with a theme by a day.' })
export class SetCoverageTargetInput {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => String, { nullable: true, description: 'Code of the theme; all of them together when left out.' })
  theme?: string | null;
  @Field(() => DateScalar, { description: 'The day; not before today. Theme and day tell which target it is.' })
  onDate: string;
  @Field(() => Int, { nullable: true, description: 'Per cent of the licensed providers, 1–100; this or `providers`.' })
  sharePercent?: number | null;
  @Field(() => Int, { nullable: true, description: 'How many providers, 1–100,000; this or `sharePercent`.' })
  providers?: number | null;
  @Field(() => Int, { description: 'The version of the target that was seen; 0 for a new one.' })
  expectedVersion: number;
  @Field(() => String, { nullable: true, description: 'The same key with the same input answers again what was done.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A target that is given up.' })
export class RemoveCoverageTargetInput {
  @Field(() => ID, { description: 'The target.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'Providers to be reminded of a theme.' })
export class NudgeProvidersInput {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => String, { description: 'Code of the theme.' })
  theme: string;
  @Field(() => [ID], { description: 'The providers, 100 at the most.' })
  organisationIds: string[];
  @Field(() => String, { nullable: true, description: 'What to add, in words; 4,000 letters.' })
  note?: string | null;
  @Field(() => String, { nullable: true, description: 'The same key with the same input answers again what was done.' })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'How many providers were reminded, and how many were not.' })
export class NudgeOutcome {
  @Field(() => Int, { description: 'Reminded now.' })
  nudged: number;
  @Field(() => Int, { description: 'Left out: reminded of the theme within 30 days.' })
  nudgedLately: number;
  @Field(() => Int, { description: 'Left out: they use something of the theme, or are not counted in it.' })
  notInGap: number;
}
