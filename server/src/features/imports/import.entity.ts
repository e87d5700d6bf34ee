import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import type { Reason } from '../../platform/importing/target.ts';
import type { SheetHead } from '../../platform/spreadsheets/heads.ts';
import type { Columns } from '../../platform/spreadsheets/header.ts';
import type { Cell } from '../../platform/spreadsheets/table.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

export enum ImportKind {
  MATERIALS = 'MATERIALS',
  REGISTER = 'REGISTER',
  EVENTS = 'EVENTS',
  ATTENDANCE = 'ATTENDANCE',
}
registerEnumType(ImportKind, {
  name: 'ImportKind',
  description:
    'What is imported: materials into the care of a project, its events, how many came to them from where, or the register of providers.',
});

export enum ImportState {
  UPLOADED = 'UPLOADED',
  MAPPED = 'MAPPED',
  CHECKED = 'CHECKED',
  APPLIED = 'APPLIED',
  UNDONE = 'UNDONE',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description:
    'How far an import has come: the file is there, its columns are chosen, its rows are checked, imported, or taken back.',
});

export enum ImportWork {
  CHECK = 'CHECK',
  APPLY = 'APPLY',
  UNDO = 'UNDO',
}
registerEnumType(ImportWork, { name: 'ImportWork', description: 'What the hub does with an import at this moment.' });

export enum RowOutcome {
  NEW = 'NEW',
  CHANGED = 'CHANGED',
  SAME = 'SAME',
  DUPLICATE = 'DUPLICATE',
  FAILED = 'FAILED',
}
registerEnumType(RowOutcome, {
  name: 'RowOutcome',
  description:
    'What becomes of a row: it makes something new, changes something, says what is known already, looks like something that is there, or cannot be taken.',
});

@ObjectType({
  implements: [Node, Versioned],
  description: 'A spreadsheet on its way into the hub: file, columns, check, acceptance.',
})
@Entity('import')
@Check('import_project_check', `(target = 'REGISTER') = (project_id is null)`)
@Index('import_list_idx', ['createdAt', 'id'])
@Index('import_project_id_idx', ['projectId', 'createdAt', 'id'])
@Index('import_organisation_id_idx', ['organisationId', 'createdAt', 'id'])
export class Import extends Versioned {
  @Field(() => ImportKind, { description: 'What is imported.' })
  @Column({ type: 'enum', enum: ImportKind, enumName: 'import_target' })
  target: ImportKind;

  @Column({ type: 'uuid', nullable: true })
  projectId: string | null;

  @Field(() => Project, { nullable: true, description: 'The project that it is imported into; null for the register.' })
  @ManyToOne(() => Project, { nullable: true })
  @JoinColumn()
  project: Relation<Project> | null;

  @Column('uuid')
  organisationId: string;

  @Field(() => Organisation, { description: 'On whose behalf it is made.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Index()
  @Column('uuid')
  createdById: string;

  @Field(() => Person, { nullable: true, description: 'Who makes it; null when the viewer may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  createdBy: Relation<Person>;

  @Field({ description: 'The name of the file.' })
  @Column('text')
  fileName: string;

  @Field(() => ImportState, { description: 'How far it has come.' })
  @Column({ type: 'enum', enum: ImportState, enumName: 'import_state', default: ImportState.UPLOADED })
  state: ImportState;

  @Field(() => ImportWork, { nullable: true, description: 'What is being done at this moment; null when nothing is.' })
  @Column({ type: 'enum', enum: ImportWork, enumName: 'import_work', nullable: true })
  work: ImportWork | null;

  @Field(() => Int, { description: 'Rows done so far of what is being done, or of what was done last.' })
  @Column({ type: 'integer', default: 0 })
  done: number;

  @Field({ description: 'Whether rows that share an address or a title with others were taken too.' })
  @Column({ type: 'boolean', default: false })
  duplicates: boolean;

  @Column({ type: 'jsonb' })
  sheets: SheetHead[];

  @Column('integer')
  sheet: number;

  @Column('integer')
  headerRow: number;

  @Column({ type: 'jsonb' })
  columns: Columns;

  @Field(() => Int, {
    description:
      'Rows under the header of the chosen sheet that hold something: each of them has an outcome once they are checked.',
  })
  @Column({ type: 'integer', default: 0 })
  rowCount: number;

  @Field(() => DateTimeScalar, { description: 'When the file was brought.' })
  override createdAt: Date;
}
export const ImportConnection = connectionOf(Import, { counted: true });

@ObjectType({ implements: Node, description: 'A row of an import, and what becomes of it.' })
@Entity('import_row')
@Unique(['importId', 'line'])
@Index('import_row_outcome_idx', ['importId', 'outcome', 'line', 'id'])
export class ImportRow extends Node {
  @Column('uuid')
  importId: string;

  @ManyToOne(() => Import, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  import: Relation<Import>;

  @Field(() => Int, { description: 'Its number as a spreadsheet program shows it.' })
  @Column('integer')
  line: number;

  @Column({ type: 'jsonb' })
  cells: Cell[];

  @Field(() => RowOutcome, { description: 'What becomes of it.' })
  @Column({ type: 'enum', enum: RowOutcome, enumName: 'import_outcome' })
  outcome: RowOutcome;

  @Column({ type: 'jsonb', default: [] })
  reasons: Reason[];

  @Column({ type: 'uuid', nullable: true })
  subjectId: string | null;

  @Column({ type: 'integer', nullable: true })
  subjectVersion: number | null;

  @Column({ type: 'jsonb', nullable: true })
  before: Record<string, unknown> | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was imported.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  appliedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  undoneAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be taken back: CHANGED_SINCE or IN_USE.' })
  @Column({ type: 'text', nullable: true })
  kept: string | null;
}
export const ImportRowConnection = connectionOf(ImportRow, { counted: true });
