import en from './calendar.en.json' with { type: 'json' };
import fi from './calendar.fi.json' with { type: 'json' };
import sv from './calendar.sv.json' with { type: 'json' };
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Turns } from '../../platform/gate/turns.ts';
import { answer, type JsonText, type Read } from '../../platform/reading/answer.ts';
import type { Language } from '../people/person.entity.ts';

const EVENT = `id version updatedAt titleFi titleSv titleEn description date startsAt endsAt place channel joinAddress state reason demonstration
  organisation { nameFi nameSv nameEn } project { nameFi nameSv nameEn }`;
const ONE = parse(`query ($id: ID!) { disseminationEvent(id: $id) { ${EVENT} } }`);
const LIST = parse(`query ($projectId: ID!, $filter: DisseminationEventFilter, $first: Int, $after: Cursor) {
  disseminationEvents(projectId: $projectId, filter: $filter, first: $first, after: $after) { nodes { ${EVENT} } pageInfo { hasNextPage endCursor } } }`);

type Named = { nameFi: string; nameSv: string | null; nameEn: string | null };
const localised = ({ nameFi, nameSv, nameEn }: Named, language: Language) =>
  ({ fi: nameFi, sv: nameSv, en: nameEn })[language] || nameFi;
/** The few words of a calendar’s own, in each language. */
const words = { fi, sv, en };

type Told = {
  id: string;
  version: number;
  updatedAt: string;
  titleFi: string;
  titleSv: string | null;
  titleEn: string | null;
  description: string | null;
  date: string | null;
  startsAt: string;
  endsAt: string;
  place: string | null;
  channel: string | null;
  joinAddress: string | null;
  state: string;
  reason: string | null;
  demonstration: boolean;
  organisation: Named;
  project: Named;
};
type Asked = { viewer: Viewer; caller: string; language: Language };
/** As many events as a feed has at the most: the latest ones. */
const MOST = 500;

/** Events for the calendars of others: read as the API reads them, so with the same rights. */
export class EventCalendars {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly read: Read,
    private readonly turns: Turns,
    /** Where people find the hub. */
    private readonly address: string,
  ) {}

  /** One event; NOT_FOUND where there is none of that id that the viewer may see. */
  async one(id: string, asked: Asked): Promise<string> {
    const { disseminationEvent: event } = await this.ask<{ disseminationEvent: Told | null }>(ONE, { id }, asked);
    if (!event) throw notFound();
    return this.text([event], localised(event.project, asked.language), asked.language);
  }

  /** The events of a project that a filter leaves, the latest 500. */
  async feed(projectId: string, filter: object, asked: Asked): Promise<string> {
    const events: Told[] = [];
    let after: string | null = null;
    do {
      const {
        disseminationEvents: page,
      }: { disseminationEvents: { nodes: Told[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await this.ask(
        LIST,
        { projectId, filter, first: limits.page, after },
        asked,
      );
      events.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after && events.length < MOST);
    const name = events[0] ? localised(events[0].project, asked.language) : words[asked.language].events;
    return this.text(events, name, asked.language);
  }

  private async ask<T>(document: DocumentNode, variables: Record<string, unknown>, { viewer, caller }: Asked): Promise<T> {
    const { data, errors } = await this.turns.take(caller, () =>
      answer(this.schema, { document, variables }, { viewer, read: this.read }),
    );
    if (errors?.[0]) throw errors[0];
    return (data as unknown as JsonText).toJSON() as T;
  }

  private text(events: readonly Told[], name: string, language: Language): string {
    const calendar = ical({
      name,
      prodId: { company: 'Hankeverkko', product: 'events', language: language.toUpperCase() },
      method: ICalCalendarMethod.PUBLISH,
      ttl: 3_600,
    });
    for (const event of events) calendar.createEvent(this.entry(event, language));
    return calendar.toString();
  }

  private entry(event: Told, language: Language) {
    const { demonstration, reason } = words[language];
    const address = `${this.address}/${language}/dissemination/${event.id}`;
    const own = { fi: event.titleFi, sv: event.titleSv, en: event.titleEn }[language] || event.titleFi;
    return {
      // Of the event alone: the hub may move to another address.
      id: `${event.id}@events.hankeverkko`,
      sequence: event.version - 1,
      stamp: new Date(event.updatedAt),
      lastModified: new Date(event.updatedAt),
      ...whenOf(event),
      summary: event.demonstration ? `${own} (${demonstration})` : own,
      description: [
        event.description,
        event.reason && `${reason}: ${event.reason}`,
        localised(event.organisation, language),
        event.joinAddress,
      ]
        .filter(Boolean)
        .join('\n\n'),
      location: [event.place, event.channel].filter(Boolean).join(', ') || null,
      url: address,
      status: STATUS[event.state] ?? ICalEventStatus.CONFIRMED,
    };
  }
}

const STATUS: Record<string, ICalEventStatus> = {
  PLANNED: ICalEventStatus.TENTATIVE,
  POSTPONED: ICalEventStatus.TENTATIVE,
  CANCELLED: ICalEventStatus.CANCELLED,
};

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });
/** A moment as it is in UTC, right in every calendar; what has a date fills its days in Finland. */
function whenOf({ date, startsAt, endsAt }: Told) {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  if (date === null) return { start, end };
  const day = (moment: Date) => new Date(`${days.format(moment)}T00:00:00Z`);
  return { start: day(start), end: day(end), allDay: true };
}
