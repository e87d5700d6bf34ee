import { insertRows, type Db, type Row } from '../../platform/loading/merge.ts';
import { named, type Institution } from './institutions.ts';
import { cast, type People } from './people.ts';
import type { Random } from './random.ts';

/** The project's period of use. */
export const [USE_FROM, USE_TO] = ['2023-01-01', '2024-12-31'];

/** Who leads the work package of each theme. */
const leads = [
  ['LEARNING_ANALYTICS', 'Esimerkkiopisto Uusimaa'],
  ['ENTERPRISE_ARCHITECTURE', 'Esimerkkiopisto Varsinais-Suomi'],
  ['DIGITAL_COMPETENCE', 'Esimerkkiopisto Pohjois-Savo'],
  ['DATA_COMPETENCE', 'Esimerkkiopisto Pohjois-Pohjanmaa'],
] as const;

const partners = [
  ...[
    'Kanta-Häme',
    'Päijät-Häme',
    'Kymenlaakso',
    'Etelä-Karjala',
    'Etelä-Savo',
    'Pohjois-Karjala',
    'Etelä-Pohjanmaa',
    'Keski-Pohjanmaa',
    'Kainuu',
    'Lappi',
  ],
  ...[
    'Uusimaa Itä',
    'Uusimaa Länsi',
    'Uusimaa Etelä',
    'Varsinais-Suomi Itä',
    'Satakunta Itä',
    'Pirkanmaa Itä',
    'Pirkanmaa Länsi',
    'Päijät-Häme Itä',
  ],
  ...['Pohjois-Savo Itä', 'Pohjois-Pohjanmaa Itä', 'Pohjanmaa'],
].map((place) => `Esimerkkiopisto ${place}`);
const associates = ['Exempelinstitutet Nyland', 'Esimerkkiopisto Keski-Suomi Itä'];

/** A partnership of the demonstration. */
export type Partnership = { id: string; organisation_id: string; role: string; valid_from: string; institution: Institution };

/** Makes the project itself; its people and partners follow. */
export async function makeProject(db: Db, random: Random, funderId: string): Promise<string> {
  const id = random.id();
  await db.query(
    `insert into project (id, funding_call_id, funder_id, acronym, name_fi, name_sv, name_en, use_from, use_to, demonstration)
     values ($1, (select c.id from funding_call c where c.use_from = $3 and c.use_to = $4 order by c.title_fi limit 1), $2, 'Esimerkkiverkosto',
       'Esimerkkiverkosto 2023–2024', 'Exempelnätverket 2023–2024', 'Example network 2023–2024', $3, $4, true)`,
    [id, funderId, USE_FROM, USE_TO],
  );
  return id;
}

/** Makes the work packages: coordination, and one for each theme. */
export async function makeWorkPackages(
  db: Db,
  random: Random,
  projectId: string,
  institutions: readonly Institution[],
): Promise<void> {
  const { rows: themes } = await db.query('select id, code, name_fi, name_sv, name_en from theme');
  const packages: Row[] = [
    {
      id: random.id(),
      code: 'TP1',
      name_fi: 'Hankkeen koordinointi',
      name_sv: 'Projektkoordinering',
      name_en: 'Project coordination',
      lead_organisation_id: named(institutions, cast.coordinator).id,
    },
    ...leads.map(([code, lead], index) => {
      const { id: theme_id, name_fi, name_sv, name_en } = themes.find((theme) => theme.code === code)!;
      return {
        id: random.id(),
        code: `TP${index + 2}`,
        name_fi,
        name_sv,
        name_en,
        theme_id,
        lead_organisation_id: named(institutions, lead).id,
      };
    }),
  ];
  await insertRows(
    db,
    'work_package',
    {
      id: 'uuid',
      project_id: 'uuid',
      code: 'text',
      name_fi: 'text',
      name_sv: 'text',
      name_en: 'text',
      theme_id: 'uuid',
      lead_organisation_id: 'uuid',
    },
    packages.map((one) => ({ ...one, project_id: projectId })),
  );
}

/** Makes the partnerships, about half of the institutions, each with its contact; the coordinator and partner A have a deputy too. */
export async function makePartnerships(
  db: Db,
  random: Random,
  projectId: string,
  institutions: readonly Institution[],
  people: People,
): Promise<Partnership[]> {
  const roles: [string, string][] = [
    [cast.coordinator, 'COORDINATOR'],
    ...leads.map(([, lead]): [string, string] => [lead, 'WORK_PACKAGE_LEAD']),
    ...[cast.partnerA, cast.partnerB, ...partners].map((name): [string, string] => [name, 'PARTNER']),
    ...associates.map((name): [string, string] => [name, 'ASSOCIATE']),
  ];
  const deputies = new Map<string, string>([
    [cast.coordinator, people.account('coordinator2')],
    [cast.partnerA, people.account('signatory.a')],
  ]);
  const made = roles.map(([name, role]) => {
    const institution = named(institutions, name);
    const late = role === 'ASSOCIATE' || (role === 'PARTNER' && random.chance(0.15));
    return {
      ...{
        id: random.id(),
        project_id: projectId,
        organisation_id: institution.id,
        role,
        valid_from: late ? '2023-08-01' : USE_FROM,
      },
      ...{ contact_id: people.editorOf(institution), deputy_id: deputies.get(name) ?? null, institution },
    };
  });
  await insertRows(
    db,
    'partnership',
    {
      id: 'uuid',
      project_id: 'uuid',
      organisation_id: 'uuid',
      role: 'partnership_role',
      valid_from: 'date',
      contact_id: 'uuid',
      deputy_id: 'uuid',
    },
    made,
  );
  return made;
}
