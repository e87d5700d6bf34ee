import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';

export enum TargetState {
  REACHED = 'REACHED',
  ON_THE_WAY = 'ON_THE_WAY',
  MISSED = 'MISSED',
}
registerEnumType(TargetState, {
  name: 'TargetState',
  description:
    'REACHED where as many providers as wanted declare use on the day of the target, or today while it has not come; otherwise MISSED once the day has passed, and ON_THE_WAY until then.',
});

@ObjectType({
  implements: [Node, Versioned],
  description:
    'How many providers are to use the materials of a theme by a day: as a share of the licensed ones, or as a number.',
})
@Entity('coverage_target')
@Index('coverage_target_natural_key', { synchronize: false })
@Check('coverage_target_measure_check', 'num_nonnulls(share_percent, providers) = 1')
@Check('coverage_target_share_check', 'share_percent between 1 and 100')
@Check('coverage_target_providers_check', 'providers between 1 and 100000')
export class CoverageTarget extends Versioned {
  @Column('uuid')
  projectId: string;
  @Field(() => Project, { description: 'The project.' })
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  themeId: string | null;
  @Field(() => Theme, { nullable: true, description: 'The theme; null for all of them together.' })
  @ManyToOne(() => Theme, { nullable: true })
  @JoinColumn()
  theme: Relation<Theme> | null;
  @Field(() => DateScalar, { description: 'The day by which it is to be reached.' })
  @Column('date')
  onDate: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Per cent of the licensed providers, Åland apart; null where a number is wanted.',
  })
  @Column({ type: 'integer', nullable: true })
  sharePercent: number | null;
  @Field(() => Int, { nullable: true, description: 'How many providers; null where a share is wanted.' })
  @Column({ type: 'integer', nullable: true })
  providers: number | null;
  @Index()
  @Column('uuid')
  setById: string;
  @Field(() => Person, { nullable: true, description: 'Who set it last; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  setBy: Relation<Person>;
}
