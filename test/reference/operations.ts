import {
  TypeInfo,
  astFromValue,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  getNullableType,
  parse,
  print,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Dice } from './dice.ts';
import { NESTED, type Samples } from './samples.ts';

export type Operation = { text: string; document: DocumentNode; variables: Record<string, unknown> };

/** What stands under each response key: two selections of one key must ask the same, and meet below it. */
type Scope = Map<string, { asks: string; below: Scope }>;

// Names that a planner might use itself, where an alias could catch them.
const ALIASES = [
  'o',
  'p',
  'i',
  'c',
  'x',
  'v',
  'a',
  'n1',
  't1',
  't2',
  'page',
  'value',
  'count',
  'id',
  'key',
  'position',
  '__proto__',
  'constructor',
];
/** Root fields with much behind them. */
const OFTEN: Record<string, number> = { node: 4, history: 2, adoptions: 2, materials: 2, materialVersion: 3 };
const LISTS: Record<string, number> = {
  'Project.partnerships': 200,
  'Organisation.licences': 20,
  'MaterialConnection.facets': 200,
  'AdoptionEvidence.files': 20,
  'MaterialVersion.files': 20,
  'Comment.mentions': 20,
  'DisseminationEvent.attendance': 1_000,
  'DisseminationEvent.registrations': 500,
  'DisseminationEvent.materials': 50,
  'DisseminationEvent.regions': 20,
  'Project.organisationsNamed': 300,
  'Material.disseminationEvents': 50,
  'Material.mentionable': 20,
};
/** What is dear for each row: asked of few rows only. */
const DEAR = ['figures', 'adoptionsByRegion', 'facets', 'organisationsNamed', 'mentionable', 'byRegion', 'byTheme'];
const MOST_ROWS = 30_000;
const MOST_FIELDS = 140;

/** Whether an operation selects something of that type. */
export function reaches(schema: GraphQLSchema, { document }: Operation, type: string): boolean {
  const info = new TypeInfo(schema);
  let found = false;
  visit(document, visitWithTypeInfo(info, { Field: () => void (found ||= info.getParentType()?.name === type) }));
  return found;
}

/** Makes valid operations over the schema: whatever a client could ask. */
export class Operations {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dice: Dice,
    private readonly samples: Samples,
    /** Types and fields to leave out. */
    private readonly left: ReadonlySet<string>,
  ) {}

  /** The next one, or the next one that selects something of a type. */
  next(type?: string): Operation {
    this.samples.about = type;
    for (;;) {
      const writer = new Writer(this.schema, this.dice, this.samples, this.left);
      const { text, variables } = writer.operation();
      const document = parse(text);
      const operation = { text, document, variables };
      if ((!type || reaches(this.schema, operation, type)) && !validate(this.schema, document).length) return operation;
    }
  }
}

class Writer {
  private readonly declared: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: {
    name: string;
    type: GraphQLCompositeType;
    text: string;
    scope: Scope;
    rows: number;
    times: number;
  }[] = [];
  private names = 0;
  private rows = 0;
  private fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dice: Dice,
    private readonly samples: Samples,
    /** Types and fields to leave out. */
    private readonly left: ReadonlySet<string>,
  ) {}

  operation() {
    const { dice } = this;
    const query = this.schema.getQueryType()!;
    const scope: Scope = new Map();
    const roots = Object.values(query.getFields())
      .filter(({ name }) => !this.left.has(`Query.${name}`))
      .flatMap((field) => Array.from({ length: OFTEN[field.name] ?? 1 }, () => field));
    const body = Array.from({ length: 1 + dice.below(3) }, () =>
      this.field(query, dice.pick(roots), scope, 2 + dice.below(3), 1),
    );
    if (dice.chance(0.05)) body.push('__typename');
    const head = this.declared.length ? ` (${this.declared.join(', ')})` : '';
    const fragments = this.fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`);
    return { text: [`query${head} { ${body.join(' ')} }`, ...fragments].join('\n'), variables: this.variables };
  }

  private field(
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    scope: Scope,
    depth: number,
    times: number,
    tag = '',
  ): string {
    const { dice } = this;
    this.fields += 1;
    const args = this.arguments(field);
    const asks = `${parent.name}.${field.name}${args.text}`;
    let key = dice.chance(0.25) ? dice.pick(ALIASES) : field.name;
    if (tag && !['id', 'version', 'updatedAt'].includes(key)) key = `${tag}_${key}`;
    if (scope.has(key) && scope.get(key)!.asks !== asks) key = `${key}_${++this.names}`;
    if (!scope.has(key)) scope.set(key, { asks, below: new Map() });
    const type = getNamedType(field.type);
    const alias = key === field.name ? '' : `${key}: `;
    const below = isCompositeType(type)
      ? ` ${this.selection(type, scope.get(key)!.below, depth - 1, this.timesOf(parent, field, args.first, times))}`
      : '';
    return `${alias}${field.name}${args.text}${this.directive()}${below}`;
  }

  /** How often the field's value may stand in the answer. */
  private timesOf(
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    first: number | undefined,
    times: number,
  ): number {
    const most =
      first ??
      (isListType(getNullableType(field.type)) && !parent.name.endsWith('Connection')
        ? (LISTS[`${parent.name}.${field.name}`] ?? 100)
        : 1);
    this.rows += times * Math.max(most, 1);
    return times * Math.max(most, 1);
  }

  private selection(type: GraphQLCompositeType, scope: Scope, depth: number, times: number): string {
    const { dice } = this;
    const parts: string[] = [];
    if (isAbstractType(type)) {
      parts.push('__typename');
      if (isInterfaceType(type) && dice.chance(0.7)) parts.push('id');
      if (isInterfaceType(type) && dice.chance(0.3)) parts.push('... on Versioned { version }');
      const possible = this.schema.getPossibleTypes(type).filter(({ name }) => !this.left.has(name));
      const wanted = possible.filter(({ name }) => name === this.samples.about);
      for (const each of [...wanted, ...dice.some(possible, 4)])
        parts.push(`... on ${each.name}${this.directive()} { ${this.fieldsOf(each, scope, depth, times, each.name).join(' ')} }`);
      return `{ ${parts.join(' ')} }`;
    }
    parts.push(...this.fieldsOf(type as GraphQLObjectType, scope, depth, times));
    if (dice.chance(0.12)) parts.push('__typename');
    if (dice.chance(0.12))
      parts.push(
        `...${dice.chance(0.5) ? ` on ${type.name}` : ''}${this.directive()} { ${this.fieldsOf(type as GraphQLObjectType, scope, depth, times).join(' ')} }`,
      );
    if (dice.chance(0.15)) parts.push(this.fragment(type as GraphQLObjectType, scope, depth, times));
    return `{ ${parts.filter(Boolean).join(' ')} }`;
  }

  private fieldsOf(type: GraphQLObjectType, scope: Scope, depth: number, times: number, tag = ''): string[] {
    const { dice } = this;
    const all = Object.values(type.getFields()).filter(({ name }) => !this.left.has(`${type.name}.${name}`));
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const objects = all.filter(
      (field) =>
        isCompositeType(getNamedType(field.type)) && this.affords(type, field, times) && (depth > 0 || this.isPart(field)),
    );
    const chosen = [
      ...(leaves.length ? dice.some(leaves, 4) : []),
      ...(objects.length ? dice.some(objects, type.name.endsWith('Connection') ? 4 : 3) : []),
    ];
    if (!chosen.length)
      return leaves.length ? [dice.pick(leaves).name].filter((name) => !scope.has(name)).concat('__typename') : ['__typename'];
    return chosen.map((field) => this.field(type, field, scope, depth, times, tag));
  }

  // The parts of a connection and of an action bring no depth of their own.
  private isPart(field: GraphQLField<unknown, unknown>) {
    return ['nodes', 'edges', 'node', 'pageInfo', 'figures', 'total', 'declare', 'declareAdoption'].includes(field.name);
  }

  private affords(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, times: number) {
    if (this.fields > MOST_FIELDS || (DEAR.includes(field.name) && times > 20)) return false;
    const most = isListType(getNullableType(field.type)) ? (LISTS[`${type.name}.${field.name}`] ?? 100) : 1;
    return this.rows + times * most < MOST_ROWS;
  }

  /** A named fragment: a new one, or one that was written before and can stand here too. */
  private fragment(type: GraphQLObjectType, scope: Scope, depth: number, times: number): string {
    const { dice } = this;
    const known = this.fragments.find(
      (each) => each.type === type && each.times >= times && this.rows + each.rows < MOST_ROWS && meets(scope, each.scope),
    );
    if (known && dice.chance(0.6)) {
      this.rows += known.rows;
      return `...${known.name}${this.directive()}`;
    }
    const own: Scope = new Map();
    const before = this.rows;
    const text = `{ ${this.fieldsOf(type, own, Math.min(depth, 2), times).join(' ')} }`;
    if (!meets(scope, own)) return '';
    const name = `F${this.fragments.length}`;
    this.fragments.push({ name, type, text, scope: own, rows: this.rows - before, times });
    return `...${name}${this.directive()}`;
  }

  private directive(): string {
    const { dice } = this;
    if (!dice.chance(0.06)) return '';
    const condition = dice.chance(0.5) ? String(dice.chance(0.5)) : `$${this.variable('Boolean!', dice.chance(0.5))}`;
    return ` @${dice.pick(['skip', 'include'])}(if: ${condition})`;
  }

  private arguments(field: GraphQLField<unknown, unknown>): { text: string; first: number | undefined } {
    const { dice } = this;
    let first: number | undefined = field.args.some((argument) => argument.name === 'first') ? 20 : undefined;
    const given = field.args.flatMap((argument) => {
      const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (!required && dice.chance(argument.name === 'projectId' ? 0.15 : 0.5)) return [];
      const value = this.samples.value(argument.type, argument.name, field.name);
      if (argument.name === 'first') first = Math.max(Number(value), 20);
      // A list within rows is refused where there is no row, too: it is never asked for with nothing.
      return [`${argument.name}: ${this.given(argument, value, required || NESTED.includes(field.name))}`];
    });
    return { text: given.length ? `(${given.join(', ')})` : '', first };
  }

  /** A value as a literal, or in one of the ways in which a variable brings it. */
  private given(argument: GraphQLArgument, value: unknown, required: boolean): string {
    const { dice } = this;
    const type = String(argument.type);
    // What has a form of its own is checked with the variables; literals are checked before an operation is answered at all.
    const plain = !/Cursor|Date/.test(type) && !/\\u0000|"\w+(Before|Date)":/.test(JSON.stringify(value));
    const literal = () => print(astFromValue(value, argument.type)!);
    if (plain && dice.chance(0.55)) return literal();
    const way = plain ? dice.below(4) : 0;
    if (way === 1) return `$${this.variable(`${type.replace(/!$/, '')} = ${literal()}`)}`;
    if (way === 2 && !required) return `$${this.variable(type.replace(/!$/, ''))}`;
    if (way === 3 && !required) return `$${this.variable(type.replace(/!$/, ''), null)}`;
    return `$${this.variable(type, value)}`;
  }

  private variable(type: string, value?: unknown): string {
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${type}`);
    if (value !== undefined) this.variables[name] = value;
    return name;
  }
}

/** Whether what the second asks can stand beside the first; if so, it does from now on. */
function meets(scope: Scope, other: Scope): boolean {
  const clash = (a: Scope, b: Scope): boolean =>
    [...b].some(([key, { asks, below }]) => a.has(key) && (a.get(key)!.asks !== asks || clash(a.get(key)!.below, below)));
  if (clash(scope, other)) return false;
  const add = (a: Scope, b: Scope) => {
    for (const [key, { asks, below }] of b) {
      if (!a.has(key)) a.set(key, { asks, below: new Map() });
      add(a.get(key)!.below, below);
    }
  };
  add(scope, other);
  return true;
}
