import { choice, line, webAddress, wholeNumber, wordKey } from '../../platform/importing/parsers.ts';
import { RefusedValue, type ImportField } from '../../platform/importing/target.ts';
import { isBusinessId, isBusinessIdForm } from './business-id.ts';
import { day, municipalityOf, schoolTypeOf, statusOf, unitKindsOf } from './hierarchy.fields.ts';
import type { RegisterContext } from './register.target.ts';

const providerTypes = new Map(
  (
    [
      ['MUNICIPALITY', 'kunta, kunnallinen, kaupunki, kommun, municipality'],
      ['MUNICIPAL_FEDERATION', 'koulutuskuntayhtymä, kuntayhtymä, samkommun, municipal federation, joint municipal authority'],
      ['PRIVATE', 'yksityinen, privat, private'],
      ['STATE', 'valtio, valtiollinen, stat, staten, state'],
    ] as const
  ).flatMap(([type, words]) => [type, ...words.split(', ')].map((word) => [wordKey(word), type] as const)),
);
const locationBases = new Map([
  ['name', 'NAME'],
  ['licence history; municipality unverified', 'LICENCE_HISTORY'],
  ['licence history', 'LICENCE_HISTORY'],
  ['unverified', 'UNVERIFIED'],
]);

function businessId(text: string): string {
  const written = text.replaceAll(/\s|^FI/gi, '');
  const value = /^\d{8}$/.test(written) ? `${written.slice(0, 7)}-${written.slice(7)}` : written;
  if (!isBusinessIdForm(value)) throw new RefusedValue('MALFORMED');
  if (!isBusinessId(value)) throw new RefusedValue('CHECK_DIGIT');
  return value;
}

const list = (words: string) => words.split(', ');

/** What can be said of a provider, with the words by which lists and the hierarchy of Organisaatiopalvelu name it. */
export const registerFields: readonly ImportField<RegisterContext>[] = [
  { name: 'registerCode', words: list('provider_id, Rekisteritunnus, Registerkod, Register code'), parse: line(50) },
  {
    name: 'businessId',
    required: 'COLUMN',
    words: list('business_id, Y-tunnus, Ytunnus, FO-nummer, Business id'),
    parse: businessId,
  },
  {
    name: 'nameFi',
    required: 'COLUMN',
    words: list(
      'name_fi, nimi.fi, Nimi suomeksi, Nimi, Järjestäjä, Koulutuksen järjestäjä, Organisaatio, Namn på finska, Name in Finnish, Name',
    ),
    parse: line(300),
  },
  { name: 'nameSv', words: list('name_sv, nimi.sv, Nimi ruotsiksi, Namn på svenska, Namn, Name in Swedish'), parse: line(300) },
  { name: 'nameEn', words: list('name_en, nimi.en, Nimi englanniksi, Namn på engelska, Name in English'), parse: line(300) },
  { name: 'brandName', words: list('brand_name, Käyttönimi, Markkinointinimi, Varumärke, Brand name'), parse: line(300) },
  {
    name: 'providerType',
    words: list('provider_type, Omistajatyyppi, Omistaja, Järjestäjätyyppi, Tyyppi, Ägartyp, Provider type, Type'),
    parse: (text) => choice(text, providerTypes),
  },
  {
    name: 'region',
    words: list('region_code, Maakunta, Maakuntakoodi, Landskap, Region'),
    parse: (text, { regions }) => choice(/^\d$/.test(text) ? `0${text}` : text, regions),
  },
  {
    name: 'municipality',
    words: list('municipality, kotipaikkaUri, Kunta, Kotipaikka, Kotikunta, Kommun, Hemort'),
    parse: (text, { municipalities }) => municipalityOf(text, municipalities),
  },
  { name: 'locationBasis', words: list('location_basis, Sijainnin peruste'), parse: (text) => choice(text, locationBases) },
  { name: 'website', words: list('website, Verkkosivu, Verkko-osoite, Kotisivu, www, Webbplats, Web site'), parse: webAddress },
  { name: 'oid', words: list('oid, OID-tunniste, Organisaation OID'), parse: line(100) },
  {
    name: 'studentYears',
    words: list('student_years_2020, Opiskelijavuodet, Studerandeår, Student years'),
    parse: wholeNumber,
  },
  { name: 'source', words: list('source, Lähde, Källa'), parse: line(1_000) },
  {
    name: 'licenceFrom',
    words: list('licence_from, Lupa alkaen, Järjestämislupa alkaen, Tillstånd från, Licence from'),
    parse: day,
  },
  {
    name: 'licenceUntil',
    words: list('licence_until, Lupa päättyy, Järjestämislupa päättyy, Tillstånd till, Licence until'),
    parse: day,
  },
  { name: 'unitKind', words: list('organisaatiotyypit, tyypit, Organisaatiotyyppi, Organisationstyp'), parse: unitKindsOf },
  { name: 'schoolType', words: list('oppilaitostyyppi, oppilaitosTyyppiUri, Läroanstaltstyp'), parse: schoolTypeOf },
  { name: 'parentOid', words: list('parentOid, Yläorganisaatio, Överordnad organisation'), parse: line(100) },
  { name: 'status', words: list('status, Tila'), parse: statusOf },
  { name: 'closedOn', words: list('lakkautusPvm, Lakkautuspäivä, Lakkautettu, Nedlagd'), parse: day },
];
