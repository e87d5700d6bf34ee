import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { many, one, shape, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';
import { EventInvitation } from './event-invitation.entity.ts';
import { EventRegistration } from './event-registration.entity.ts';
import { InviteProvidersInput } from './event.inputs.ts';
import { InvitationOutcome } from './event.types.ts';
import type { InvitationToEventService } from './invitation.service.ts';

@Resolver(() => EventInvitation)
export class EventInvitationResolver {
  constructor(private readonly invitations: InvitationToEventService) {}

  @Access('SIGNED_IN')
  @Mutation(() => InvitationOutcome, {
    description:
      'Invites providers to an event that one can register for, or will be able to, each once. Errors: NOT_FOUND (field), FORBIDDEN (reason), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async inviteProviders(@Arg('input', () => InviteProvidersInput) input: InviteProvidersInput, @Ctx() { viewer }: Context) {
    return shape(await this.invitations.invite(viewer, input));
  }

  @FieldResolver(() => EventRegistration, {
    nullable: true,
    description: 'The registration that followed and holds; null while there is none, and to those who may not see it.',
  })
  registration(@Root() invitation: Row<EventInvitation>) {
    return one(
      EventRegistration,
      (r) =>
        sql`${r.eventId} = ${invitation.eventId} and ${r.organisationId} = ${invitation.organisationId} and ${r.withdrawnAt} is null`,
    );
  }
}

@Resolver(() => DisseminationEvent)
export class EventInvitations {
  @AtMost(limits.registrations)
  @FieldResolver(() => [EventInvitation], {
    description: 'Who was invited, first come first, of those the viewer may see; 500 at the most.',
  })
  invitations(@Root() event: Row<DisseminationEvent>) {
    return many(EventInvitation, (i) => sql`${i.eventId} = ${event.id}`, { order: (i) => [i.sentAt, i.id] });
  }

  @FieldResolver(() => EventInvitation, { nullable: true, description: 'The acting provider’s own invitation.' })
  ownInvitation(@Root() event: Row<DisseminationEvent>, @Ctx() { viewer }: Context) {
    return one(EventInvitation, (i) => sql`${i.eventId} = ${event.id} and ${i.organisationId} = ${viewer.organisationId}`);
  }
}
