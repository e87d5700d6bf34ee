import { passwordHash } from '../../features/people/password.policy.ts';
import { insertRows, type Db, type Row } from '../../platform/loading/merge.ts';
import { named, type Institution } from './institutions.ts';
import type { Random } from './random.ts';

/** The one password of the demonstration's accounts. */
export const DEMONSTRATION_PASSWORD = 'hankeverkko-demo';

/** Institutions with a part of their own in the demonstration. */
export const cast = {
  coordinator: 'Esimerkkiopisto Keski-Suomi',
  partnerA: 'Esimerkkiopisto Pirkanmaa',
  partnerB: 'Exempelinstitutet Österbotten',
  outside: 'Esimerkkiopisto Satakunta',
  /** Where partner A's editor reads too: somebody can belong to two organisations. */
  second: 'Esimerkkiopisto Pirkanmaa Itä',
  auditor: 'Esimerkkitarkastus',
  operator: 'Hankeverkon ylläpito',
} as const;

type Account = {
  key: string;
  name: string;
  organisation: keyof typeof cast | 'funder';
  role: string;
  language?: 'sv';
  contact_areas?: string[];
};

/** The accounts that anybody may sign in with, in the order they are shown. People of a demonstration are named by what they do. */
const accounts: readonly Account[] = [
  { key: 'coordinator', name: 'Koordinaattori', organisation: 'coordinator', role: 'EDITOR' },
  { key: 'partner.a', name: 'Osatoteuttaja A', organisation: 'partnerA', role: 'EDITOR' },
  { key: 'partner.b', name: 'Partner B', organisation: 'partnerB', role: 'EDITOR', language: 'sv' },
  { key: 'officer', name: 'Virkailija', organisation: 'funder', role: 'OFFICER', contact_areas: ['A3'] },
  { key: 'finance', name: 'Koordinaattorin talous', organisation: 'coordinator', role: 'FINANCE' },
  { key: 'coordinator2', name: 'Koordinaattori 2', organisation: 'coordinator', role: 'EDITOR' },
  { key: 'signatory.a', name: 'Allekirjoittaja A', organisation: 'partnerA', role: 'SIGNATORY' },
  { key: 'provider', name: 'Järjestäjä verkoston ulkopuolella', organisation: 'outside', role: 'EDITOR' },
  { key: 'auditor', name: 'Tarkastaja', organisation: 'auditor', role: 'AUDITOR' },
  { key: 'admin', name: 'Ylläpitäjä', organisation: 'operator', role: 'ADMINISTRATOR' },
];

/** Who can be named: the accounts by key, and who declares for each institution. */
export type People = { account: (key: string) => string; editorOf: (institution: Institution) => string };

/** Makes the accounts, and in every other institution one contact person who cannot sign in. */
export async function makePeople(
  db: Db,
  random: Random,
  institutions: readonly Institution[],
  funderId: string,
  projectId: string,
): Promise<People> {
  const hash = await passwordHash(DEMONSTRATION_PASSWORD);
  const people: Row[] = [];
  const memberships: Row[] = [];
  const ids = new Map<string, string>();
  const editors = new Map<string, string>();

  const join = (personId: string, organisationId: string, role: string, contactAreas: string[] = []) => {
    const auditor = role === 'AUDITOR';
    if (role === 'EDITOR' && !editors.has(organisationId)) editors.set(organisationId, personId);
    memberships.push({
      ...{ id: random.id(), person_id: personId, organisation_id: organisationId, role, contact_areas: contactAreas },
      ...{
        project_id: auditor ? projectId : null,
        valid_from: auditor ? '2024-09-01' : null,
        valid_until: auditor ? '2025-12-31' : null,
      },
    });
  };
  const add = (email: string, name: string, language: string, password_hash: string | null) => {
    const id = random.id();
    // One after the other, so that lists keep this order.
    const created_at = `2024-10-15 09:00:00.${String(people.length + 1).padStart(3, '0')} Europe/Helsinki`;
    people.push({ id, email, name, language, password_hash, demonstration: true, created_at });
    return id;
  };

  for (const { key, name, organisation, role, language = 'fi', contact_areas } of accounts) {
    const id = add(`${key}@demo.test`, name, language, hash);
    ids.set(key, id);
    join(id, organisation === 'funder' ? funderId : named(institutions, cast[organisation]).id, role, contact_areas);
  }
  join(ids.get('partner.a')!, named(institutions, cast.second).id, 'READER');

  for (const [index, { id, kind, swedish, name_fi }] of institutions.entries()) {
    if (kind !== 'PROVIDER' || editors.has(id)) continue;
    const place = name_fi.replace(/^\S+ /, '');
    const email = `yhteyshenkilo.${String(index + 1).padStart(2, '0')}@esimerkki.test`;
    join(add(email, swedish ? `Kontaktperson, ${place}` : `Yhteyshenkilö, ${place}`, swedish ? 'sv' : 'fi', null), id, 'EDITOR');
  }

  await insertRows(
    db,
    'person',
    {
      id: 'uuid',
      email: 'text',
      name: 'text',
      language: 'language',
      password_hash: 'text',
      demonstration: 'boolean',
      created_at: 'timestamptz',
    },
    people,
  );
  await insertRows(
    db,
    'membership',
    {
      ...{ id: 'uuid', person_id: 'uuid', organisation_id: 'uuid', role: 'member_role', contact_areas: 'text[]' },
      ...{ project_id: 'uuid', valid_from: 'date', valid_until: 'date' },
    },
    memberships,
  );
  return { account: (key) => ids.get(key)!, editorOf: (institution) => editors.get(institution.id)! };
}
