import { checkDigit } from '../../server/src/features/organisations/business-id.ts';

/** A unit of the hierarchy as Organisaatiopalvelu tells of it. */
export type Unit = Record<string, unknown> & { oid: string; children?: Unit[] };

const oid = (number: number) => `1.2.246.562.10.${String(number).padStart(11, '0')}`;
/** A business id with the right digit at its end. */
const ytunnus = (number: string) => `${number}-${checkDigit(number)}`;
const provider = (number: number, facts: object): Unit => ({
  oid: oid(number),
  organisaatiotyypit: ['organisaatiotyyppi_01'],
  status: 'AKTIIVINEN',
  alkuPvm: '1992-01-01',
  kotipaikkaUri: 'kunta_049',
  ...facts,
});
const school = (number: number, parent: number, facts: object = {}): Unit => ({
  oid: oid(number),
  parentOid: oid(parent),
  parentOidPath: `${oid(parent)}/1.2.246.562.10.00000000001`,
  nimi: { fi: `Ammattiopisto ${number}` },
  organisaatiotyypit: ['organisaatiotyyppi_02'],
  oppilaitostyyppi: 'oppilaitostyyppi_21#1',
  status: 'AKTIIVINEN',
  children: [],
  ...facts,
});

/** An envelope with one provider for each trap, by what is odd about it. */
export const traps = {
  known: provider(100, {
    oid: '1.2.246.562.10.53642770753',
    ytunnus: '0502454-6',
    nimi: { fi: 'Omnian koulutuskuntayhtymä', sv: 'Samkommunen Omnia' },
    children: [school(101, 100)],
  }),
  swedishOnly: provider(200, {
    ytunnus: ytunnus('2345671'),
    nimi: { sv: 'Svenska Yrkesskolan Ab' },
    kotipaikkaUri: 'kunta_049#1',
    children: [school(201, 200, { oppilaitostyyppi: 'oppilaitostyyppi_21' })],
  }),
  withoutBusinessId: provider(300, { nimi: { fi: 'Tunnukseton Opisto Oy' }, children: [school(301, 300)] }),
  emptyBusinessId: provider(400, {
    ytunnus: '',
    nimi: { fi: 'Tyhjätunnus Opisto Oy' },
    organisaatiotyypit: ['KOULUTUSTOIMIJA'],
    children: [school(401, 400, { organisaatiotyypit: ['Oppilaitos'], oppilaitostyyppi: 'Ammatilliset oppilaitokset' })],
  }),
  wrongDigit: provider(500, { ytunnus: '0502454-7', nimi: { fi: 'Väärä Tarkiste Oy' }, children: [school(501, 500)] }),
  nowhere: provider(600, {
    ytunnus: ytunnus('2345672'),
    nimi: { fi: 'Paikaton Opisto Oy' },
    kotipaikkaUri: 'kunta_999',
    children: [school(601, 600)],
  }),
  closed: provider(700, {
    ytunnus: ytunnus('2345678'),
    nimi: { fi: 'Lakkautettu Opisto Oy' },
    status: 'PASSIIVINEN',
    lakkautusPvm: '2019-12-31',
    children: [school(701, 700)],
  }),
  general: provider(800, {
    ytunnus: ytunnus('2345674'),
    nimi: { fi: 'Lukiokoulutus Oy' },
    children: [school(801, 800, { oppilaitostyyppi: 'oppilaitostyyppi_15#1' })],
  }),
  closedSchool: provider(850, {
    ytunnus: ytunnus('2345675'),
    nimi: { fi: 'Entinen Ammattikoulu Oy' },
    children: [school(851, 850, { lakkautusPvm: 1_262_210_400_000 })],
  }),
  city: provider(900, {
    oid: '1.2.246.562.10.346830761110',
    ytunnus: '0201256-6',
    nimi: { fi: 'Helsingin kaupunki', sv: 'Helsingfors stad' },
    kotipaikkaUri: 'kunta_091',
    organisaatiotyypit: ['organisaatiotyyppi_01', 'organisaatiotyyppi_07', 'organisaatiotyyppi_09'],
    children: Array.from({ length: 555 }, (_, i) =>
      school(10_000 + i, 900, {
        oppilaitostyyppi: i === 554 ? 'oppilaitostyyppi_21#1' : 'oppilaitostyyppi_11#1',
        ytunnus: i % 2 ? '' : undefined,
      }),
    ),
  }),
  namedAlike: provider(950, {
    ytunnus: ytunnus('2345676'),
    nimi: { fi: 'AIR  Navigation Services Finland, Oy' },
    children: [school(951, 950)],
  }),
} satisfies Record<string, Unit>;

export const hierarchy = (units: readonly Unit[] = Object.values(traps)): string =>
  JSON.stringify({ numHits: units.length, organisaatiot: units });
export const oidOf = (trap: keyof typeof traps) => traps[trap].oid;
