import type { EventKind, EventState } from '../../features/dissemination/dissemination-event.entity.ts';
import type { AttendeeRole } from '../../features/dissemination/event-attendance.entity.ts';

type Titles = [fi: string, sv: string, en: string];
/** An event of the demonstration as it is told here; who came to it is left to chance. */
export type DemonstrationEvent = {
  kind: `${EventKind}`;
  state: `${EventState}`;
  /** One of the cast, or an institution’s name. */
  organiser: string;
  titles: Titles;
  /** Helsinki time, or a date as precisely as it is known. */
  starts: string;
  hours?: number;
  channel?: string;
  place?: string;
  theme: string;
  /** Codes of regions; the whole country when left out. */
  regions?: readonly string[];
  capacity?: number;
  published?: false;
  /** Institutions that registered. */
  registered?: number;
  /** Institutions whose people came; of what nobody comes to, how many it reached. */
  came?: number;
  reach?: number;
  reason?: string;
  recording?: true;
  reportedBy?: string;
};

export const events: readonly DemonstrationEvent[] = [
  {
    ...{ kind: 'WEBINAR', state: 'APPROVED', organiser: 'coordinator', theme: 'LEARNING_ANALYTICS' },
    titles: ['Oppimisanalytiikka arjessa', 'Lärandeanalys i vardagen', 'Learning analytics in daily work'],
    ...{ starts: '2024-02-07 09:00', hours: 2, channel: 'Teams', came: 17, recording: true, reportedBy: 'coordinator' },
  },
  {
    ...{ kind: 'WORKSHOP', state: 'APPROVED', organiser: 'partnerA', theme: 'DATA_COMPETENCE' },
    titles: ['Tieto-osaamisen työpaja', 'Workshop i datakompetens', 'Data competence workshop'],
    ...{ starts: '2024-03-19 12:00', hours: 4, place: 'Tampere', regions: ['06', '04', '05'], came: 6, reportedBy: 'partner.a' },
  },
  {
    ...{ kind: 'TRAINING', state: 'APPROVED', organiser: 'partnerB', theme: 'DIGITAL_COMPETENCE' },
    titles: ['Digiosaamisen koulutus opettajille', 'Digital kompetens för lärare', 'Digital competence for teachers'],
    ...{ starts: '2024-04-24 09:00', hours: 6, place: 'Vaasa', regions: ['15', '16', '01'], came: 5, reportedBy: 'partner.b' },
  },
  {
    ...{ kind: 'PUBLICATION', state: 'APPROVED', organiser: 'Esimerkkiopisto Varsinais-Suomi', theme: 'ENTERPRISE_ARCHITECTURE' },
    titles: ['Kokonaisarkkitehtuurin opas johdolle', 'Guide i övergripande arkitektur', 'Enterprise architecture for managers'],
    ...{ starts: '2024-05', channel: 'Verkkojulkaisu', reach: 640, reportedBy: 'coordinator' },
  },
  {
    ...{ kind: 'NEWSLETTER', state: 'APPROVED', organiser: 'coordinator', theme: 'LEARNING_ANALYTICS' },
    titles: ['Verkoston uutiskirje 3/2024', 'Nätverkets nyhetsbrev 3/2024', 'Network newsletter 3/2024'],
    ...{ starts: '2024-06-12', channel: 'Uutiskirje', reach: 1180, reportedBy: 'coordinator' },
  },
  {
    ...{ kind: 'NETWORK_MEETING', state: 'REPORTED', organiser: 'partnerB', theme: 'DIGITAL_COMPETENCE' },
    titles: [
      'Ruotsinkielisten järjestäjien tapaaminen',
      'De svenskspråkiga anordnarnas träff',
      'Meeting of the Swedish-speaking providers',
    ],
    ...{ starts: '2024-09-18 10:00', hours: 3, channel: 'Teams', regions: ['15', '01', '02'], came: 4, reportedBy: 'partner.b' },
  },
  {
    ...{ kind: 'WEBINAR', state: 'REPORTED', organiser: 'coordinator', theme: 'ENTERPRISE_ARCHITECTURE' },
    titles: ['Arkkitehtuuri johtamisen tukena', 'Arkitektur som stöd för ledningen', 'Architecture for management'],
    ...{ starts: '2024-09-26 13:00', hours: 2, channel: 'Teams', came: 14, recording: true, reportedBy: 'coordinator' },
  },
  {
    ...{ kind: 'WORKSHOP', state: 'HELD', organiser: 'partnerA', theme: 'LEARNING_ANALYTICS' },
    titles: ['Analytiikan aamu Pirkanmaalla', 'Analysmorgon i Birkaland', 'Analytics morning in Pirkanmaa'],
    ...{ starts: '2024-10-02 08:30', hours: 3, place: 'Tampere', regions: ['06'], registered: 5 },
  },
  {
    ...{ kind: 'TRAINING', state: 'OPEN', organiser: 'partnerA', theme: 'DATA_COMPETENCE' },
    titles: ['Tietotuotteet tutuiksi', 'Lär känna dataprodukterna', 'Getting to know the data products'],
    ...{ starts: '2024-10-31 09:00', hours: 4, channel: 'Teams', capacity: 60, registered: 6 },
  },
  {
    ...{ kind: 'WEBINAR', state: 'OPEN', organiser: 'coordinator', theme: 'DIGITAL_COMPETENCE' },
    titles: [
      'Digitaalisen osaamisen malli käyttöön',
      'Modellen för digital kompetens i bruk',
      'The digital competence model in use',
    ],
    ...{ starts: '2024-11-12 09:00', hours: 2, channel: 'Teams', registered: 9 },
  },
  {
    ...{ kind: 'NETWORK_MEETING', state: 'PLANNED', organiser: 'coordinator', theme: 'LEARNING_ANALYTICS', published: false },
    titles: ['Verkoston syyspäivät', 'Nätverkets höstdagar', 'Autumn days of the network'],
    ...{ starts: '2024-11-20 10:00', hours: 6, place: 'Jyväskylä' },
  },
  {
    ...{ kind: 'CONSULTATION', state: 'PLANNED', organiser: 'Esimerkkiopisto Pohjois-Pohjanmaa', theme: 'DATA_COMPETENCE' },
    titles: ['Kommentointikierros: tietomalli', 'Kommentarsrunda: datamodell', 'Consultation: data model'],
    ...{ starts: '2024-11', channel: 'Verkkolomake' },
  },
  {
    ...{ kind: 'WORKSHOP', state: 'POSTPONED', organiser: 'Esimerkkiopisto Pohjois-Savo', theme: 'DIGITAL_COMPETENCE' },
    titles: ['Digitaidot ohjauksessa', 'Digitala färdigheter i handledning', 'Digital skills in guidance'],
    ...{ starts: '2024-10-10 12:00', hours: 3, place: 'Kuopio', regions: ['11', '12'], registered: 3 },
    reason: 'Kouluttaja sairastui, uusi aika sovitaan.',
  },
  {
    ...{ kind: 'WEBINAR', state: 'CANCELLED', organiser: 'Esimerkkiopisto Uusimaa', theme: 'LEARNING_ANALYTICS' },
    titles: ['Analytiikan etiikka', 'Analysens etik', 'Ethics of analytics'],
    ...{ starts: '2024-09-05 09:00', hours: 1, channel: 'Teams', registered: 2 },
    reason: 'Aihe yhdistettiin marraskuun webinaariin.',
  },
];

/** What people do who come, and how often: mostly teachers. */
export const attendeeRoles: readonly (readonly [`${AttendeeRole}`, number])[] = [
  ['TEACHER', 6],
  ['COUNSELLOR', 2],
  ['MANAGER', 2],
  ['IT_DATA', 2],
  ['ADMINISTRATION', 1],
  ['OTHER', 1],
];
