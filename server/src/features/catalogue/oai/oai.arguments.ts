/** What the protocol (OAI-PMH 2.0) says of a request that cannot be answered. */
export type OaiCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noMetadataFormats';

export class OaiError extends Error {
  constructor(
    readonly code: OaiCode,
    message: string,
  ) {
    super(message);
  }
}

const selective = { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], exclusive: 'resumptionToken' };
const verbs = {
  Identify: { required: [], optional: [], exclusive: undefined },
  ListMetadataFormats: { required: [], optional: ['identifier'], exclusive: undefined },
  ListSets: { required: [], optional: [], exclusive: 'resumptionToken' },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], exclusive: undefined },
  ListIdentifiers: selective,
  ListRecords: selective,
} as const;
export type Verb = keyof typeof verbs;

export type Arguments = Readonly<Record<string, string>>;

/** The verb and its arguments, as the protocol allows them; the first thing that is wrong otherwise. */
export function readArguments(given: URLSearchParams): { verb: Verb; args: Arguments } {
  const [verb, ...others] = given.getAll('verb');
  if (verb === undefined || others.length || !Object.hasOwn(verbs, verb))
    throw new OaiError('badVerb', 'The verb is missing, repeated, or none of the six of the protocol.');
  const { required, optional, exclusive } = verbs[verb as Verb] as {
    required: readonly string[];
    optional: readonly string[];
    exclusive: string | undefined;
  };
  const args: Record<string, string> = {};
  for (const [name, value] of given) {
    if (name === 'verb') continue;
    if (![...required, ...optional, exclusive].includes(name))
      throw new OaiError('badArgument', `${verb} takes no ${shown(name)}.`);
    if (name in args) throw new OaiError('badArgument', `${name} is repeated.`);
    args[name] = value;
  }
  if (exclusive && exclusive in args) {
    if (Object.keys(args).length > 1) throw new OaiError('badArgument', `${exclusive} stands alone.`);
  } else {
    const missing = required.find((name) => !args[name]);
    if (missing) throw new OaiError('badArgument', `${verb} needs ${missing}.`);
  }
  if (args['set'] !== undefined && !SET.test(args['set'])) throw new OaiError('badArgument', 'No set can be called so.');
  return { verb: verb as Verb, args };
}

const shown = (name: string) => name.slice(0, 40);

const SET = /^[A-Za-z0-9_.!~*'()-]{1,64}(:[A-Za-z0-9_.!~*'()-]{1,64})*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SECOND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Moments between which records have changed; `before` is no longer part of it. */
export type Range = { from: Date | undefined; before: Date | undefined };

/** `from` and `until`, of one granularity, both days or both seconds, the whole of the last one included. */
export function readRange({ from, until }: { from?: string | undefined; until?: string | undefined }): Range {
  if (from !== undefined && until !== undefined && from.length !== until.length)
    throw new OaiError('badArgument', 'from and until are of different granularity.');
  const start = from === undefined ? undefined : moment('from', from);
  const last = until === undefined ? undefined : moment('until', until);
  if (start && last && start > last) throw new OaiError('badArgument', 'from is later than until.');
  const before = last && new Date(last.getTime() + (DAY.test(until!) ? 86_400_000 : 1_000));
  return { from: start, before };
}

function moment(name: string, text: string): Date {
  const at = new Date(text);
  // A day that no calendar has would become another one.
  if (!(DAY.test(text) || SECOND.test(text)) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text.replace('Z', '')))
    throw new OaiError('badArgument', `${name} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.`);
  return at;
}
