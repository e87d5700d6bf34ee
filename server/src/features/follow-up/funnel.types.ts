import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';

export enum FunnelStep {
  REACHED = 'REACHED',
  AWARE = 'AWARE',
  PILOT = 'PILOT',
  IN_USE = 'IN_USE',
  ESTABLISHED = 'ESTABLISHED',
}
registerEnumType(FunnelStep, {
  name: 'FunnelStep',
  description:
    'From an event to lasting use: REACHED (its people came), then declared with a day not before the event: AWARE or beyond, PILOT or beyond, IN_USE or beyond, ESTABLISHED.',
});

@InputType({
  description: 'Of which events and materials; every given part must hold, all of the project when nothing is given.',
})
export class FunnelFilter {
  @Field(() => ID, { nullable: true, description: 'Of this event.' })
  eventId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this material, at all events that showed it.' })
  materialId?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a theme: of its materials.' })
  theme?: string | null;
}

@ArgsType()
export class FunnelProvidersArgs extends PageArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => FunnelStep, { description: 'The step.' })
  step: FunnelStep;
  @Field(() => FunnelFilter, { nullable: true, description: 'Of which events and materials.' })
  filter?: FunnelFilter | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day, by effective dates; today when left out.' })
  asOf?: string | null;
}

@ObjectType({ description: 'How many providers came so far, and how long it took.' })
export class FunnelStage {
  @Field(() => FunnelStep, { description: 'The step.' })
  step: FunnelStep;
  @Field(() => Int, { description: 'Providers that took it, each counted once.' })
  providers: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'Days from the step before, the median of those who took this one; a step that was skipped took none. Null for REACHED, and where nobody took it.',
  })
  medianDays: number | null;
}

@ObjectType({
  description:
    'From events to use: the providers whose people came to events that were reported, and how far they have come since with what was shown there. A provider stands where the furthest of its materials stands. Of what the viewer may see: those outside the project read their own way only.',
})
export class Funnel {
  @Field(() => DateScalar, { description: 'The day that it shows, by effective dates.' })
  asOf: string;
  @Field(() => [FunnelStage], { description: 'The five steps, in order.' })
  steps: FunnelStage[];
}
