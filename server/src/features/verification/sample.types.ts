import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Adoption } from '../adoptions/adoption.entity.ts';

export enum SampleItemState {
  OPEN = 'OPEN',
  WAITING = 'WAITING',
  DECIDED = 'DECIDED',
}
registerEnumType(SampleItemState, {
  name: 'SampleItemState',
  description: 'How far an adoption of a sample is: OPEN, WAITING for the provider, or DECIDED since the sample was drawn.',
});

export enum RiskRule {
  EVIDENCE_THIN = 'EVIDENCE_THIN',
  STAGES_JUMPED = 'STAGES_JUMPED',
  NOT_CONFIRMED_LATELY = 'NOT_CONFIRMED_LATELY',
  NEW_USE_BEFORE_REPORT = 'NEW_USE_BEFORE_REPORT',
  BIG_REACH = 'BIG_REACH',
}
registerEnumType(RiskRule, {
  name: 'RiskRule',
  description:
    'Why a declaration is worth a look. EVIDENCE_THIN (3): one kind of proof or none. STAGES_JUMPED (2): stages were skipped on its way. NEW_USE_BEFORE_REPORT (2): taken into use in the last 90 days of the period of use. NOT_CONFIRMED_LATELY (1): said more than six months ago. BIG_REACH (1): evidence of 100 persons trained or more, or a provider of 3,000 student years or more.',
});

@ObjectType({ description: 'A declaration that is worth a look, and why.' })
export class AdoptionRisk {
  adoptionId: string;
  @Field(() => Adoption, { description: 'The adoption.' })
  adoption: Adoption;
  @Field(() => Int, { description: 'The weights of the rules that apply, added up.' })
  score: number;
  @Field(() => [RiskRule], { description: 'The rules that apply, heaviest first.' })
  rules: RiskRule[];
}
