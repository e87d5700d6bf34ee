import { XMLParser } from 'fast-xml-parser';

/** A record of AOE as it is told by OAI-PMH. Persons who wrote it are not read: the hub keeps no such names. */
export type AoeRecord = {
  identifier: string;
  datestamp: string;
  deleted: boolean;
  urn: string | undefined;
  url: string | undefined;
  titles: Text[];
  descriptions: Text[];
  keywords: string[];
  types: string[];
  languages: string[];
  licence: string | undefined;
  date: string | undefined;
};
type Text = { language: string | undefined; text: string };

export type AoePage = { records: AoeRecord[]; next: string | undefined };

/** What was sent is no answer of AOE. */
export class NotAoe extends Error {}

const parser = new XMLParser({ ignoreAttributes: false, removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false });

/** What stands in a node under a name: elements, an attribute (`@_…`) or its text (`#text`). */
function all(node: unknown, name: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const found = (node as Readonly<Record<string, unknown>>)[name];
  return found === undefined ? [] : Array.isArray(found) ? found : [found];
}
const one = (node: unknown, name: string): unknown => all(node, name)[0];
const textOf = (node: unknown): string => {
  const text = typeof node === 'object' ? one(node, '#text') : node;
  return typeof text === 'string' ? text.trim() : '';
};
const texts = (node: unknown, name: string): string[] => all(node, name).map(textOf).filter(Boolean);

/**
 * Reads an answer. AOE's envelope has `aoe_request` where the protocol has `request`; a list of nothing is the verb's node, empty, where
 * the protocol has an error.
 */
export function readAoePage(xml: string): AoePage {
  if (/<!DOCTYPE/i.test(xml)) throw new NotAoe('A document with definitions of its own');
  let parsed: unknown;
  try {
    parsed = parser.parse(xml, true);
  } catch {
    throw new NotAoe('No XML');
  }
  const envelope = one(parsed, 'OAI-PMH');
  const code = textOf(one(one(envelope, 'error'), '@_code'));
  if (code === 'noRecordsMatch') return { records: [], next: undefined };
  const list = one(envelope, 'ListRecords');
  if (code || list === undefined) throw new NotAoe(`Refused: ${code.slice(0, 40) || 'no list'}`);
  return { records: all(list, 'record').map(readRecord), next: textOf(one(list, 'resumptionToken')) || undefined };
}

function readRecord(record: unknown): AoeRecord {
  const header = one(record, 'header');
  const dc = one(one(record, 'metadata'), 'dc');
  const identifiers = texts(dc, 'identifier');
  const spoken = (name: string): Text[] =>
    all(dc, name)
      .map((node) => ({ language: textOf(one(node, '@_lang')) || undefined, text: textOf(node) }))
      .filter(({ text }) => text);
  const things = all(dc, 'about').flatMap((about) => all(about, 'thing'));
  return {
    identifier: textOf(one(header, 'identifier')),
    datestamp: textOf(one(header, 'datestamp')),
    deleted: one(header, '@_status') === 'deleted',
    urn: identifiers.find((text) => /^urn:/i.test(text)),
    url: identifiers.find((text) => /^https?:\/\//i.test(text)),
    titles: spoken('title'),
    descriptions: spoken('description'),
    keywords: [...texts(dc, 'subject'), ...things.flatMap((thing) => texts(thing, 'name'))],
    types: texts(dc, 'type'),
    languages: texts(dc, 'inLanguage'),
    licence: texts(dc, 'rights')[0],
    date: texts(dc, 'date')[0],
  };
}
