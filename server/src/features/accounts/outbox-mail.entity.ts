import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { trusted } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';

@ObjectType({ implements: Node, description: 'A letter that the demonstration would have sent.' })
@Entity('outbox_mail')
@Index('outbox_mail_list_idx', ['writtenAt', 'id'])
export class OutboxMail extends Node {
  @Field({ description: 'The address it is for.' })
  @Column('text')
  recipient: string;

  @Field({ description: 'Its subject.' })
  @Column('text')
  subject: string;

  @Field({ description: 'What it says.' })
  @Column('text')
  text: string;

  @Field(() => DateTimeScalar, { description: 'When it was written, by the domain’s clock.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  writtenAt: Date;
}
// A demonstration has no secrets; a real installation shows no letter to anybody, and writes none here.
visibleTo(OutboxMail, () => trusted`(select i.demonstration from installation i)`);

export const OutboxMailConnection = connectionOf(OutboxMail, { counted: false });
