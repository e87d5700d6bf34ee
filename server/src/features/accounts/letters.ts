import type { Language } from '../people/person.entity.ts';

type Tag = `${Language}`;
type Text = { subject: string; text: string };
type Words<V> = Record<Tag, (values: V) => Text>;

const day = (at: Date, language: Tag) =>
  new Intl.DateTimeFormat({ fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Helsinki',
  }).format(at);

/** The letter with which somebody is invited to act for an organisation. */
export const invitationLetter: Words<{ organisation: string; link: string; expiresAt: Date }> = {
  fi: ({ organisation, link, expiresAt }) => ({
    subject: `Kutsu Hankeverkkoon: ${organisation}`,
    text: `Hei!

Sinut on kutsuttu Hankeverkkoon organisaation ${organisation} puolesta.
Ota kutsu vastaan tästä osoitteesta:

${link}

Linkki toimii kerran, ${day(expiresAt, 'fi')} asti. Jos et odottanut kutsua, voit jättää viestin huomiotta.
`,
  }),
  sv: ({ organisation, link, expiresAt }) => ({
    subject: `Inbjudan till Hankeverkko: ${organisation}`,
    text: `Hej!

Du har bjudits in till Hankeverkko för ${organisation}.
Ta emot inbjudan på den här adressen:

${link}

Länken fungerar en gång, till ${day(expiresAt, 'sv')}. Om du inte väntade dig en inbjudan kan du låta bli att svara.
`,
  }),
  en: ({ organisation, link, expiresAt }) => ({
    subject: `Invitation to Hankeverkko: ${organisation}`,
    text: `Hello,

You have been invited to Hankeverkko on behalf of ${organisation}.
Accept the invitation at this address:

${link}

The link works once, until ${day(expiresAt, 'en')}. If you did not expect an invitation, you can ignore this message.
`,
  }),
};

/** The letter by which somebody who has forgotten their password sets a new one. */
export const resetLetter: Words<{ link: string; expiresAt: Date }> = {
  fi: ({ link, expiresAt }) => ({
    subject: 'Uusi salasana Hankeverkkoon',
    text: `Hei!

Hankeverkossa pyydettiin uutta salasanaa tälle sähköpostiosoitteelle.
Aseta uusi salasana tästä osoitteesta:

${link}

Linkki toimii kerran, ${day(expiresAt, 'fi')} asti. Jos et pyytänyt sitä, salasanasi pysyy ennallaan eikä sinun tarvitse tehdä mitään.
`,
  }),
  sv: ({ link, expiresAt }) => ({
    subject: 'Nytt lösenord till Hankeverkko',
    text: `Hej!

I Hankeverkko begärdes ett nytt lösenord för den här e-postadressen.
Välj ett nytt lösenord på den här adressen:

${link}

Länken fungerar en gång, till ${day(expiresAt, 'sv')}. Om du inte begärde den behåller du ditt lösenord och behöver inte göra något.
`,
  }),
  en: ({ link, expiresAt }) => ({
    subject: 'A new password for Hankeverkko',
    text: `Hello,

Somebody asked Hankeverkko for a new password for this e-mail address.
Set a new password at this address:

${link}

The link works once, until ${day(expiresAt, 'en')}. If you did not ask for it, your password stays as it is and you need do nothing.
`,
  }),
};

/** The same question about an account of the demonstration. */
export const sharedAccountLetter: Words<{ link: string }> = {
  fi: ({ link }) => ({
    subject: 'Esittelytunnuksen salasana',
    text: `Hei!

Tämä on esittelyn yhteinen tunnus, eikä sen salasanaa voi vaihtaa. Kirjaudu yhdellä painalluksella:

${link}
`,
  }),
  sv: ({ link }) => ({
    subject: 'Demonstrationskontots lösenord',
    text: `Hej!

Det här är ett gemensamt demonstrationskonto och dess lösenord kan inte bytas. Logga in med ett tryck:

${link}
`,
  }),
  en: ({ link }) => ({
    subject: 'The demonstration account’s password',
    text: `Hello,

This is a shared account of the demonstration, and its password cannot be changed. Sign in with one press:

${link}
`,
  }),
};
