import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { AdoptionStage } from './stages.ts';

@InputType({ description: 'The proof of a stage; PILOT and above need at least one part of it.' })
export class EvidenceInput {
  @Field(() => String, { nullable: true, description: 'How the use shows, in words; 4,000 letters.' })
  text?: string | null;
  @Field(() => String, { nullable: true, description: 'Address of a proof, http or https.' })
  link?: string | null;
  @Field(() => String, { nullable: true, description: 'The decision that took it into use; with its date.' })
  decision?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision; not after today.' })
  decisionDate?: string | null;
  @Field(() => Int, { nullable: true, description: 'Persons trained.' })
  personsTrained?: number | null;
  @Field(() => String, { nullable: true, description: 'Units that use it.' })
  units?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'Files of the acting provider, brought in by createUploadTicket for this, or proof of it already; 20 at the most.',
  })
  fileIds?: string[] | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the other partners of the project may read it.' })
  shared: boolean;
}

/** What a declaration says, of one material or of many. */
@InputType({ description: 'What a declaration says.' })
export abstract class DeclarationWords {
  @Field(() => AdoptionStage, { description: 'The stage.' })
  stage: AdoptionStage;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day since which it holds, between the start of the period of use and today; today when left out.',
  })
  effectiveDate?: string | null;
  @Field(() => String, { nullable: true, description: 'Required when the stage moves backwards, or off or onto the path.' })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: 'Required when stages are skipped.' })
  note?: string | null;
  @Field(() => EvidenceInput, { nullable: true, description: 'Required for PILOT and above.' })
  evidence?: EvidenceInput | null;
  @Field(() => String, { nullable: true, description: 'Required for PLANNED: who is responsible, as a role.' })
  responsible?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Required for PLANNED: when it is to be in use.' })
  targetDate?: string | null;
  @Field(() => String, { nullable: true, description: 'Required for ESTABLISHED: who owns it permanently, as a role.' })
  permanentOwner?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Required for ESTABLISHED: when its use is looked at again.' })
  renewalDate?: string | null;
}

@InputType({ description: 'A declaration of how far the acting provider has come with a material.' })
export class DeclareAdoptionInput extends DeclarationWords {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The provider; the acting organisation when left out, another one is refused.',
  })
  organisationId?: string | null;
  @Field(() => Int, { description: 'The version of the adoption that was seen; 0 for the first declaration.' })
  expectedVersion: number;
  @Field(() => ID, { nullable: true, description: 'The published version in use; the current one when left out.' })
  materialVersionId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A material, and the version of its adoption that was seen.' })
export class MaterialToDeclareInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => Int, { description: 'The version of the adoption that was seen; 0 for the first declaration.' })
  expectedVersion: number;
  @Field(() => AdoptionStage, { nullable: true, description: 'Its own stage; the common one when left out.' })
  stage?: AdoptionStage | null;
}

@InputType({
  description:
    'Stages declared of many materials at once, with what they need said once: each gets a declaration of its own, with those of the words that its stage asks for.',
})
export class DeclareAdoptionsInput extends DeclarationWords {
  @Field(() => [MaterialToDeclareInput], { description: 'The materials, 100 at the most: all of them are declared, or none.' })
  items: MaterialToDeclareInput[];
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Declarations of the acting provider that it takes back.' })
export class WithdrawDeclarationsInput {
  @Field(() => [ID], { description: 'The declarations, 100 at the most: all of them are taken back, or none.' })
  declarationIds: string[];
}

@InputType({ description: 'An adoption as it was seen.' })
export class SeenAdoptionInput {
  @Field(() => ID, { description: 'The adoption.' })
  id: string;
  @Field(() => Int, { description: 'The version of the adoption that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'Adoptions of the acting provider whose materials have a newer version that it takes into use.' })
export class ConfirmVersionsInput {
  @Field(() => [SeenAdoptionInput], { description: 'The adoptions, 100 at the most: all of them are confirmed, or none.' })
  adoptions: SeenAdoptionInput[];
}

@InputType({ description: 'Own adoptions whose stages still hold: those named, or all of them.' })
export class ConfirmAdoptionsInput {
  @Field(() => [SeenAdoptionInput], {
    nullable: true,
    description: 'The adoptions, 100 at the most: all of them are confirmed, or none.',
  })
  adoptions?: SeenAdoptionInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Instead: every adoption of the acting provider in the project.' })
  all?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Of `all`: the project.' })
  projectId?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Of `all`: when they were seen, by the domain’s clock. What changed since is a CONFLICT.',
  })
  seenAt?: Date | null;
}

@InputType({ description: 'Proof that is added to a declaration: a row of its own, what came before stays as it was.' })
export class AddEvidenceInput {
  @Field(() => ID, { description: 'The declaration, one of the acting provider’s own.' })
  declarationId: string;
  @Field(() => EvidenceInput, { description: 'The proof; at least one part of it.' })
  evidence: EvidenceInput;
  @Field(() => String, { nullable: true, description: 'A note to the proof.' })
  note?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Narrows the adoptions; every given part must hold.' })
export class AdoptionFilter {
  @Field(() => String, { nullable: true, description: 'Part of the material’s title or the provider’s name.' })
  search?: string | null;
  @Field(() => [AdoptionStage], { nullable: true, description: 'Stages as declared.' })
  stages?: AdoptionStage[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of themes.' })
  themes?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of regions.' })
  regions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Providers whose region is not known; with `regions`, these too.' })
  regionUnknown?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the source projects that the materials come from.' })
  sourceProjects?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only of providers that are partners of the project today.' })
  partnersOnly?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Of this material.' })
  materialId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'What this provider declared, and what tells where it stands of those that were merged into it.',
  })
  organisationId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Also what tells no longer where a provider stands: after a merger, each provider and material are there once when left out.',
  })
  formerProviders?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether said or confirmed within six months.' })
  confirmedLately?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the coordinator has verified the declared stage.' })
  verified?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a later version than the one in use was published that means something to its users.',
  })
  updateAvailable?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a stage that needs proof has none; of those alone whose proof the viewer reads.',
  })
  evidenceMissing?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether evidence that the viewer may read speaks of persons trained.' })
  personsTrained?: boolean | null;
}

export enum AdoptionOrder {
  DECLARED = 'DECLARED',
  PROVIDER = 'PROVIDER',
  MATERIAL = 'MATERIAL',
  STAGE = 'STAGE',
}
registerEnumType(AdoptionOrder, {
  name: 'AdoptionOrder',
  description:
    'The order of adoptions: newest declaration first; by the Finnish name of the provider and then the title of the material; by title and then name; or by stage, those beside the path last, and of a stage the oldest declaration first.',
});

@ArgsType()
export class AdoptionsArgs extends PageArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => AdoptionFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: AdoptionFilter | null;
  @Field(() => AdoptionOrder, { defaultValue: AdoptionOrder.DECLARED, description: 'The order; a cursor belongs to one.' })
  sort: AdoptionOrder;
}
