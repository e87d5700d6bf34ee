import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType, type GraphQLNamedType } from 'graphql';
import type { Dice } from './dice.ts';
import type { TypeName, World } from './rows.ts';

const FORGED = ['', 'eA==', 'W10=', 'WyJ4Il0=', 'bnVsbA==', 'not/base64:', '3.0123abcd'];
const ODD_TEXTS = [
  '',
  ' ',
  '%',
  '_',
  '\\',
  `'`,
  '"',
  'ä',
  'Ö',
  '  opisto ',
  'ESIMERKKI',
  '100 %',
  '\u0000',
  'x'.repeat(70),
  '🙂',
  '$1',
  '-- ',
];
const ODD_IDS = ['', '1', 'nobody', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff', '\u0000'];
/** Secrets of invitations that are compared: open, used, and none. */
const TOKENS = ['avoin', 'oma', 'käytetty', 'vanha', 'ei mitään'];
const DAYS = ['2022-12-31', '2023-06-30', '2024-01-15', '2024-09-01', '2024-12-03', '2025-01-01', '0001-01-01', '9999-12-31'];
const ODD_DAYS = ['2024-02-30', '2024-13-01', 'yesterday', ''];

/** Where the rows of a root field's `id` or of an input's id are found. */
const OF_NAME: Record<string, TypeName> = {
  projectId: 'Project',
  materialId: 'Material',
  materialVersionId: 'MaterialVersion',
  organisationId: 'Organisation',
  adoption: 'Adoption',
  import: 'Import',
  disseminationEvent: 'DisseminationEvent',
  eventId: 'DisseminationEvent',
  followUp: 'FollowUp',
  material: 'Material',
  organisation: 'Organisation',
  project: 'Project',
  verificationSample: 'VerificationSample',
};

/** Lists that stand within rows. */
export const NESTED = ['rows', 'items', 'population'];

const GUARDED: TypeName[] = [
  'Material',
  'MaterialVersion',
  'MaterialVersionFile',
  'StoredFile',
  'Comment',
  'MaterialHandover',
  'ProblemReport',
  'LinkCheck',
  'VersionPart',
  'ChangeProposal',
  'Notification',
  'DisseminationEvent',
  'EventMaterial',
  'EventInvitation',
  'EventRegistration',
  'EventAttendance',
  'FollowUp',
  'FollowUpKept',
  'Adoption',
  'AdoptionDeclaration',
  'AdoptionEvidence',
  'Verification',
  'VerificationRequest',
  'VerificationSample',
  'VerificationSampleItem',
  'CoverageTarget',
  'CoverageNudge',
  'Person',
  'Membership',
  'Session',
  'ApiToken',
  'Invitation',
  'Import',
  'ImportRow',
  'Job',
  'Harvest',
];
/** Types that `node` finds: those that not everybody sees in the greater part. */
const ANYTHING: TypeName[] = [
  ...GUARDED,
  ...GUARDED,
  ...([
    'Region',
    'Municipality',
    'Organisation',
    'Licence',
    'FormerName',
    'Theme',
    'FundingCall',
    'SourceProject',
    'SourceWorkPackage',
    'SourceParticipation',
    'SourceEvent',
  ] as const),
  ...(['Project', 'WorkPackage', 'Partnership'] as const),
];

/** Values to ask with: mostly what the data holds, now and then what they do not, or what no type can hold. */
export class Samples {
  /** Places that the hub answered with, by their list. */
  readonly cursors = new Map<string, string[]>();
  /** The type that is asked about, where only one is. */
  about: string | undefined;

  constructor(
    private readonly world: World,
    private readonly dice: Dice,
  ) {}

  /** A value for an argument of a root field, or for a part of one. */
  value(type: GraphQLInputType, name: string, field: string): unknown {
    const { dice } = this;
    // The hub refuses a list within rows whether there are such rows or not, the reference where it comes to one.
    if (NESTED.includes(field) && name === 'first') return dice.pick([0, 1, 3, 20]);
    if (NESTED.includes(field) && name === 'after') return null;
    if (isNonNullType(type)) return this.some(type.ofType, name, field);
    return dice.chance(0.08) ? null : this.some(type, name, field);
  }

  private some(type: GraphQLInputType, name: string, field: string): unknown {
    const { dice } = this;
    if (isListType(type)) return Array.from({ length: dice.below(4) }, () => this.value(type.ofType, name, field));
    if (isInputObjectType(type)) {
      const parts = Object.values(type.getFields()).filter((part) => isNonNullType(part.type) || dice.chance(0.25));
      return Object.fromEntries(parts.map((part) => [part.name, this.value(part.type, part.name, field)]));
    }
    return this.leaf(type as GraphQLNamedType, name, field);
  }

  private leaf(type: GraphQLNamedType, name: string, field: string): unknown {
    const { dice } = this;
    if (isEnumType(type)) return dice.pick(type.getValues()).name;
    if (type.name === 'Boolean') return dice.chance(0.5);
    if (type.name === 'Int')
      return dice.chance(0.04) ? dice.pick([-1, 101, 2 ** 31 - 1]) : dice.pick([0, 1, 1, 2, 3, 5, 7, 10, 20, 100]);
    if (type.name === 'ID') return this.id(name, field);
    if (type.name === 'Date') return dice.chance(0.05) ? dice.pick(ODD_DAYS) : dice.pick(DAYS);
    if (type.name === 'DateTime') return dice.chance(0.05) ? dice.pick(ODD_DAYS) : `${dice.pick(DAYS.slice(0, 6))}T10:00:00Z`;
    if (type.name === 'Cursor') return this.cursor(field);
    if (type.name === 'String') return this.text(name);
    throw new Error(`No samples of ${type.name}`);
  }

  private id(name: string, field: string): string {
    const { dice, world } = this;
    const rows = world.table[this.about as TypeName]?.rows;
    if (field === 'node' && rows?.length && dice.chance(0.6)) return dice.pick(rows).id;
    if (dice.chance(0.06)) return dice.pick(ODD_IDS);
    const named = OF_NAME[name] ?? OF_NAME[field];
    if (name === 'subjectId') return dice.pick(world.table.HistoryEntry.rows)['subjectId'];
    const { id } = dice.pick(world.table[named && !dice.chance(0.05) ? named : dice.pick(ANYTHING)].rows);
    return dice.chance(0.05) ? id.toUpperCase() : id;
  }

  private cursor(field: string): string | null {
    const { dice } = this;
    if (dice.chance(0.06)) return dice.pick(FORGED);
    const known = dice.chance(0.96) ? this.cursors.get(field) : dice.pick([...this.cursors.values()]);
    if (known) return dice.pick(known);
    // Of a list that nobody has read yet a place could only be made up: mostly it is read from its start.
    return dice.chance(0.2) ? dice.pick(FORGED) : null;
  }

  private text(name: string): string {
    const { dice, world } = this;
    if (dice.chance(0.06)) return dice.pick(ODD_TEXTS);
    const { Theme, Region, SourceProject, Material, Organisation } = world.table;
    if (name === 'token') return dice.pick(TOKENS);
    if (name === 'theme' || name === 'themes') return dice.pick(Theme.rows)['code'];
    if (name === 'regions') return dice.pick(Region.rows)['code'];
    if (name === 'sourceProject' || name === 'sourceProjects') return dice.pick(SourceProject.rows)['code'];
    const whole: string = dice.chance(0.5) ? dice.pick(Material.rows)['title'] : dice.pick(Organisation.rows)['nameFi'];
    if (dice.chance(0.1)) return dice.pick(Organisation.rows)['businessId'] ?? whole;
    // By letters: half of one is no text, and the language of the query itself refuses it.
    const letters = Array.from(whole);
    const start = dice.below(letters.length);
    const part = letters.slice(start, start + 1 + dice.below(6)).join('');
    return dice.chance(0.3) ? part.toUpperCase() : part;
  }
}
