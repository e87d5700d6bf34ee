import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { settle } from '../notifications/notification.sql.ts';
import type { DisseminationEvent } from './dissemination-event.entity.ts';
import { recordRegistration } from './dissemination.history.ts';
import { registerForEvent, withdrawRegistration } from './dissemination.policy.ts';
import type { RegisterForEventInput, WithdrawRegistrationInput } from './event.inputs.ts';
import { hold, isClosed, registeredIn } from './event-rows.ts';
import { EventRegistration } from './event-registration.entity.ts';
import { positive } from './event.service.ts';

type Id = Promise<{ id: string }>;

/** Institutions come to events by numbers. The event's row is held meanwhile: the last place is taken once. */
export class RegistrationService {
  constructor(private readonly database: Database) {}

  /** Registers the acting provider, or says anew how many of it come. */
  register(viewer: Viewer, input: RegisterForEventInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, input.eventId, 'eventId');
      const authorised = async () => {
        const seen = await ownRegistration(tx, viewer, event.id);
        const taken = await registeredIn(tx, event.id, viewer.organisationId);
        const room = {
          demonstration: event.demonstration,
          closed: isClosed(tx, event),
          placesLeft: event.capacity === null ? null : event.capacity - taken,
          registered: seen !== null && seen.withdrawnAt === null,
        };
        authorise(registerForEvent(viewer, known, room));
        return { seen, placesLeft: room.placesLeft };
      };
      return tx.once(input.idempotencyKey, input, authorised, async ({ seen, placesLeft }) => {
        if ((seen?.version ?? 0) !== input.expectedVersion)
          throw new AppError('CONFLICT', { currentVersion: seen?.version ?? 0 });
        const participants = positive('participants', input.participants);
        if (participants === null) throw badInput('participants', 'REQUIRED');
        if (placesLeft !== null && participants > placesLeft)
          throw badInput('participants', 'OVER_CAPACITY', { left: placesLeft });
        const said = { participants, wishes: prose('wishes', input.wishes), registeredById: viewer.personId! };
        const id = await this.write(tx, viewer, event, seen, said);
        const isNew = !seen || seen.withdrawnAt !== null;
        recordRegistration(tx, isNew ? 'event.registered' : 'event.registration_changed', event, {
          registrationId: id,
          organisationId: viewer.organisationId!,
          participants,
        });
        await settle(tx, NotificationKind.EVENT_INVITED, event.id, viewer.organisationId);
        return { id };
      });
    });
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    { id: eventId, projectId }: DisseminationEvent,
    seen: EventRegistration | null,
    said: { participants: number; wishes: string | null; registeredById: string },
  ): Promise<string> {
    if (!seen)
      return (await tx.insert(EventRegistration, { ...said, eventId, projectId, organisationId: viewer.organisationId! }))!;
    const anew = seen.withdrawnAt && { withdrawnAt: null, registeredAt: () => 'hub_now()' };
    await tx.change(EventRegistration, seen.id, seen.version, { ...said, ...anew });
    return seen.id;
  }

  /** Takes the own registration back; that there was one stays. */
  withdraw(viewer: Viewer, { id, expectedVersion }: WithdrawRegistrationInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { eventId } = await tx.find(EventRegistration, id);
      const { event, known } = await hold(tx, eventId);
      const registration = await tx.manager.findOneByOrFail(EventRegistration, { id });
      const { organisationId, withdrawnAt, participants } = registration;
      const closed = isClosed(tx, event);
      authorise(withdrawRegistration(viewer, known, { organisationId, withdrawn: withdrawnAt !== null, closed }));
      await tx.change(EventRegistration, registration.id, expectedVersion, { withdrawnAt: () => 'hub_now()' });
      recordRegistration(tx, 'event.registration_withdrawn', event, { registrationId: id, organisationId, participants });
      await settle(tx, NotificationKind.EVENT_MOVED, event.id, organisationId);
      return { id: registration.id };
    });
  }
}

const ownRegistration = (tx: Transaction, viewer: Viewer, eventId: string) =>
  tx.manager.findOneBy(EventRegistration, { eventId, organisationId: viewer.organisationId! });
