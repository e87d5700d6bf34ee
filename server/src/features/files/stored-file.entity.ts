import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { fileKinds, filePurposes, type FileKind as Kind, type FilePurpose as Purpose } from '../../../../schema/file-kinds.ts';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';

const named = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T]: K };

export type FileKind = Kind;
export const FileKind = named(Object.keys(fileKinds) as Kind[]);
registerEnumType(FileKind, { name: 'FileKind', description: 'What a file is, by its content.' });

export type FilePurpose = Purpose;
export const FilePurpose = named(filePurposes);
registerEnumType(FilePurpose, { name: 'FilePurpose', description: 'What a file may be attached to.' });

export enum FileState {
  QUARANTINED = 'QUARANTINED',
  CLEAN = 'CLEAN',
  REFUSED = 'REFUSED',
}
registerEnumType(FileState, {
  name: 'FileState',
  description: 'QUARANTINED until it has been looked through for malware; only a CLEAN one is given out.',
});

@ObjectType({
  implements: Node,
  description: 'A file: what is known of it. Its bytes are at `address`, for those who may see what it is attached to.',
})
@Entity('stored_file')
@Check('stored_file_sha256_check', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('stored_file_size_check', 'size > 0')
@Index('stored_file_loose_idx', { synchronize: false })
export class StoredFile extends Node {
  @Index()
  @Column('uuid')
  organisationId: string;
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;
  @Index()
  @Column('uuid')
  uploadedById: string;
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  uploadedBy: Relation<Person>;
  @Column({ type: 'enum', enum: FilePurpose, enumName: 'file_purpose' })
  purpose: FilePurpose;
  @Field({ description: 'Its name, as people read it.' })
  @Column('text')
  name: string;
  @Field(() => FileKind, { description: 'What it is, by its content.' })
  @Column({ type: 'enum', enum: FileKind, enumName: 'file_kind' })
  kind: FileKind;
  @Field(() => Int, { description: 'Its size in bytes.' })
  @Column('integer')
  size: number;
  @Index()
  @Field({ description: 'The SHA-256 of its content, in hexadecimal.' })
  @Column('text')
  sha256: string;
  @Field(() => FileState, { description: 'Whether it is given out.' })
  @Column({ type: 'enum', enum: FileState, enumName: 'file_state', default: FileState.QUARANTINED })
  state: FileState;
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  attachedAt: Date | null;
  @Field(() => DateTimeScalar, { description: 'When it came in.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}
