import { checkDigit } from '../../features/organisations/business-id.ts';
import { insertRows, type Db } from '../../platform/loading/merge.ts';
import { dayAfter } from './clock.ts';
import type { Random } from './random.ts';

/** An institution of the demonstration. */
export type Institution = {
  id: string;
  kind: 'PROVIDER' | 'AUDITOR' | 'OPERATOR';
  business_id: string;
  name_fi: string;
  name_sv: string | null;
  name_en: string | null;
  provider_type: string | null;
  region_id: string | null;
  municipality_id: string | null;
  location_basis: string | null;
  student_years: number | null;
  source: string;
  demonstration: true;
  /** Its language, and the region's code: what the rest of the demonstration goes by. */
  swedish: boolean;
  region: string | null;
};

/** What tells the institutions of one region apart, in Finnish and Swedish. */
const parts = [
  ['', ''],
  [' Itä', ' Öst'],
  [' Länsi', ' Väst'],
  [' Pohjoinen', ' Norr'],
  [' Etelä', ' Syd'],
  [' Keskus', ' Centrum'],
  [' Rannikko', ' Kust'],
] as const;

/** Regions with the number of Finnish and Swedish institutions; Åland is left empty. The seat is the first one's. */
const regions: readonly { code: string; seat: string; finnish: number; swedish: number }[] = [
  { code: '01', seat: 'Helsinki', finnish: 6, swedish: 1 },
  { code: '02', seat: 'Turku', finnish: 3, swedish: 1 },
  { code: '04', seat: 'Pori', finnish: 3, swedish: 0 },
  { code: '05', seat: 'Hämeenlinna', finnish: 3, swedish: 0 },
  { code: '06', seat: 'Tampere', finnish: 5, swedish: 0 },
  { code: '07', seat: 'Lahti', finnish: 3, swedish: 0 },
  { code: '08', seat: 'Kouvola', finnish: 2, swedish: 0 },
  { code: '09', seat: 'Lappeenranta', finnish: 2, swedish: 0 },
  { code: '10', seat: 'Mikkeli', finnish: 3, swedish: 0 },
  { code: '11', seat: 'Kuopio', finnish: 4, swedish: 0 },
  { code: '12', seat: 'Joensuu', finnish: 3, swedish: 0 },
  { code: '13', seat: 'Jyväskylä', finnish: 4, swedish: 0 },
  { code: '14', seat: 'Seinäjoki', finnish: 3, swedish: 0 },
  { code: '15', seat: 'Vaasa', finnish: 2, swedish: 2 },
  { code: '16', seat: 'Kokkola', finnish: 1, swedish: 0 },
  { code: '17', seat: 'Oulu', finnish: 4, swedish: 0 },
  { code: '18', seat: 'Kajaani', finnish: 1, swedish: 0 },
  { code: '19', seat: 'Rovaniemi', finnish: 3, swedish: 0 },
];

const SOURCE = 'Esittelyaineisto';
/** Licences that ended before the demonstration begins: their holders were counted, and are not any more. */
export const LICENCE_ENDED: ReadonlyMap<string, string> = new Map([['Esimerkkiopisto Lappi Länsi', '2024-07-31']]);

/** Business ids of the range that was never given to anybody. */
function* unusedBusinessIds(): Generator<string, never> {
  for (let number = 1; number < 100; number++) {
    const seven = String(number).padStart(7, '0');
    const digit = checkDigit(seven);
    if (digit !== null) yield `${seven}-${digit}`;
  }
  throw new Error('The range of unused business ids has come to its end');
}

/** Makes the institutions with their licences, the auditor and the operator of the hub. */
export async function makeInstitutions(db: Db, random: Random): Promise<Institution[]> {
  const { rows: places } = await db.query(
    `select r.code, r.id as region_id, r.name_fi, r.name_sv, json_agg(json_build_object('id', m.id, 'name', m.name_fi) order by m.code) as municipalities
       from region r join municipality m on m.region_id = r.id group by r.id`,
  );
  const businessIds = unusedBusinessIds();
  const institution = (facts: Partial<Institution> & { name_fi: string }): Institution => ({
    ...{
      id: random.id(),
      kind: 'PROVIDER',
      business_id: businessIds.next().value,
      name_sv: null,
      name_en: null,
      provider_type: null,
      region_id: null,
    },
    ...{
      municipality_id: null,
      location_basis: null,
      student_years: null,
      source: SOURCE,
      demonstration: true,
      swedish: false,
      region: null,
    },
    ...facts,
  });

  const made: Institution[] = [];
  for (const { code, seat, finnish, swedish } of regions) {
    const place = places.find((region) => region.code === code)!;
    for (let at = 0; at < finnish + swedish; at++) {
      const inSwedish = at >= finnish;
      const [partFi, partSv] = parts[inSwedish ? at - finnish : at]!;
      const swedishName = `Exempelinstitutet ${place.name_sv}${partSv}`;
      const main = at === 0 || at === finnish;
      made.push(
        institution({
          name_fi: inSwedish ? swedishName : `Esimerkkiopisto ${place.name_fi}${partFi}`,
          name_sv: inSwedish ? swedishName : null,
          provider_type: main
            ? random.pick(['MUNICIPAL_FEDERATION', 'MUNICIPAL_FEDERATION', 'MUNICIPALITY'])
            : random.pick(['PRIVATE', 'PRIVATE', 'MUNICIPAL_FEDERATION']),
          region_id: place.region_id,
          municipality_id: (main
            ? place.municipalities.find((one: { name: string }) => one.name === seat)
            : random.pick(place.municipalities)
          ).id,
          location_basis: 'NAME',
          student_years: main ? random.between(1_800, 7_500) : random.between(60, 2_400),
          swedish: inSwedish,
          region: code,
        }),
      );
    }
  }
  made.find((one) => one.name_fi === 'Esimerkkiopisto Lappi Itä')!.provider_type = 'STATE';
  made.push(institution({ name_fi: 'Esimerkkiopisto Verkko', provider_type: 'PRIVATE', student_years: 140 }));
  const providers = made.length;
  made.push(
    institution({ name_fi: 'Esimerkkitarkastus', name_sv: 'Exempelrevision', name_en: 'Example Audit', kind: 'AUDITOR' }),
    institution({
      name_fi: 'Hankeverkon ylläpito',
      name_sv: 'Hankeverkkos administration',
      name_en: 'Hankeverkko operations',
      kind: 'OPERATOR',
    }),
  );

  const columns = {
    ...{
      id: 'uuid',
      kind: 'organisation_kind',
      business_id: 'text',
      name_fi: 'text',
      name_sv: 'text',
      name_en: 'text',
      provider_type: 'provider_type',
    },
    ...{
      region_id: 'uuid',
      municipality_id: 'uuid',
      location_basis: 'location_basis',
      student_years: 'integer',
      source: 'text',
      demonstration: 'boolean',
    },
  };
  await insertRows(db, 'organisation', columns, made);
  const licences = made.slice(0, providers).map((provider) => ({
    id: random.id(),
    organisation_id: provider.id,
    valid_from: random.chance(0.9) ? '2018-01-01' : dayAfter('2019-01-01', random.between(0, 40) * 30),
    valid_until: LICENCE_ENDED.get(provider.name_fi) ?? null,
    source: SOURCE,
  }));
  await insertRows(
    db,
    'licence',
    { id: 'uuid', organisation_id: 'uuid', valid_from: 'date', valid_until: 'date', source: 'text' },
    licences,
  );
  return made;
}

/** The institution of that Finnish name. */
export function named(institutions: readonly Institution[], name: string): Institution {
  const found = institutions.find((one) => one.name_fi === name);
  if (!found) throw new Error(`The demonstration has no institution ${name}`);
  return found;
}
