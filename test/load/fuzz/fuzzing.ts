import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { errorCodes } from '../../../schema/errors.ts';
import type { Dice } from '../../reference/dice.ts';
import { FuzzAsker, type FuzzAnswer } from './asker.ts';
import { differences, selectionOf, sentOf } from './kept.ts';
import { literal } from './literal.ts';
import { Values } from './values.ts';

const ACCOUNTS = [
  'coordinator',
  'coordinator2',
  'finance',
  'partner.a',
  'partner.b',
  'signatory.a',
  'officer',
  'auditor',
  'provider',
  'admin',
];
const ATTEMPTS = 8;
const LOOK_AROUND_EVERY = 50;
/** So many rows of a type are named; what stands around somebody is named besides. */
const NAMED = 300;
/** Of so many rows somebody asks what may be done to them. */
const ASKED = 3;

type Mutation = GraphQLField<unknown, unknown>;
type Place = { address: string; pool: Pick<pg.Pool, 'query'>; dataSource: DataSource; dice: Dice };

/** `postpone` of `postponeEvent`. */
const verbOf = (name: string) => /^[a-z]+/.exec(name)![0];

/** Its arguments, and the fields of those that have some. */
const namesOf = ({ args }: Mutation): string[] =>
  args.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    return isInputObjectType(named) ? Object.keys(named.getFields()) : [name];
  });

/** Asks a hub all kinds of things through all of its mutations, and checks how it takes them. */
export class Fuzzing {
  readonly tally = { inputs: 0, compared: 0, codes: new Map<string, number>(), accepted: new Map<string, number>() };
  readonly faults: string[] = [];
  /** Fields that were sent with success and that the answer has no place for. */
  readonly unread = new Set<string>();
  private schema: GraphQLSchema;
  private readonly values = new Map<FuzzAsker, Values>();
  /** For whom each mutation has gone well, and with which ids. */
  private readonly able = new Map<string, Set<FuzzAsker>>();
  private readonly good = new Map<string, string[]>();
  private askers: FuzzAsker[] = [];
  /** The ids of each type, in the order in which they were met: a row that changes moves within its table. */
  private readonly met = new Map<string, string[]>();

  private constructor(private readonly place: Place) {}

  static async of(place: Place): Promise<Fuzzing> {
    const fuzzing = new Fuzzing(place);
    for (const account of [...ACCOUNTS, null]) {
      const asker = new FuzzAsker(place.address, account, place.dice);
      if (!(await asker.signIn())) throw new Error(`${account} cannot sign in`);
      fuzzing.askers.push(asker);
    }
    const { data } = await fuzzing.askers[0]!.overHttp(getIntrospectionQuery(), {});
    fuzzing.schema = buildClientSchema(data);
    return fuzzing;
  }

  get mutations(): Mutation[] {
    return Object.values(this.schema.getMutationType()!.getFields());
  }

  /** Each as often as it has fields. */
  private get weighted(): Mutation[] {
    return this.mutations.flatMap((mutation) => {
      return Array.from({ length: 1 + namesOf(mutation).length }, () => mutation);
    });
  }

  /** Goes on until so many inputs have been given. */
  async run(inputs: number): Promise<void> {
    const { dice } = this.place;
    for (let step = 0; this.tally.inputs < inputs; step++) {
      if (step % LOOK_AROUND_EVERY === 0) await this.lookAround();
      const mutation = dice.pick(this.weighted);
      await this.try(mutation, this.somebody(mutation));
    }
  }

  /**
   * One input, and then what a caller makes of the refusal: the version that the conflict names, another value for the field,
   * somebody else who may.
   */
  private async try(mutation: Mutation, asker: FuzzAsker) {
    const { dice } = this.place;
    const values = this.values.get(asker)!;
    values.allowed = await this.allowedTo(asker, mutation);
    const given = values.arguments(mutation);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const answer = await this.give(mutation, given, asker);
      const { code, params } = answer?.errors?.[0]?.extensions ?? {};
      if (code === 'UNAUTHENTICATED' && asker.account) await this.signInAgain(asker);
      if (!code || dice.chance(0.1)) return;
      if (code === 'FORBIDDEN') {
        asker = this.somebody(mutation);
        values.loosen(given, mutation);
      } else if (code === 'CONFLICT') Object.assign((given['input'] as object) ?? {}, { expectedVersion: params.currentVersion });
      else if (typeof params?.field !== 'string' || !values.mend(given, mutation, params.field)) return;
    }
  }

  /** Anybody, or somebody for whom it has gone well before. */
  private somebody(mutation: Mutation): FuzzAsker {
    const { dice } = this.place;
    const able = this.askers.filter((asker) => this.able.get(mutation.name)?.has(asker));
    return able.length && dice.chance(0.7) ? dice.pick(able) : dice.pick(this.askers);
  }

  /** By the mutation's fields: the ids of what the hub itself says that somebody may do it to. */
  private async allowedTo(asker: FuzzAsker, mutation: Mutation): Promise<Map<string, string[]>> {
    const values = this.values.get(asker)!;
    const allowed = new Map<string, string[]>();
    for (const name of namesOf(mutation).filter((name) => /(^i|I)d$/.test(name))) {
      const type = values.typeNamed(name, mutation);
      const actions = this.actionsOf(type).filter((action) => verbOf(action) === verbOf(mutation.name));
      if (!actions.length) continue;
      const ids = Array.from({ length: ASKED }, () => values.idOf(type)).filter((id) => id !== undefined);
      const asked = `id ... on ${type} { viewerCan { ${actions.map((action) => `${action} { allowed }`).join(' ')} } }`;
      const places = ids.map((_, at) => `i${at}`);
      const { data } = await asker.overHttp(
        `query (${places.map((at) => `$${at}: ID!`).join(' ')}) { ${places.map((at) => `${at}: node(id: $${at}) { ${asked} }`).join(' ')} }`,
        Object.fromEntries(ids.map((id, at) => [places[at], id])),
      );
      const rows = Object.values<{ id: string; viewerCan: Record<string, { allowed: boolean }> } | null>(data ?? {});
      const able = rows.flatMap((row) => (row && Object.values(row.viewerCan).some(({ allowed }) => allowed) ? [row.id] : []));
      allowed.set(name, [...new Set(able)]);
    }
    return allowed;
  }

  private actionsOf(type: string): string[] {
    const can = (this.schema.getType(type) as GraphQLObjectType | undefined)?.getFields()['viewerCan'];
    return can ? Object.keys((getNamedType(can.type) as GraphQLObjectType).getFields()) : [];
  }

  /** Whose role was ended asks no more. */
  private async signInAgain(asker: FuzzAsker) {
    if (!(await asker.signIn())) this.askers = this.askers.filter((one) => one !== asker);
  }

  private async give(mutation: Mutation, given: Record<string, unknown>, asker: FuzzAsker): Promise<FuzzAnswer | undefined> {
    const { dice } = this.place;
    this.tally.inputs += 1;
    const sent = sentOf(mutation.name, given);
    const type = getNamedType(mutation.type);
    const names = new Set(sent.map(({ name }) => name));
    const { text, readable } = isObjectType(type) ? selectionOf(type, names) : { text: '', readable: new Set<string>() };
    const isNode = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    const body = text && `{ ${isNode ? 'id ' : ''}${text} }`;
    const inText = dice.chance(0.15);
    const list = (write: (name: string, type: string) => string) => {
      const parts = mutation.args.filter(({ name }) => name in given).map(({ name, type }) => write(name, String(type)));
      return parts.length ? `(${parts.join(', ')})` : '';
    };
    const query = inText
      ? `mutation { done: ${mutation.name}${list((name) => `${name}: ${literal(given[name], mutation.args.find((arg) => arg.name === name)!.type)}`)} ${body} }`
      : `mutation ${list((name, type) => `$${name}: ${type}`)} { done: ${mutation.name}${list((name) => `${name}: $${name}`)} ${body} }`;
    const about = `${asker.account ?? 'nobody'}: ${mutation.name} ${JSON.stringify(given).slice(0, 1_500)}`;
    try {
      const answer = await (dice.chance(0.1)
        ? asker.overSocket(query, inText ? {} : given)
        : asker.overHttp(query, inText ? {} : given));
      this.check(answer, about);
      if (answer.errors || answer.data?.done === undefined) return answer;
      this.tally.accepted.set(mutation.name, (this.tally.accepted.get(mutation.name) ?? 0) + 1);
      this.able.set(mutation.name, (this.able.get(mutation.name) ?? new Set()).add(asker));
      for (const { name, value } of sent)
        if (name.endsWith('Id'))
          this.good.set(`${mutation.name}.${name}`, [...(this.good.get(`${mutation.name}.${name}`) ?? []), String(value)]);
      for (const { name } of sent) if (!readable.has(name)) this.unread.add(`${mutation.name}.${name}`);
      this.compare(differences(sent, readable, answer.data.done), about);
      if (isNode)
        await this.readAgain({ type, text, id: answer.data.done.id, asker, about }, (row) => differences(sent, readable, row));
      return answer;
    } catch (error) {
      this.faults.push(`no answer (${String(error)}) to ${about}`);
    }
  }

  private async readAgain(
    { type, text, id, asker, about }: { type: GraphQLObjectType; text: string; id: string; asker: FuzzAsker; about: string },
    differing: (row: unknown) => string[],
  ) {
    const answer = await asker.overHttp(`query ($id: ID!) { node(id: $id) { ... on ${type.name} { ${text} } } }`, { id });
    this.check(answer, `reading again what was written by ${about}`);
    this.compare(differing(answer.data?.node), about);
  }

  private check({ status, errors = [] }: FuzzAnswer, about: string) {
    for (const { extensions } of errors) {
      const code = extensions?.code ?? 'none';
      this.tally.codes.set(code, (this.tally.codes.get(code) ?? 0) + 1);
      if (code === 'INTERNAL' || code === 'UNAVAILABLE' || !(errorCodes as readonly string[]).includes(code))
        this.faults.push(`${code} for ${about}`);
    }
    if (status >= 500) this.faults.push(`${status} for ${about}`);
  }

  private compare(differing: readonly string[], about: string) {
    this.tally.compared += 1;
    for (const one of differing) this.faults.push(`kept otherwise than sent, ${one} by ${about}`);
  }

  /** What there is by now: rows of every table that has an id, and the secrets in the letters. */
  private async lookAround() {
    const { pool, dataSource, dice } = this.place;
    for (const { name, tableName, columns } of dataSource.entityMetadatas) {
      if (!columns.some(({ databaseName }) => databaseName === 'id')) continue;
      // In the order in which they were met: ids are drawn anew in each database, and would make another run of the same seed.
      const { rows } = await pool.query<{ id: string }>(`select x.id from "${tableName}" x order by x.ctid`);
      const there = new Set(rows.map(({ id }) => id));
      const before = (this.met.get(name) ?? []).filter((id) => there.has(id));
      this.met.set(name, [...new Set([...before, ...there])]);
    }
    const ids = new Map([...this.met].filter(([, all]) => all.length));
    const letters = await pool.query('select recipient, text from outbox_mail order by written_at desc, ctid limit 50');
    const { rows } = await pool.query('select hub_today()::text as today');
    const known = {
      ids: new Map([...ids].map(([type, all]) => [type, all.slice(0, NAMED)])),
      good: this.good,
      secrets: letters.rows.flatMap(({ text }) => text.match(/[\w-]{30,}/g) ?? []),
      emails: [...letters.rows.map(({ recipient }) => recipient), 'partner.a@demo.test', 'nobody@esimerkki.test'],
      today: rows[0].today,
    };
    for (const asker of this.askers) {
      const found = await this.foundBy(asker);
      const own = new Map([...ids].map(([type, all]) => [type, all.filter((id) => found.has(id))]));
      this.values.set(asker, new Values(dice, { ...known, own }));
    }
  }

  /** The ids that are found around somebody. */
  private async foundBy(asker: FuzzAsker): Promise<Set<string>> {
    const { text } = selectionOf(this.schema.getType('Viewer') as GraphQLObjectType, new Set(['id']));
    const { data } = await asker.overHttp(`{ viewer { ${text} } }`, {});
    const found = new Set<string>();
    const gather = (value: unknown) => {
      if (value === null || typeof value !== 'object') return;
      if ('id' in value && typeof value.id === 'string') found.add(value.id);
      for (const inner of Object.values(value)) gather(inner);
    };
    gather(data?.viewer);
    return found;
  }
}
