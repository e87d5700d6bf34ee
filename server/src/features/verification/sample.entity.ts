import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { AdoptionStage } from '../adoptions/stages.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

export enum VerificationMethod {
  SHA256_RANK = 'SHA256_RANK',
}
registerEnumType(VerificationMethod, {
  name: 'VerificationMethod',
  description:
    'How a sample was drawn. SHA256_RANK: the population ordered by the SHA-256 (hexadecimal, small letters) of the seed, a colon and the adoption’s id; its first ones are the sample.',
});

@ObjectType({
  implements: Node,
  description:
    'A random sample of adoptions to verify: drawn once, and kept with its seed, its method and the population, so that anyone can draw it again.',
})
@Entity('verification_sample')
@Index('verification_sample_list_idx', { synchronize: false })
@Check('verification_sample_size_check', 'size between 1 and population_size and population_size = cardinality(population)')
@Check('verification_sample_percent_check', 'percent between 1 and 100')
export class VerificationSample extends Node {
  @Column('uuid')
  projectId: string;
  @Field(() => Project, { description: 'The project.' })
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Field(() => Int, { description: 'Adoptions drawn.' })
  @Column('integer')
  size: number;
  @Field(() => Int, {
    nullable: true,
    description: 'The share of the population that was asked for, in per cent; null where a number was.',
  })
  @Column({ type: 'integer', nullable: true })
  percent: number | null;
  @Field({ description: 'What chance began with: a random UUID of the server’s, which the history of the draw holds too.' })
  @Column('text')
  seed: string;
  @Field(() => VerificationMethod, { description: 'How it was drawn.' })
  @Column({ type: 'enum', enum: VerificationMethod, enumName: 'verification_method' })
  method: VerificationMethod;
  @Field(() => [AdoptionStage], { description: 'Declared stages that the population was narrowed to.' })
  @Column({ type: 'text', array: true })
  stages: AdoptionStage[];
  @Field(() => [String], { nullable: true, description: 'Codes of themes that it was narrowed to; null for all.' })
  @Column({ type: 'text', array: true, nullable: true })
  themes: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of regions that it was narrowed to; null for all.' })
  @Column({ type: 'text', array: true, nullable: true })
  regions: string[] | null;
  @Field({ description: 'Whether it was narrowed to providers whose region is not known; with `regions`, these too.' })
  @Column({ type: 'boolean', default: false })
  regionUnknown: boolean;
  @Column({ type: 'uuid', array: true })
  population: string[];
  @Field(() => Int, { description: 'Adoptions that it was drawn from.' })
  @Column('integer')
  populationSize: number;
  @Index()
  @Column('uuid')
  drawnById: string;
  @Field(() => Person, { nullable: true, description: 'Who drew it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  drawnBy: Relation<Person>;
  @Field(() => DateTimeScalar, { description: 'When it was drawn.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  drawnAt: Date;
}
export const VerificationSampleConnection = connectionOf(VerificationSample, { counted: true });

@ObjectType({ implements: Node, description: 'An adoption that a sample met.' })
@Entity('verification_sample_item')
@Unique(['sampleId', 'position'])
@Unique(['sampleId', 'adoptionId'])
export class VerificationSampleItem extends Node {
  @Column('uuid')
  sampleId: string;
  @Field(() => VerificationSample, { description: 'The sample.' })
  @ManyToOne(() => VerificationSample, { nullable: false })
  @JoinColumn()
  sample: Relation<VerificationSample>;
  @Index()
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Index()
  @Column('uuid')
  adoptionId: string;
  @Field(() => Adoption, { description: 'The adoption.' })
  @ManyToOne(() => Adoption, { nullable: false })
  @JoinColumn()
  adoption: Relation<Adoption>;
  @Field(() => Int, { description: 'Its place in the draw, from 1.' })
  @Column('integer')
  position: number;
  @Field(() => AdoptionStage, { description: 'The stage as declared when the sample was drawn.' })
  @Column({ type: 'enum', enum: AdoptionStage, enumName: 'adoption_stage' })
  stage: AdoptionStage;
}
export const VerificationSampleItemConnection = connectionOf(VerificationSampleItem, { counted: true });
