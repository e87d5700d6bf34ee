import type { Demand } from '../../features/adoptions/stages.ts';
import type { Row } from '../../platform/loading/merge.ts';
import { dayAfter } from './clock.ts';
import type { Step } from './journeys.ts';
import type { Random } from './random.ts';

type Side = 'NOT_APPLICABLE' | 'DECLINED' | 'PAUSED' | 'DISCONTINUED';

/** What the demonstration's institutions say, each in its own language. */
type Phrases = {
  proofs: readonly string[];
  units: readonly string[];
  decisions: readonly string[];
  responsible: readonly string[];
  owners: readonly string[];
  notes: readonly string[];
  reasons: Readonly<Record<Side | 'BACK' | 'RETURN', readonly string[]>>;
};

const finnish: Phrases = {
  proofs: [
    'Mallia käytetään opintojen alussa kaikissa ryhmissä, ja se on viety vuosikelloon.',
    'Tiimit ovat käyneet aineiston läpi kehittämispäivässä ja sovittaneet sen omiin prosesseihinsa.',
    'Kuvaukset on siirretty omaan arkkitehtuurityökaluun, ja ne päivitetään lukuvuosittain.',
    'Ohjeistus on julkaistu henkilöstön intranetissä, ja perehdytyksessä käydään se läpi.',
    'Raportit tuotetaan kuukausittain, ja ne käsitellään koulutusalojen kokouksissa.',
    'Kokeilu kattaa kaksi perustutkintoa; palaute kerätään opettajilta ja opiskelijoilta.',
  ],
  units: [
    'Tekniikan ala',
    'Sosiaali- ja terveysala',
    'Palvelualat',
    'Liiketalous ja tieto- ja viestintätekniikka',
    'Opiskelijapalvelut',
    'Kaikki toimipaikat',
    'Luonnonvara-ala',
  ],
  decisions: ['Johtoryhmän päätös', 'Rehtorin päätös', 'Kehittämisryhmän päätös', 'Toimialajohtajan viranhaltijapäätös'],
  responsible: ['Digikoordinaattori', 'Koulutuspäällikkö', 'Tietohallintopäällikkö', 'Laatupäällikkö', 'Pedagoginen kehittäjä'],
  owners: ['Tietohallinto', 'Laatuyksikkö', 'Opetuksen kehittämisen tiimi', 'Johdon tuki', 'Opiskelijapalvelut'],
  notes: [
    'Vaiheita ohitettiin, koska aineisto tunnettiin jo aiemmasta hankkeesta.',
    'Arviointi tehtiin samalla kertaa kuin suunnittelu.',
    'Otettiin suoraan osaksi olemassa olevaa toimintatapaa.',
  ],
  reasons: {
    NOT_APPLICABLE: [
      'Koulutustehtävämme ei sisällä tätä toimintaa.',
      'Toiminta on niin pientä, ettei malli sovellu meille.',
      'Palvelun tuottaa omistajakunta omalla mallillaan.',
    ],
    DECLINED: [
      'Käytössä on jo vastaava oma malli.',
      'Tarvittavaan työhön ei ole resursseja lähivuosina.',
      'Järjestelmätoimittaja tarjoaa saman sisällön.',
    ],
    PAUSED: [
      'Järjestelmävaihto on kesken, jatketaan sen jälkeen.',
      'Vastuuhenkilö vaihtui, työ odottaa uutta vastuuhenkilöä.',
      'Organisaatiouudistus siirsi kokeilua.',
    ],
    DISCONTINUED: ['Korvattiin uudella, laajemmalla toimintamallilla.', 'Käyttö jäi vähäiseksi eikä sitä jatketa.'],
    BACK: [
      'Kokeilun perusteella suunnitelmaa täydennetään ennen jatkoa.',
      'Käytäntö ei vakiintunut kaikissa yksiköissä, palataan kokeiluun.',
    ],
    RETURN: ['Este poistui, työ jatkuu.', 'Uusi vastuuhenkilö on aloittanut.'],
  },
};

const swedish: Phrases = {
  proofs: [
    'Modellen används i alla grupper vid studiestarten och ingår i årsklockan.',
    'Teamen har gått igenom materialet på en utvecklingsdag och anpassat det till sina processer.',
    'Anvisningarna finns på intranätet och gås igenom i introduktionen.',
    'Rapporterna tas fram varje månad och behandlas på utbildningsområdenas möten.',
  ],
  units: ['Teknik', 'Social- och hälsovård', 'Service', 'Studerandeservice', 'Alla enheter'],
  decisions: ['Ledningsgruppens beslut', 'Rektors beslut'],
  responsible: ['Digital koordinator', 'Utbildningschef', 'Kvalitetschef'],
  owners: ['Dataförvaltningen', 'Kvalitetsenheten', 'Studerandeservice'],
  notes: ['Steg hoppades över eftersom materialet redan var känt.', 'Bedömningen gjordes samtidigt som planeringen.'],
  reasons: {
    NOT_APPLICABLE: [
      'Vårt utbildningsuppdrag omfattar inte denna verksamhet.',
      'Verksamheten är så liten att modellen inte lämpar sig.',
    ],
    DECLINED: ['Vi har redan en motsvarande egen modell.', 'Resurser för arbetet saknas de närmaste åren.'],
    PAUSED: ['Systembytet pågår, arbetet fortsätter därefter.', 'Den ansvariga byttes, arbetet väntar.'],
    DISCONTINUED: ['Ersattes av en ny, bredare modell.'],
    BACK: ['Planen kompletteras utifrån försöket innan arbetet fortsätter.'],
    RETURN: ['Hindret är borta, arbetet fortsätter.'],
  },
};

const sides = ['NOT_APPLICABLE', 'DECLINED', 'PAUSED', 'DISCONTINUED'];
const isSide = (stage: string): stage is Side => sides.includes(stage);

/** What is said with a step, once it asks for words: what the stage machine demands, and for some a little more. */
export function evidenceOf(
  random: Random,
  { from, to, effective }: Step,
  demanded: readonly Demand[],
  inSwedish: boolean,
): Row | null {
  if (!demanded.length) return null;
  const { proofs, units, decisions, responsible, owners, notes, reasons } = inSwedish ? swedish : finnish;
  const asked = (what: Demand) => demanded.includes(what);
  const words: Record<string, unknown> = { shared: random.chance(0.6) };
  if (asked('reason')) words.reason = random.pick(reasons[isSide(to) ? to : isSide(from) ? 'RETURN' : 'BACK']);
  if (asked('note')) words.note = random.pick(notes);
  if (asked('responsible')) words.responsible = random.pick(responsible);
  if (asked('targetDate')) words.target_date = dayAfter(effective, random.between(60, 300));
  if (asked('permanentOwner')) words.permanent_owner = random.pick(owners);
  if (asked('renewalDate')) words.renewal_date = dayAfter(effective, 365);
  if (asked('evidence')) {
    words.text = random.pick(proofs);
    if (random.chance(0.6)) words.units = random.pick(units);
    if (random.chance(0.5)) words.persons_trained = random.between(3, 140);
    if (random.chance(0.35))
      words.link = `https://example.test/${inSwedish ? 'bevis' : 'nayte'}/${effective.slice(0, 4)}-${random.between(1, 400)}`;
    if (random.chance(0.3)) {
      words.decision = `${random.pick(decisions)} ${random.between(1, 90)} §`;
      words.decision_date = dayAfter(effective, -random.between(0, 20));
    }
  }
  return words;
}
