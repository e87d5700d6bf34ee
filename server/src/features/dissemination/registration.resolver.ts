import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { now } from '../../platform/reading/clock.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, type Row } from '../../platform/reading/source.ts';
import { sql, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { DisseminationEvent, type EventState } from './dissemination-event.entity.ts';
import { withdrawRegistration } from './dissemination.policy.ts';
import { RegisterForEventInput, WithdrawRegistrationInput } from './event.inputs.ts';
import { EventRegistration } from './event-registration.entity.ts';
import { RegistrationAbilities } from './event.types.ts';
import type { RegistrationService } from './registration.service.ts';

@Resolver(() => EventRegistration)
export class RegistrationResolver {
  constructor(private readonly registrations: RegistrationService) {}

  @Access('SIGNED_IN')
  @Mutation(() => EventRegistration, {
    description:
      'Registers the acting provider for an open event, or says anew how many of it come. Errors: NOT_FOUND, FORBIDDEN (reason; EVENT_FULL), CONFLICT (currentVersion), BAD_USER_INPUT (field, problem; OVER_CAPACITY with left), IDEMPOTENCY_CONFLICT.',
  })
  async registerForEvent(@Arg('input', () => RegisterForEventInput) input: RegisterForEventInput, @Ctx() { viewer }: Context) {
    return byId(EventRegistration, (await this.registrations.register(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => EventRegistration, {
    description:
      'Takes back the acting provider’s registration. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion).',
  })
  async withdrawRegistration(
    @Arg('input', () => WithdrawRegistrationInput) input: WithdrawRegistrationInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(EventRegistration, (await this.registrations.withdraw(viewer, input)).id);
  }

  @FieldResolver(() => RegistrationAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() registration: Row<EventRegistration>, @Ctx() { viewer }: Context) {
    const ofEvent = (value: Sql) =>
      sql`(select ${value} from ${visible(DisseminationEvent, viewer)} e where e.id = ${registration.eventId})`;
    return computed(
      {
        state: ofEvent(sql`e.state`),
        closed: ofEvent(sql`coalesce(e.registration_closes_at, e.starts_at) <= ${now}`),
        organisationId: registration.organisationId,
        withdrawn: sql`(${registration.withdrawnAt} is not null)`,
      },
      (it: { state: EventState; closed: boolean; organisationId: string; withdrawn: boolean }) => ({
        withdraw: withdrawRegistration(viewer, it, it),
      }),
    );
  }
}
