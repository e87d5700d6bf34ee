import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { limits } from '../../../schema/limits.ts';
import type { Dice } from '../../reference/dice.ts';

type Ids = ReadonlyMap<string, readonly string[]>;
/** What there is to name: ids by type, those around the asker, secrets of letters, the domain's day. */
export type Known = {
  ids: Ids;
  own: Ids;
  /** Ids that went well in a mutation's field. */
  good: Ids;
  secrets: readonly string[];
  emails: readonly string[];
  today: string;
};

type Mutation = GraphQLField<unknown, unknown>;
type Given = Record<string, unknown>;

const DAY = 86_400_000;
const WORDS = ['Ohjaus', 'työpaja', 'å-utbildning', 'Ärende', '«kehitys»', 'näyttö', 'handledning'];
const LONG = [limits.line, limits.line + 1, limits.text, limits.text + 1, 70_000];
const ODD_TEXTS = [
  '', ' ', '\t\n', ' reunat ', '\u0000', 'a\u0000b', '\u0001\u001f\u007f', '\u0085', 'rivi\nrivi', 'rivi\r\nrivi', '\ud800', 'x\udc00y', '\udfff\ud800', '\ufffd',
  '\uffff', '\ufeffbom', '\u202eoikealta\u202c', '\u200f\u200e', 'e\u0301 é', '\u00a0', '\u3000', '👩‍👩‍👧‍👦🇫🇮', '𝔘𝔫𝔦', 'ﬁ', 'İI', "'; drop table person; --", '$1', '\\', '\\u0000',
  '%_', '{}', '[]', 'null', '<script>alert(1)</script>', 'https://', 'http://a', 'https://esimerkki.test/ä b', 'javascript:alert(1)', 'https://\u0000', 'a@b', 'a@b.c',
  'A@B.Test', '"a b"@c.test', 'ä@ö.test', 'a\nb@c.test', '\ud800@c.test',
] as const; // prettier-ignore
const ODD_NUMBERS = [0, -0, -1, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53, 1e308, -1e-7];
const ODD_DAYS = [
  '2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '2024-10-00', '0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01', '-0001-01-01', '2024-1-1', '20241015', 'now', 'infinity',
  'epoch', '2024-10-15T00:00:00Z', ' 2024-10-15', '2024-10-15\n', '２０２４-10-15', '1582-10-10',
] as const; // prettier-ignore
const ODD_MOMENTS = [
  '2024-02-30T00:00:00Z', '2024-10-15T24:00:00Z', '2024-10-15T23:59:60Z', '2024-10-15T12:00:00', '2024-10-15', '2030-01-01T00:00:00.123456789Z', '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00Z', '-271821-04-20T00:00:00Z', '2025-06-01T00:00:00+14:00', 'infinity', '1e3',
] as const; // prettier-ignore
const ODD_IDS = [
  '',
  '0',
  'nobody',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
  '{00000000-0000-0000-0000-000000000000}',
  '\u0000',
  'x'.repeat(5_000),
];

/** Values for the inputs of mutations, from the schema alone: such as people send, and such as nobody should. */
export class Values {
  /** By field of the mutation that is being asked: ids of what the asker may do it to. */
  allowed: Ids = new Map();

  constructor(
    private readonly dice: Dice,
    private readonly known: Known,
  ) {}

  /** The arguments of a mutation: all fitting, or with one or many odd places. */
  arguments(mutation: Mutation): Given {
    const { dice } = this;
    const given = Object.fromEntries(mutation.args.flatMap((part) => this.part(part, mutation)));
    const oddities = dice.chance(0.35) ? 0 : dice.chance(0.75) ? 1 : 2 + dice.below(5);
    for (let made = 0; made < oddities; made++) this.spoil(given, mutation.args, mutation);
    return given;
  }

  /** Gives the field that was refused another value, or leaves it out; false where there is no such field. */
  mend(given: Given, mutation: Mutation, field: string): boolean {
    const [first, ...path] = field.split('.');
    for (const { name, type } of mutation.args) {
      const below = isNonNullType(type) ? type.ofType : type;
      if (name === first && !path.length) given[name] = this.fitting(type, name, mutation);
      else if (isInputObjectType(below) && below.getFields()[first!] && given[name] !== null && typeof given[name] === 'object') {
        let at = given[name] as Given;
        let fields = below.getFields();
        for (const [i, step] of [first!, ...path].entries()) {
          const part = fields[step];
          if (!part) return false;
          const inner = isNonNullType(part.type) ? part.type.ofType : part.type;
          if (i === path.length || !isInputObjectType(inner) || at[step] === null || typeof at[step] !== 'object') {
            if (!isNonNullType(part.type) && this.dice.chance(0.4)) delete at[step];
            else at[step] = this.fitting(part.type, step, mutation);
            break;
          }
          at = at[step] as Given;
          fields = inner.getFields();
        }
      } else continue;
      return true;
    }
    return false;
  }

  /** Leaves out ids that need not be given: they may be of what is somebody else's. */
  loosen(given: Given, mutation: Mutation): void {
    for (const { name, type } of mutation.args) {
      const below = isNonNullType(type) ? type.ofType : type;
      const inside = given[name];
      if (!isInputObjectType(below) || inside === null || typeof inside !== 'object') continue;
      for (const part of Object.values(below.getFields()))
        if (String(part.type) === 'ID' && this.dice.chance(0.7)) delete (inside as Given)[part.name];
    }
  }

  private part({ name, type }: Pick<GraphQLInputField, 'name' | 'type'>, mutation: Mutation): [string, unknown][] {
    if (!isNonNullType(type) && this.dice.chance(name === 'idempotencyKey' ? 0.8 : 0.4)) return [];
    return [[name, this.fitting(type, name, mutation)]];
  }

  private fitting(type: GraphQLInputType, name: string, mutation: Mutation): unknown {
    const { dice } = this;
    if (isNonNullType(type)) return this.fitting(type.ofType, name, mutation);
    if (isListType(type)) return Array.from({ length: dice.below(4) }, () => this.fitting(type.ofType, name, mutation));
    if (isInputObjectType(type))
      return Object.fromEntries(Object.values(type.getFields()).flatMap((part) => this.part(part, mutation)));
    if (isEnumType(type)) return dice.pick(type.getValues()).name;
    switch (type.name) {
      case 'Boolean':
        return dice.chance(0.5);
      case 'Int':
        return dice.below(12);
      case 'Float':
        return dice.below(10_000) / 100;
      case 'Money':
        return `${dice.below(100_000)}.${String(dice.below(100)).padStart(2, '0')}`;
      case 'ID':
        return this.id(name, mutation);
      case 'Date':
        return this.day(dice.chance(0.5) ? -dice.below(300) : dice.below(700));
      case 'PartialDate':
        return this.day(-dice.below(300)).slice(0, dice.pick([4, 7, 10]));
      case 'DateTime':
        return new Date(Date.parse(this.known.today) + dice.below(300 * DAY)).toISOString();
      case 'String':
        return this.text(name);
      default:
        return this.odd(name, mutation);
    }
  }

  /** Of what is around the asker, or of anything of that type. */
  idOf(type: string): string | undefined {
    const own = this.known.own.get(type);
    const ids = this.known.ids.get(type);
    return own?.length && this.dice.chance(0.6) ? this.dice.pick(own) : ids?.length ? this.dice.pick(ids) : undefined;
  }

  private id(name: string, mutation: Mutation): string {
    const { dice } = this;
    const allowed = this.allowed.get(name);
    if (allowed?.length && dice.chance(0.8)) return dice.pick(allowed);
    const good = this.known.good.get(`${mutation.name}.${name}`);
    if (good && dice.chance(0.5)) return dice.pick(good);
    const fitting = dice.chance(0.95) ? this.idOf(this.typeNamed(name, mutation)) : undefined;
    return fitting ?? dice.pick(this.known.ids.get(dice.pick([...this.known.ids.keys()]))!);
  }

  /** `materialId` is a Material's, `eventId` a DisseminationEvent's; a bare `id` is of what the mutation's name ends with. */
  typeNamed(name: string, mutation: Mutation): string {
    const asked = name === 'id' ? mutation.name.replace(/^[a-z]+/, '') : name.replace(/Id$/, '') || name;
    const ends = (whole: string, end: string) => whole.toLowerCase().endsWith(end.toLowerCase());
    const types = [...this.known.ids.keys()].sort((a, b) => b.length - a.length);
    return types.find((type) => ends(asked, type)) ?? types.find((type) => asked && ends(type, asked)) ?? types[0]!;
  }

  private text(name: string): string {
    const { dice, known } = this;
    if (name === 'token' && known.secrets.length) return dice.pick(known.secrets);
    if (/email/i.test(name)) return dice.chance(0.25) ? dice.pick(known.emails) : `fuzz.${dice.below(1e9)}@esimerkki.test`;
    if (/password/i.test(name)) return dice.chance(0.5) ? 'hankeverkko-demo' : `salasana ${dice.below(1e9)}`;
    if (/link|url|website|address/i.test(name)) return `https://esimerkki.test/${dice.below(1e9)}?å=${dice.below(9)}`;
    // Two that are the same would hide that one was kept in the other's place.
    return `${dice.pick(WORDS)} ${dice.below(1e9)}${dice.chance(0.2) ? ` ${dice.pick(ODD_TEXTS.filter((text) => text.isWellFormed()))}!` : ''}`;
  }

  private day(days: number): string {
    return new Date(Date.parse(this.known.today) + days * DAY).toISOString().slice(0, 10);
  }

  /** Puts something odd somewhere. */
  private spoil(given: Given, parts: readonly Pick<GraphQLInputField, 'name' | 'type'>[], mutation: Mutation): void {
    const { dice } = this;
    if (!parts.length) return;
    const { name, type } = dice.pick(parts);
    const below = isNonNullType(type) ? type.ofType : type;
    const inside = given[name];
    if (isInputObjectType(below) && inside !== null && typeof inside === 'object' && !Array.isArray(inside) && dice.chance(0.97))
      return this.spoil(inside as Given, Object.values(below.getFields()), mutation);
    given[name] = dice.chance(0.7) ? this.oddOf(below, name, mutation) : this.odd(name, mutation);
  }

  /** Odd, but of the type as far as the transport sees. */
  private oddOf(type: GraphQLInputType, name: string, mutation: Mutation): unknown {
    const { dice } = this;
    if (isListType(type)) return Array.from({ length: dice.pick([0, 1, 300]) }, () => this.oddOf(type.ofType, name, mutation));
    if (isNonNullType(type)) return this.oddOf(type.ofType, name, mutation);
    if (isEnumType(type)) return dice.pick(['', 'NOBODY', 'constructor', type.getValues()[0]!.name.toLowerCase(), ' ']);
    const kinds: Record<string, () => unknown> = {
      String: () => (dice.chance(0.2) ? 'pitkä '.repeat(12_000).slice(0, dice.pick(LONG)) : this.oddText(name)),
      Int: () => dice.pick(ODD_NUMBERS),
      Float: () => dice.pick(ODD_NUMBERS),
      Money: () => dice.pick(['-0.00', '1.5', '999999999999999.99', '1e3', '٣.٠٠']),
      ID: () => (dice.chance(0.5) ? dice.pick(ODD_IDS) : this.otherId(name, mutation)),
      Date: () => dice.pick(ODD_DAYS),
      PartialDate: () => dice.pick(ODD_DAYS),
      DateTime: () => dice.pick(ODD_MOMENTS),
      Boolean: () => dice.pick(['true', 0, 1]),
    };
    return kinds[(type as { name: string }).name]?.() ?? this.odd(name, mutation);
  }

  /** An odd text by itself, or within one that would fit. */
  private oddText(name: string): string {
    const odd = this.dice.pick(ODD_TEXTS);
    return this.dice.chance(0.5) ? odd : `${this.text(name)}${odd}${this.dice.below(1e6)}`;
  }

  private otherId(name: string, mutation: Mutation): string {
    const id = this.id(name, mutation);
    return this.dice.pick([id.toUpperCase(), `${id} `, id.replaceAll('-', ''), this.id('', mutation)]);
  }

  /** Of no type in particular. */
  private odd(name: string, mutation: Mutation): unknown {
    const { dice } = this;
    return dice.pick<() => unknown>([
      () => null,
      () => [],
      () => ({}),
      () => ({ __proto__: null, constructor: 1, toString: 'x' }),
      () => [[['x']]],
      () => true,
      () => dice.pick(ODD_NUMBERS),
      () => this.oddText(name),
      () => this.otherId(name, mutation),
      () => dice.pick(ODD_DAYS),
      () => Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`a${i}`, i])),
    ])();
  }
}
