import { wordKey } from '../../platform/importing/parsers.ts';
import type { EventKind } from './dissemination-event.entity.ts';
import type { AttendeeRole } from './event-attendance.entity.ts';

const meaning = <T extends string>(words: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(words.flatMap(([value, text]) => [value, ...text.split(', ')].map((word) => [wordKey(word), value] as const)));

/** What a spreadsheet may call each kind of event. */
export const kindWords = meaning<`${EventKind}`>([
  ['WEBINAR', 'webinaari, verkkotilaisuus, etätilaisuus, webbinarium, webbseminarium'],
  ['WORKSHOP', 'työpaja, pajapäivä, verkstad, workshop'],
  ['TRAINING', 'koulutus, valmennus, koulutustilaisuus, utbildning, fortbildning, training'],
  ['NETWORK_MEETING', 'verkostotapaaminen, tapaaminen, verkostopäivä, verkostopäivät, seminaari, nätverksträff, möte, meeting'],
  ['PUBLICATION', 'julkaisu, artikkeli, opas, publikation, artikel, publication'],
  ['NEWSLETTER', 'uutiskirje, tiedote, nyhetsbrev, newsletter'],
  ['CONSULTATION', 'kuuleminen, kommentointi, kommentointikierros, kysely, samråd, kommentarsrunda, consultation'],
]);

/** What it may call those who came. */
export const roleWords = meaning<`${AttendeeRole}`>([
  ['TEACHER', 'opettaja, opettajat, opetushenkilöstö, lärare, teacher, teachers'],
  ['COUNSELLOR', 'ohjaaja, ohjaajat, opinto-ohjaaja, opo, handledare, studiehandledare, counsellor'],
  ['MANAGER', 'johto, johtaja, esihenkilö, esimies, rehtori, ledning, chef, rektor, management, manager'],
  ['IT_DATA', 'tieto- ja ict-henkilöstö, ict, it, tietohallinto, data, it-personal'],
  ['ADMINISTRATION', 'hallinto, hallintohenkilöstö, administration, förvaltning'],
  ['OTHER', 'muu, muut, muu henkilöstö, annan, övriga, other, others'],
]);

/** `Osallistujat` as people keep them: a hyphen, a slash or nothing between hours and minutes. */
export const timeOf = (text: string): string | undefined => {
  const [, hours, minutes = '00'] = /^(?:klo\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?$/i.exec(text.trim()) ?? [];
  return hours !== undefined && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined;
};
