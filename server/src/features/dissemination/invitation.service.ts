import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { isId } from '../../platform/reading/lookup.ts';
import type { Letterhead } from '../accounts/letter.service.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify, type Told } from '../notifications/notification.sql.ts';
import { recipientsOf } from '../partnerships/partnership.sql.ts';
import type { Language } from '../people/person.entity.ts';
import type { DisseminationEvent } from './dissemination-event.entity.ts';
import { recordInvited } from './dissemination.history.ts';
import { inviteToEvent } from './dissemination.policy.ts';
import { EventInvitation } from './event-invitation.entity.ts';
import { hold, isClosed } from './event-rows.ts';
import type { InviteProvidersInput } from './event.inputs.ts';
import type { InvitationOutcome } from './event.types.ts';
import { invitationLetter } from './invitation.letter.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    /** The letter of an invitation to one of those who get the provider's letters. */
    'event.invitation_letter': { invitationId: string; personId: string };
  }
}

/** What somebody who is invited is told. */
export const invitedTo = (eventId: string, organisationIds: readonly string[]): Told => ({
  kind: NotificationKind.EVENT_INVITED,
  organisationIds,
  subjectType: 'DisseminationEvent',
  subjectId: eventId,
  facts: { eventId },
});

type Standing = { id: string; invited: boolean; registered: boolean };

/** The coordinator invites providers to events. The event's row is held meanwhile: two who invite at once invite everybody once. */
export class InvitationToEventService {
  constructor(
    private readonly database: Database,
    private readonly letterhead: Letterhead,
  ) {}

  /** Invites those of the providers that have neither been invited nor registered; tells how many were left out. */
  invite(viewer: Viewer, input: InviteProvidersInput): Promise<InvitationOutcome> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, input.eventId, 'eventId');
      const authorised = () => authorise(inviteToEvent(viewer, known, { closed: isClosed(tx, event) }));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const ids = [...new Set(input.organisationIds.map((id) => id.toLowerCase()))];
        if (!ids.length) throw badInput('organisationIds', 'REQUIRED');
        if (ids.length > limits.page) throw badInput('organisationIds', 'TOO_MANY', { most: limits.page });
        const note = prose('note', input.note);
        const counted = await standingsOf(tx, event, ids.filter(isId));
        const registered = counted.filter((one) => one.registered);
        const before = counted.filter((one) => one.invited && !one.registered);
        const invited = counted.filter((one) => !one.invited && !one.registered);
        for (const { id } of invited) await this.inviteOne(tx, event, { organisationId: id, note, sentById: viewer.personId! });
        await notify(
          tx,
          invitedTo(
            event.id,
            invited.map(({ id }) => id),
          ),
        );
        return {
          invited: invited.length,
          invitedBefore: before.length,
          registeredBefore: registered.length,
          notCounted: ids.length - counted.length,
        };
      });
    });
  }

  private async inviteOne(
    tx: Transaction,
    event: DisseminationEvent,
    said: { organisationId: string; note: string | null; sentById: string },
  ) {
    const { id: eventId, projectId } = event;
    const invitationId = (await tx.insert(EventInvitation, { ...said, eventId, projectId }))!;
    for (const personId of await recipientsOf(tx, projectId, said.organisationId))
      await tx.enqueue('event.invitation_letter', { invitationId, personId });
    recordInvited(tx, event, { invitationId, organisationId: said.organisationId });
  }

  /** The letter, to one of them; nothing where no mail is set up, or one cannot come any more. */
  async sendLetter({ invitationId, personId }: { invitationId: string; personId: string }): Promise<void> {
    const { post, address } = this.letterhead;
    if (!post) return;
    const [found] = await this.database.ask(
      `select p.email, p.language, i.note, e.id, e.state = 'OPEN' as open, e.starts_at as "startsAt", e.ends_at as "endsAt", concat_ws(', ', e.place, e.channel) as place,
          json_build_object('fi', e.title_fi, 'sv', coalesce(e.title_sv, e.title_fi), 'en', coalesce(e.title_en, e.title_fi)) as title,
          json_build_object('fi', j.name_fi, 'sv', j.name_sv, 'en', j.name_en) as project,
          json_build_object('fi', o.name_fi, 'sv', coalesce(o.name_sv, o.name_fi), 'en', coalesce(o.name_en, o.name_fi)) as organisation
        from event_invitation i join dissemination_event e on e.id = i.event_id join project j on j.id = i.project_id
          join organisation o on o.id = i.organisation_id, person p where i.id = $1 and p.id = $2 and e.state in ('PLANNED', 'OPEN')`,
      [invitationId, personId],
    );
    if (!found) return;
    const language = found.language as Language;
    const { note, open, startsAt, endsAt, place } = found;
    const [title, project, organisation] = [found.title, found.project, found.organisation].map((names) => names[language]);
    const link = `${address}/${language}/dissemination/${found.id}`;
    await post.send({
      to: found.email,
      ...invitationLetter[language]({ title, project, organisation, note, link, open, startsAt, endsAt, place }),
    });
  }
}

/** Those of the providers that the event is for, real ones or a demonstration's, and whether they were invited or registered before. */
const standingsOf = (tx: Transaction, { id, demonstration }: DisseminationEvent, ids: readonly string[]): Promise<Standing[]> =>
  tx.manager.query(
    `select o.id, exists (select 1 from event_invitation i where i.event_id = $1 and i.organisation_id = o.id) as invited,
        exists (select 1 from event_registration r where r.event_id = $1 and r.organisation_id = o.id and r.withdrawn_at is null) as registered
      from organisation o where o.id = any($2::uuid[]) and o.kind = 'PROVIDER' and o.demonstration = $3 order by o.id`,
    [id, ids, demonstration],
  );
