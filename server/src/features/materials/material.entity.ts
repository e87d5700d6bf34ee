import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar, PartialDateScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Language, Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { MaterialVersion } from './material-version.entity.ts';

export enum MaterialKind {
  DESCRIPTION = 'DESCRIPTION',
  OPERATING_MODEL = 'OPERATING_MODEL',
  GUIDE = 'GUIDE',
  TRAINING = 'TRAINING',
  TOOL = 'TOOL',
  STUDY = 'STUDY',
  ARTICLE = 'ARTICLE',
  VIDEO = 'VIDEO',
  OTHER = 'OTHER',
}
registerEnumType(MaterialKind, { name: 'MaterialKind', description: 'What a material is.' });

export enum MaterialProvenance {
  PAGE_SEEN = 'PAGE_SEEN',
  NAMED_IN_SOURCE = 'NAMED_IN_SOURCE',
  PLANNED_OUTPUT = 'PLANNED_OUTPUT',
}
registerEnumType(MaterialProvenance, {
  name: 'MaterialProvenance',
  description:
    'How the material is known: its page was seen, a source names it, or it was only announced (PLANNED_OUTPUT: not confirmed to exist).',
});

export enum MaterialStatus {
  INTAKE = 'INTAKE',
  MAINTAINED = 'MAINTAINED',
  UPDATING = 'UPDATING',
  DEPRECATED = 'DEPRECATED',
  ARCHIVED = 'ARCHIVED',
}
registerEnumType(MaterialStatus, { name: 'MaterialStatus', description: 'The stored state of a material.' });

export enum MaterialState {
  INTAKE = 'INTAKE',
  MAINTAINED = 'MAINTAINED',
  REVIEW_DUE = 'REVIEW_DUE',
  UPDATING = 'UPDATING',
  ORPHANED = 'ORPHANED',
  DEPRECATED = 'DEPRECATED',
  ARCHIVED = 'ARCHIVED',
}
registerEnumType(MaterialState, {
  name: 'MaterialState',
  description:
    'The state as shown: the stored one with what follows from data and time. ORPHANED has no maintainer, or one that has left the project; REVIEW_DUE has passed its review date, or a problem of it is open.',
});

@ObjectType({ implements: [Node, Versioned], description: 'An output of an earlier project that the network maintains.' })
@Entity('material')
@Index('material_project_idx', ['projectId', 'title', 'id'])
@Index('material_commons_idx', { synchronize: false })
@Index('material_search_idx', { synchronize: false })
@Check('material_published_check', `published ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'`)
@Check('material_review_interval_check', 'review_interval_months between 1 and 36')
@Check('material_licence_check', 'licence is not null or link_only')
@Check('material_replacement_check', 'replacement_id <> id')
export class Material extends Versioned {
  @Column({ type: 'text', nullable: true, unique: true })
  registerCode: string | null;

  @Field(() => String, { nullable: true, description: 'Its permanent identifier, where another library gave it one.' })
  @Column({ type: 'text', nullable: true, unique: true })
  urn: string | null;

  /** What the library that it was harvested from calls it: an expired one is told by this alone. */
  @Column({ type: 'text', nullable: true, unique: true })
  sourceIdentifier: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day since which its library no longer offers it.' })
  @Column({ type: 'date', nullable: true })
  expiredOn: string | null;

  @Column({ type: 'uuid', nullable: true })
  projectId: string | null;

  @Field(() => Project, { nullable: true, description: 'The network project that has it in care.' })
  @ManyToOne(() => Project, { nullable: true })
  @JoinColumn()
  project: Relation<Project> | null;

  @Index()
  @Column('uuid')
  themeId: string;

  @Field(() => Theme, { description: 'Its theme.' })
  @ManyToOne(() => Theme, { nullable: false })
  @JoinColumn()
  theme: Relation<Theme>;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  sourceProjectId: string | null;

  @Field(() => SourceProject, { nullable: true, description: 'The earlier project that made it.' })
  @ManyToOne(() => SourceProject, { nullable: true })
  @JoinColumn()
  sourceProject: Relation<SourceProject> | null;

  @Field(() => String, { nullable: true, description: 'The work package of the earlier project.' })
  @Column({ type: 'text', nullable: true })
  workPackageCode: string | null;

  @Field({ description: 'Title in the language of the material.' })
  @Column({ type: 'text', collation: 'fi-x-icu' })
  title: string;

  @Field(() => MaterialKind, { description: 'What it is.' })
  @Column({ type: 'enum', enum: MaterialKind, enumName: 'material_kind' })
  kind: MaterialKind;

  @Field(() => Language, { nullable: true, description: 'Its language, where known.' })
  @Column({ type: 'enum', enum: Language, enumName: 'language', nullable: true })
  language: Language | null;

  @Field(() => String, { nullable: true, description: 'Short description in Finnish.' })
  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Field(() => String, { nullable: true, description: 'Address at its source; several materials may share a list page.' })
  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Field(() => String, { nullable: true, description: 'Licence as its source states it; null where unknown.' })
  @Column({ type: 'text', nullable: true })
  licence: string | null;

  @Field({ description: 'The hub holds facts and the address, no file: always so while the licence is unknown.' })
  @Column('boolean')
  linkOnly: boolean;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it came out, as precisely as it is known.' })
  @Column({ type: 'text', nullable: true })
  published: string | null;

  @Field(() => MaterialProvenance, { description: 'How it is known.' })
  @Column({ type: 'enum', enum: MaterialProvenance, enumName: 'material_provenance' })
  provenance: MaterialProvenance;

  @Field(() => String, { nullable: true, description: 'The page these facts are from.' })
  @Column({ type: 'text', nullable: true })
  sourceUrl: string | null;

  @Field(() => String, { nullable: true, description: 'What to know of these facts.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => MaterialStatus, { description: 'The stored state; `state` is what to show.' })
  @Column({ type: 'enum', enum: MaterialStatus, enumName: 'material_status', default: MaterialStatus.INTAKE })
  status: MaterialStatus;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  maintainerId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'The partner that maintains it.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  maintainer: Relation<Organisation> | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  contactId: string | null;

  @Field(() => Person, {
    nullable: true,
    description: 'Who of the maintainer answers for it; only to those who may see people of the project.',
  })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  contact: Relation<Person> | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  deputyId: string | null;

  @Field(() => Person, { nullable: true, description: 'Who answers for it when the contact is away.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  deputy: Relation<Person> | null;

  @Field(() => Int, { description: 'It is reviewed every so many months, 1 to 36.' })
  @Column({ type: 'integer', default: 12 })
  reviewIntervalMonths: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was last found to be as it should.' })
  @Column({ type: 'date', nullable: true })
  reviewedOn: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  importerId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'The partner that brought it in with a spreadsheet, where one did.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  importer: Relation<Organisation> | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it is to be reviewed by.' })
  @Column({ type: 'date', nullable: true })
  reviewDueOn: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  currentVersionId: string | null;

  @Field(() => MaterialVersion, { nullable: true, description: 'The published version; null while nothing is published.' })
  @ManyToOne(() => MaterialVersion, { nullable: true, deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  currentVersion: Relation<MaterialVersion> | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  replacementId: string | null;

  @Field(() => Material, { nullable: true, description: 'What to use in its place, when it is being phased out.' })
  @ManyToOne(() => Material, { nullable: true })
  @JoinColumn()
  replacement: Relation<Material> | null;

  @Field(() => String, { nullable: true, description: 'Why it is being phased out.' })
  @Column({ type: 'text', nullable: true })
  deprecationReason: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day after which it is no longer kept.' })
  @Column({ type: 'date', nullable: true })
  endsOn: string | null;

  @Field({ description: 'Made up for the demonstration: never in the open catalogue.' })
  @Column({ type: 'boolean', default: false })
  demonstration: boolean;
}

export const MaterialConnection = connectionOf(Material, { counted: true });
