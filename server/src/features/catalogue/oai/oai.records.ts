import { licenceName, licenceUrl } from '../../../../../schema/licences.ts';
import { wordsOfMarkdown } from '../../../../../schema/markdown.ts';
import { element } from '../../../platform/html/xml.ts';
import { descriptionIn, nameIn, type Entry } from '../catalogue.types.ts';
import { languages, wordsOf } from '../catalogue.words.ts';

/** A moment as the protocol writes it: UTC, in whole seconds. */
export const utc = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, 'Z');

/** The one format: Dublin Core, which every repository must offer. */
export const format = {
  prefix: 'oai_dc',
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
};

export type Naming = {
  /** Where people reach the hub. */
  address: string;
  /** The domain that identifiers carry. */
  domain: string;
};

export const identifierOf = ({ domain }: Naming, id: string): string => `oai:${domain}:${id}`;

/** The id in an identifier of ours. */
export function idIn({ domain }: Naming, identifier: string): string | undefined {
  const before = `oai:${domain}:`;
  return identifier.startsWith(before) ? identifier.slice(before.length) : undefined;
}

export const header = (naming: Naming, { id, datestamp, deleted, facts }: Entry): string =>
  element(
    'header',
    [element('identifier', identifierOf(naming, id)), element('datestamp', utc(datestamp)), element('setSpec', facts.theme.code)],
    { status: deleted ? 'deleted' : undefined },
  );

export const record = (naming: Naming, entry: Entry): string =>
  element('record', [header(naming, entry), ...(entry.deleted ? [] : [element('metadata', [dublinCore(naming, entry)])])]);

function dublinCore({ address }: Naming, { id, facts }: Entry): string {
  const { language, licence, sourceProject, maintainer } = facts;
  // In each language in which it is said, once.
  const descriptions = new Map(
    languages.flatMap((tag) => descriptionIn(facts, tag) ?? []).map((said) => [said.language, said.value]),
  );
  const dc = (name: string, text: string | null | undefined, lang?: string) =>
    text ? [element(`dc:${name}`, text, { 'xml:lang': lang })] : [];
  return element(
    'oai_dc:dc',
    [
      ...dc('title', facts.title, language ?? undefined),
      ...dc('creator', sourceProject?.fi, 'fi'),
      ...languages.flatMap((tag) => dc('subject', nameIn(facts.theme, tag), tag)),
      ...[...descriptions].flatMap(([tag, text]) => dc('description', wordsOfMarkdown(text), tag)),
      ...dc('publisher', maintainer?.fi, 'fi'),
      ...dc('contributor', sourceProject?.coordinator),
      ...dc('date', facts.published),
      ...dc('type', wordsOf.en(`kind.${facts.kind}`), 'en'),
      ...dc('identifier', `${address}/fi/catalogue/${id}`),
      ...dc('identifier', facts.urn),
      ...dc('identifier', facts.url),
      ...dc('source', facts.sourceUrl),
      ...dc('language', language),
      ...dc('relation', facts.replacementId && `${address}/fi/catalogue/${facts.replacementId}`),
      ...dc('rights', licence && licenceName(licence)),
      ...dc('rights', licence && licenceUrl(licence)),
    ],
    {
      'xmlns:oai_dc': format.namespace,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${format.namespace} ${format.schema}`,
    },
  );
}
