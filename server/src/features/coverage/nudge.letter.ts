import type { Language } from '../people/person.entity.ts';

type Told = { theme: string; project: string; organisation: string; note: string | null; link: string };

const said = (note: string | null, before: string) => (note ? `${before}\n\n${note}\n\n` : '');

/** The letter that reminds a provider of a theme of which it has declared no use. */
export const nudgeLetter: Record<`${Language}`, (told: Told) => { subject: string; text: string }> = {
  fi: ({ theme, project, organisation, note, link }) => ({
    subject: `${organisation}: ${theme}`,
    text: `Hei!

Hankkeen ${project} koordinaattori muistuttaa: organisaatio ${organisation} ei ole ilmoittanut ottaneensa käyttöön yhtään
materiaalia teemasta ${theme}.

${said(note, 'Koordinaattori kirjoittaa:')}Materiaalit ja käyttöönottojen ilmoittaminen:

${link}

Jos teidän tilanteenne on jo toinen, ilmoittakaa se samalla sivulla. Samasta teemasta muistutetaan enintään kerran 30 päivässä.
`,
  }),
  sv: ({ theme, project, organisation, note, link }) => ({
    subject: `${organisation}: ${theme}`,
    text: `Hej!

Koordinatorn för projektet ${project} påminner: ${organisation} har inte meddelat att något material inom temat ${theme}
har tagits i bruk.

${said(note, 'Koordinatorn skriver:')}Materialen, och var ni meddelar ibruktagande:

${link}

Om er situation redan är en annan kan ni meddela det på samma sida. Påminnelser om samma tema skickas högst en gång på 30 dagar.
`,
  }),
  en: ({ theme, project, organisation, note, link }) => ({
    subject: `${organisation}: ${theme}`,
    text: `Hello,

The coordinator of the project ${project} reminds you: ${organisation} has not declared any material of the theme ${theme}
in use.

${said(note, 'The coordinator writes:')}The materials, and where you declare their adoption:

${link}

If your situation is another one by now, declare it on the same page. You are reminded of a theme once in 30 days at the most.
`,
  }),
};
