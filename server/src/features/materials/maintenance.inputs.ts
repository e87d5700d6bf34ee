import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { Language } from '../people/person.entity.ts';
import { ProblemKind } from './problem-report.entity.ts';

@InputType({ description: 'A material as it was seen.' })
export class SeenMaterialInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'The acting organisation becomes the maintainer of a material that has none.' })
export class AcceptMaintenanceInput extends SeenMaterialInput {
  @Field(() => Language, {
    nullable: true,
    description: 'Its language; required where it is not known yet, nothing where it is.',
  })
  language?: Language | null;
}

@InputType({ description: 'Materials for an organisation to maintain: all of them, or none.' })
export class AssignMaintenanceInput {
  @Field(() => [SeenMaterialInput], { description: 'The materials, 100 at the most, of one project.' })
  materials: SeenMaterialInput[];
  @Field(() => ID, { description: 'The partner that is to maintain them.' })
  organisationId: string;
  @Field(() => Int, { nullable: true, description: 'Months between reviews, 1 to 36; each keeps its own when left out.' })
  reviewIntervalMonths?: number | null;
}

@InputType({ description: 'Materials in nobody’s care for a project to take into its own: all of them, or none.' })
export class TakeIntoCareInput {
  @Field(() => [SeenMaterialInput], { description: 'The materials, 100 at the most.' })
  materials: SeenMaterialInput[];
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
}

@InputType({ description: 'Who of the maintainer answers for a material, and how often it is reviewed.' })
export class ArrangeMaintenanceInput extends SeenMaterialInput {
  @Field(() => ID, { nullable: true, description: 'An editor of the maintainer.' })
  contactId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Another editor of the maintainer.' })
  deputyId?: string | null;
  @Field(() => Int, { description: 'Months between reviews, 1 to 36.' })
  reviewIntervalMonths: number;
}

@InputType({ description: 'Materials that are still as they should be: all of them, or none.' })
export class ConfirmUnchangedInput {
  @Field(() => [SeenMaterialInput], { description: 'The materials, 100 at the most.' })
  materials: SeenMaterialInput[];
}

@InputType({ description: 'An offer of the maintenance of a material to another partner.' })
export class OfferHandoverInput extends SeenMaterialInput {
  @Field(() => ID, { description: 'The partner that is asked.' })
  toId: string;
  @Field(() => String, { nullable: true, description: 'What there is to say to it.' })
  note?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An offer as it was seen.' })
export class SeenHandoverInput {
  @Field(() => ID, { description: 'The offer.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'A no to an offer.' })
export class DeclineHandoverInput extends SeenHandoverInput {
  @Field({ description: 'Why.' })
  reason: string;
}

@InputType({ description: 'Something that is the matter with a material.' })
export class ReportProblemInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => ProblemKind, { description: 'What is the matter.' })
  kind: ProblemKind;
  @Field(() => String, { nullable: true, description: 'In words; required for WRONG and OTHER.' })
  text?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What was done about a problem.' })
export class ResolveProblemInput {
  @Field(() => ID, { description: 'The report.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field({ description: 'What was done, or why nothing had to be.' })
  resolution: string;
}

@InputType({ description: 'The way out of a material.' })
export class DeprecateMaterialInput extends SeenMaterialInput {
  @Field(() => ID, { nullable: true, description: 'What to use in its place: a published material.' })
  replacementId?: string | null;
  @Field(() => String, { nullable: true, description: 'Why; required without a replacement.' })
  reason?: string | null;
  @Field(() => DateScalar, { description: 'The last day on which it is kept; today or later.' })
  endsOn: string;
}

@InputType({ description: 'A material to be put away.' })
export class ArchiveMaterialInput extends SeenMaterialInput {
  @Field(() => ID, { nullable: true, description: 'What its users take in its place, where none was named before.' })
  replacementId?: string | null;
}
