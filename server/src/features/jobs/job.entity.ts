import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { MemberRole } from '../../platform/auth/roles.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { visibleTo } from '../../platform/reading/tables.ts';

export enum JobState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(JobState, {
  name: 'JobState',
  description: 'Waiting for its time or its next attempt, running, done, or given up after too many attempts.',
});

@ObjectType({
  implements: Node,
  description: 'Work that the hub does by itself: at least once, by whichever process is free. Done ones are kept for 30 days.',
})
@Entity('job', { synchronize: false })
export class Job extends Node {
  @Field({ description: 'What is done.' })
  @Column('text')
  name: string;

  @Field(() => JobState, { description: 'How far it has come.' })
  @Column({ type: 'enum', enum: JobState, enumName: 'job_state', default: JobState.WAITING })
  state: JobState;

  @Field(() => DateTimeScalar, { description: 'When it is due, or was; real time, also in a demonstration.' })
  @Column({ type: 'timestamptz', precision: 3 })
  runAt: Date;

  @Field(() => Int, { description: 'Attempts so far.' })
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last failed attempt failed, cut, and without what was quoted in it.',
  })
  @Column({ type: 'text', nullable: true })
  lastError: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;
}

export const JobConnection = connectionOf(Job, { counted: false });

visibleTo(Job, (_job, viewer) => viewer.has(MemberRole.ADMINISTRATOR));
