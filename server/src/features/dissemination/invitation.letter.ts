import type { Language } from '../people/person.entity.ts';

type Told = {
  title: string;
  project: string;
  organisation: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  /** Whether one can register yet. */
  open: boolean;
  note: string | null;
  link: string;
};

const said = (note: string | null, before: string) => (note ? `${before}\n\n${note}\n\n` : '');
const timeIn = (language: Language, { startsAt, endsAt }: Told) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Helsinki',
  }).formatRange(startsAt, endsAt);
const where = ({ place }: Told) => (place ? `, ${place}` : '');

/** The letter that invites a provider to an event. */
export const invitationLetter: Record<`${Language}`, (told: Told) => { subject: string; text: string }> = {
  fi: (told) => ({
    subject: `Kutsu: ${told.title}`,
    text: `Hei!

Hankkeen ${told.project} koordinaattori kutsuu organisaation ${told.organisation} tapahtumaan ${told.title}.

Aika ja paikka: ${timeIn('fi' as Language, told)}${where(told)}

${said(told.note, 'Koordinaattori kirjoittaa:')}${told.open ? 'Tapahtuma ja ilmoittautuminen:' : 'Ilmoittautuminen ei ole vielä auki. Tapahtuma, ja ilmoittautuminen kun se aukeaa:'}

${told.link}
`,
  }),
  sv: (told) => ({
    subject: `Inbjudan: ${told.title}`,
    text: `Hej!

Koordinatorn för projektet ${told.project} bjuder in ${told.organisation} till evenemanget ${told.title}.

Tid och plats: ${timeIn('sv' as Language, told)}${where(told)}

${said(told.note, 'Koordinatorn skriver:')}${told.open ? 'Evenemanget och anmälan:' : 'Anmälan är inte öppen ännu. Evenemanget, och anmälan när den öppnar:'}

${told.link}
`,
  }),
  en: (told) => ({
    subject: `Invitation: ${told.title}`,
    text: `Hello,

The coordinator of the project ${told.project} invites ${told.organisation} to the event ${told.title}.

When and where: ${timeIn('en' as Language, told)}${where(told)}

${said(told.note, 'The coordinator writes:')}${told.open ? 'The event, and where you register:' : 'Registration is not open yet. The event, and where you register once it is:'}

${told.link}
`,
  }),
};
