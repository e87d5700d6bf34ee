import { getNamedType, isLeafType, isNullableType, isObjectType, type GraphQLObjectType } from 'graphql';

// The one place that says in what way what is kept may be written otherwise than it was sent. Everything else is a fault.

/** Fields that are not to be read again by anybody: secrets, what steers the call itself, and which row it is about. */
const NOT_KEPT = new Set(['password', 'newPassword', 'currentPassword', 'token', 'idempotencyKey', 'expectedVersion', 'id']);

/** Somebody who has an account has a name, and keeps it; which project's are confirmed is no part of what is. */
const NOT_KEPT_BY = new Set(['acceptInvitation.name', 'confirmAdoptions.projectId']);

/** What is kept under another name than it is sent under: an object has reasons of several kinds. */
const KEPT_AS: Record<string, string> = {
  'deprecateMaterial.reason': 'deprecationReason',
  'returnEvent.reason': 'returnReason',
  'returnMaterialVersion.reason': 'returnReason',
};

/** Said a second time beside the hub's own rule: one that loses letters would find itself right. */
const written = (text: string) => (/[^\s\p{Z}\p{Cf}]/u.test(text) ? text.normalize('NFC').replace(/\r\n?/g, '\n').trim() : '');

/** A flag is kept with what it speaks of, and a text of which nothing is seen is none: where there is nothing else, there is no row. */
const needsNoRow = (value: unknown) => typeof value === 'boolean' || (typeof value === 'string' && !written(value));

/** Each letter and each end of a line is written in one way. Texts lose the spaces around them. Addresses of mail are kept in small letters. */
const textsAlike = (name: string, sent: string, kept: unknown): boolean => {
  const text = written(sent);
  return kept === (name === 'email' ? text.toLowerCase() : text) || (!text && kept === null);
};

/** Ids are kept in small letters; a moment is kept to the millisecond, in UTC, whatever zone it was sent in. */
function alike(name: string, sent: unknown, kept: unknown): boolean {
  if (typeof sent !== 'string') return Object.is(sent === 0 ? 0 : sent, kept);
  if (/(^i|I)d$/.test(name) && typeof kept === 'string') return kept === sent.toLowerCase();
  if (typeof kept === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(sent) && kept.endsWith('Z'))
    return Date.parse(sent) === Date.parse(kept);
  return textsAlike(name, sent, kept);
}

export type Sent = { name: string; value: unknown };

/** Each single value that was sent to a mutation and is to be kept, with its name. */
export function sentOf(mutation: string, given: unknown, name = ''): Sent[] {
  if (given === null || given === undefined || Array.isArray(given)) return [];
  if (typeof given === 'object') return Object.entries(given).flatMap(([name, value]) => sentOf(mutation, value, name));
  return NOT_KEPT.has(name) || NOT_KEPT_BY.has(`${mutation}.${name}`)
    ? []
    : [{ name: KEPT_AS[`${mutation}.${name}`] ?? name, value: given }];
}

/** What to select of a type to read again whatever has the name of something sent, and which names that are; `materialId` is the id of `material`. */
export function selectionOf(type: GraphQLObjectType, names: ReadonlySet<string>): { text: string; readable: Set<string> } {
  const readable = new Set<string>();
  const select = (type: GraphQLObjectType, depth: number): string[] =>
    Object.values(type.getFields()).flatMap((field) => {
      const below = getNamedType(field.type);
      if (field.args.some(({ type, defaultValue }) => !isNullableType(type) && defaultValue === undefined)) return [];
      if (isLeafType(below)) return taken(field.name) ? [field.name] : [];
      // Why something may not be done is no reason that somebody gave.
      if (!isObjectType(below) || depth === 0 || below.name.endsWith('Connection') || below.name === 'Action') return [];
      const inner = [...(taken(`${field.name}Id`) ? ['id'] : []), ...select(below, depth - 1)];
      return inner.length ? [`${field.name} { __typename ${inner.join(' ')} }`] : [];
    });
  const taken = (name: string) => names.has(name) && Boolean(readable.add(name));
  const itself = nameOfIdOf(type.name);
  const own = type.getFields()['id'] && taken(itself) ? ['id'] : [];
  return { text: ['__typename', ...own, ...select(type, 2)].join(' '), readable };
}

/** What was sent and is kept otherwise. */
export function differences(sent: readonly Sent[], readable: ReadonlySet<string>, answer: unknown): string[] {
  const found = new Map<string, unknown[]>();
  const [first] = [answer].flat() as { __typename?: string; id?: unknown }[];
  if (first?.__typename && first.id) found.set(nameOfIdOf(first.__typename), [first.id]);
  collect(answer, found);
  return sent
    .filter(({ name, value }) => readable.has(name) && !(found.get(name) ?? []).some((kept) => alike(name, value, kept)))
    .filter(({ name, value }) => found.has(name) || !needsNoRow(value))
    .map(({ name, value }) => `${name}: sent ${shown(value)}, kept ${shown(found.get(name))}`);
}

/** `materialId` of what is a Material itself. */
const nameOfIdOf = (typename: string) => `${typename[0]!.toLowerCase()}${typename.slice(1)}Id`;

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 200);

// Of a list only the first row: lists begin with the newest, but for licences, which stand in the order of their days.
function collect(answer: unknown, found: Map<string, unknown[]>): void {
  if (Array.isArray(answer)) return collect(answer[0], found);
  if (answer === null || typeof answer !== 'object') return;
  const note = (name: string, value: unknown) => found.set(name, [...(found.get(name) ?? []), value]);
  for (const [name, value] of Object.entries(answer)) {
    if (value === null || typeof value !== 'object') note(name, value);
    else if ('id' in value) note(`${name}Id`, value.id);
    for (const row of name === 'licences' && Array.isArray(value) ? value : [value]) collect(row, found);
  }
}
