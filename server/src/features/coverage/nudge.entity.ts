import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';

@ObjectType({
  implements: Node,
  description:
    'A reminder by the coordinator to a provider that uses nothing of a theme: a notification, and a letter to its editors and contacts.',
})
@Entity('coverage_nudge')
@Index('coverage_nudge_list_idx', { synchronize: false })
export class CoverageNudge extends Node {
  @Column('uuid')
  projectId: string;
  @Field(() => Project, { description: 'The project.' })
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Index()
  @Column('uuid')
  themeId: string;
  @Field(() => Theme, { description: 'The theme.' })
  @ManyToOne(() => Theme, { nullable: false })
  @JoinColumn()
  theme: Relation<Theme>;
  @Index()
  @Column('uuid')
  organisationId: string;
  @Field(() => Organisation, { description: 'The provider.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;
  @Field(() => String, { nullable: true, description: 'What the coordinator adds, in words.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  sentAt: Date;
  @Index()
  @Column('uuid')
  sentById: string;
  @Field(() => Person, { nullable: true, description: 'Who sent it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  sentBy: Relation<Person>;
}
