import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node } from '../../platform/graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Adoption, AdoptionDeclaration } from '../adoptions/adoption.entity.ts';
import { AdoptionStage } from '../adoptions/stages.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { VerificationSample } from './sample.entity.ts';

export enum VerificationVerdict {
  VERIFIED = 'VERIFIED',
  NOT_VERIFIED = 'NOT_VERIFIED',
  UNCLEAR = 'UNCLEAR',
}
registerEnumType(VerificationVerdict, {
  name: 'VerificationVerdict',
  description: 'What the coordinator found when it looked at the proof of a declaration.',
});

@ObjectType({
  implements: Node,
  description:
    'A verdict of the coordinator on what a provider declared. A row of its own each time: the adoption’s verified stage follows the newest that is not UNCLEAR.',
})
@Entity('verification')
@Index('verification_adoption_idx', { synchronize: false })
@Check('verification_stage_check', `(verdict = 'VERIFIED') = (stage is not null)`)
@Check('verification_note_check', `verdict = 'VERIFIED' or note is not null`)
export class Verification extends Node {
  @Index()
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Index()
  @Column('uuid')
  organisationId: string;
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;
  @Column('uuid')
  adoptionId: string;
  @Field(() => Adoption, { description: 'The adoption.' })
  @ManyToOne(() => Adoption, { nullable: false })
  @JoinColumn()
  adoption: Relation<Adoption>;
  @Index()
  @Column('uuid')
  declarationId: string;
  @Field(() => AdoptionDeclaration, { description: 'The declaration that was looked at.' })
  @ManyToOne(() => AdoptionDeclaration, { nullable: false })
  @JoinColumn()
  declaration: Relation<AdoptionDeclaration>;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  sampleId: string | null;
  @Field(() => VerificationSample, {
    nullable: true,
    description: 'The sample in which it was looked at; null without one, and to those who do not see samples.',
  })
  @ManyToOne(() => VerificationSample, { nullable: true })
  @JoinColumn()
  sample: Relation<VerificationSample> | null;
  @Field(() => VerificationVerdict, { description: 'What was found.' })
  @Column({ type: 'enum', enum: VerificationVerdict, enumName: 'verification_verdict' })
  verdict: VerificationVerdict;
  @Field(() => AdoptionStage, { nullable: true, description: 'The stage that is verified; only of VERIFIED.' })
  @Column({ type: 'enum', enum: AdoptionStage, enumName: 'adoption_stage', nullable: true })
  stage: AdoptionStage | null;
  @Field(() => String, { nullable: true, description: 'A note, such as what is unclear.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
  @Field({ description: 'Whether a second person of the coordinator looked at the coordinator’s own.' })
  @Column({ type: 'boolean', default: false })
  ownCheck: boolean;
  @Index()
  @Column('uuid')
  decidedById: string;
  @Field(() => Person, { nullable: true, description: 'Who decided; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  decidedBy: Relation<Person>;
  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  decidedAt: Date;
}

export enum RequestState {
  WAITING = 'WAITING',
  ANSWERED = 'ANSWERED',
  DECIDED = 'DECIDED',
}
registerEnumType(RequestState, {
  name: 'RequestState',
  description:
    'Whom a request waits for: the provider (WAITING), the coordinator once the provider added proof or declared anew (ANSWERED), nobody after a verdict (DECIDED).',
});

@ObjectType({
  implements: Node,
  description:
    'MORE_REQUESTED: the coordinator asks a provider for more proof of what it declared. It waits for the provider until a day.',
})
@Entity('verification_request')
@Index('verification_request_list_idx', { synchronize: false })
@Index('verification_request_adoption_idx', { synchronize: false })
export class VerificationRequest extends Node {
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Index()
  @Column('uuid')
  organisationId: string;
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;
  @Column('uuid')
  adoptionId: string;
  @Field(() => Adoption, { description: 'The adoption.' })
  @ManyToOne(() => Adoption, { nullable: false })
  @JoinColumn()
  adoption: Relation<Adoption>;
  @Field({ description: 'What is asked.' })
  @Column('text')
  question: string;
  @Field(() => DateScalar, { description: 'The day until which it waits for the provider.' })
  @Column('date')
  dueOn: string;
  @Index()
  @Column('uuid')
  askedById: string;
  @Field(() => Person, { nullable: true, description: 'Who asked; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  askedBy: Relation<Person>;
  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  askedAt: Date;
}
export const VerificationRequestConnection = connectionOf(VerificationRequest, { counted: true });
