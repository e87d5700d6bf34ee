import 'reflect-metadata';
import type pg from 'pg';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { Viewers } from '../../server/src/app/viewers.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { anonymous, type Viewer } from '../../server/src/platform/auth/viewer.ts';
import type { Database } from '../../server/src/platform/database/database.ts';
import { AppError } from '../../server/src/platform/errors/app-error.ts';
import { answer } from '../../server/src/platform/reading/answer.ts';
import { answerByReference, notLearnt, referenceSchema, type Answered } from './answers.ts';
import { askerOf, nobody, type Asker } from './asker.ts';
import { Dice } from './dice.ts';
import { Operations, type Operation } from './operations.ts';
import { readWorld, type World } from './rows.ts';
import { Samples } from './samples.ts';

/** Somebody who asks both: as the hub reads them from their session, and as the rows say. */
export type Persona = { name: string; viewer: Viewer; asker: Asker };

/** The hub and the reference over one database that does not change. */
export class SideBySide {
  private readonly hubSchema: GraphQLSchema;
  private readonly referenceSchema = referenceSchema();
  private readonly places = new Map<string, string>();
  private readonly placesBack = new Map<string, string>();
  private samples: Samples | undefined;
  /** Operations that were compared, those refused by both, and those that a bound of the hub refused. */
  readonly tally = { compared: 0, refused: 0, bounded: 0, letters: 0 };

  /** What cannot be compared, because the reference does not know it. */
  readonly notLearnt: readonly string[];

  private constructor(
    private readonly database: Database,
    readonly world: World,
    readonly personas: readonly Persona[],
  ) {
    this.notLearnt = notLearnt(this.referenceSchema, world);
    this.hubSchema = buildHubSchema(wire(database, undefined as never));
  }

  /** Everybody who has a session in the database, and nobody. */
  static async over(database: Database, pool: pg.Pool): Promise<SideBySide> {
    const world = await readWorld(pool);
    const viewers = new Viewers(database.pool);
    const { rows } = await pool.query(
      'select s.id, s.person_id, s.organisation_id, p.email from session s join person p on p.id = s.person_id order by s.created_at, p.email, s.organisation_id',
    );
    const personas: Persona[] = [{ name: 'nobody', viewer: anonymous, asker: nobody }];
    for (const { id, person_id, organisation_id, email } of rows)
      personas.push({
        name: email,
        viewer: (await viewers.bySession(id)) ?? anonymous,
        asker: { ...askerOf(world, person_id, organisation_id), sessionId: id },
      });
    return new SideBySide(database, world, personas);
  }

  /** Operations from a seed; what the hub answers gives them places to go on from. */
  operations(seed: number): Operations {
    const dice = new Dice(seed);
    this.samples = new Samples(this.world, dice);
    return new Operations(this.referenceSchema, dice, this.samples, new Set(this.notLearnt));
  }

  /** Asks both; answers where they differ, or undefined. */
  async difference(operation: Operation, persona: Persona): Promise<string | undefined> {
    const before = this.database.statementsRead;
    const hub = await this.askHub(operation, persona.viewer);
    const statements = this.database.statementsRead - before;
    // Where an object is that may be anywhere is looked up before.
    const most = 1 + (operation.text.match(/\bnode\(/g)?.length ?? 0);
    const variables = Object.fromEntries(
      Object.entries(operation.variables).map(([name, value]) => [name, this.places.get(value as string) ?? value]),
    );
    const reference = await answerByReference(this.referenceSchema, this.world, persona.asker, operation.document, variables);
    const asks = hub.codes.length === 0 && Object.keys(hub.data as object).length > 0;
    const found =
      this.compare(hub, reference, persona) ??
      (statements > most || (asks && statements < 1) ? `${statements} statements` : undefined);
    return found && `${persona.name}: ${found}\n${operation.text}\n${JSON.stringify(operation.variables)}`;
  }

  /** The first difference among so many operations, each asked by some; of those over one type, where one is given. */
  async firstDifference(
    seed: number,
    { count, askers, type }: { count: number; askers: number; type?: string },
  ): Promise<string | undefined> {
    const dice = new Dice(seed);
    const operations = this.operations(seed);
    for (let made = 1; made <= count; made++) {
      const operation = operations.next(type);
      const asking = new Set<Persona>(Array.from({ length: askers }, () => dice.pick(this.personas)));
      for (const persona of asking) {
        const found = await this.difference(operation, persona);
        if (found) return `operation ${made} of seed ${seed}, ${found}`;
      }
    }
    return undefined;
  }

  private async askHub({ document, variables }: Operation, viewer: Viewer): Promise<Answered> {
    const { data, errors } = await answer(this.hubSchema, { document, variables }, { viewer, read: this.database.read });
    const text = JSON.stringify(data ?? null);
    this.tally.letters += text.length;
    return { data: JSON.parse(text), codes: (errors ?? []).map(codeOf) };
  }

  private compare(hub: Answered, reference: Answered, { asker }: Persona): string | undefined {
    this.tally.compared += 1;
    const [code] = hub.codes;
    if (code === 'LIMIT_REACHED') {
      this.tally.bounded += 1;
      return undefined;
    }
    if (code !== undefined || reference.codes.length) {
      this.tally.refused += 1;
      // The hub asks who is there before it looks at the arguments.
      const unknown = code === 'UNAUTHENTICATED' && asker.personId === null && reference.codes.length > 0;
      return unknown || (code !== undefined && reference.codes.includes(code))
        ? undefined
        : `refused with ${code ?? 'nothing'}, the reference with ${reference.codes.join() || 'nothing'}`;
    }
    return this.differ(hub.data, reference.data, '');
  }

  private differ(hub: any, reference: any, path: string): string | undefined {
    if (typeof reference === 'string' && reference.startsWith('ref.')) return this.samePlace(hub, reference, path);
    if (reference === null || hub === null || typeof reference !== 'object' || typeof hub !== 'object')
      return Object.is(hub, reference) ? undefined : said(path, hub, reference);
    const [names, expected] = [Object.keys(hub), Object.keys(reference)];
    if (names.join() !== expected.join() || Array.isArray(hub) !== Array.isArray(reference)) return said(path, hub, reference);
    for (const name of names) {
      const found = this.differ(hub[name], reference[name], `${path}.${name}`);
      if (found) return found;
    }
    return undefined;
  }

  /** Both write places in their own words: a word of one must always mean the same word of the other. */
  private samePlace(hub: unknown, reference: string, path: string): string | undefined {
    if (typeof hub !== 'string') return said(path, hub, reference);
    const [known, back] = [this.places.get(hub), this.placesBack.get(reference)];
    if ((known ?? reference) !== reference || (back ?? hub) !== hub) return said(path, hub, reference);
    if (known === undefined) {
      this.places.set(hub, reference);
      this.placesBack.set(reference, hub);
      const list = reference.split('.')[1]!;
      const cursors = this.samples?.cursors;
      cursors?.set(list, [...(cursors.get(list) ?? []), hub]);
    }
    return undefined;
  }
}

const said = (path: string, hub: unknown, reference: unknown) =>
  `${path}\n  hub       ${JSON.stringify(hub)?.slice(0, 600)}\n  reference ${JSON.stringify(reference)?.slice(0, 600)}`;

function codeOf(error: GraphQLError): string {
  const cause = error.originalError ?? error;
  if (cause instanceof AppError) return cause.code;
  const { code } = error.extensions;
  return typeof code === 'string'
    ? code
    : cause === error || !(cause as GraphQLError).originalError
      ? bad(cause)
      : `INTERNAL: ${cause.message}`;
}

// A GraphQL error without a cause is the caller's; any other one is a fault.
const bad = (cause: Error) => (cause.name === 'GraphQLError' ? 'BAD_USER_INPUT' : `INTERNAL: ${cause.message}`);
