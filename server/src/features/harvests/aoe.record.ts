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

const MANY = new Set([
  'record',
  'title',
  'description',
  'subject',
  'type',
  'identifier',
  'about',
  'inLanguage',
  'rights',
  'thing',
]);
const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name, path) => MANY.has(name) && !String(path).endsWith('header.identifier'),
});

type Node = string | { '#text'?: string; '@_lang'?: string; [name: string]: any };
const textOf = (node: Node | undefined): string => (typeof node === 'string' ? node : String(node?.['#text'] ?? '')).trim();
const textsOf = (nodes: Node[] | undefined): string[] => (nodes ?? []).map(textOf).filter(Boolean);

/**
 * Reads an answer. AOE's envelope has `aoe_request` where the protocol has `request`; a list of nothing is the verb's node, empty, where
 * the protocol has an error.
 */
export function readAoePage(xml: string): AoePage {
  if (/<!DOCTYPE/i.test(xml)) throw new NotAoe('A document with definitions of its own');
  let envelope: any;
  try {
    envelope = parser.parse(xml, true)['OAI-PMH'];
  } catch {
    throw new NotAoe('No XML');
  }
  if (!envelope) throw new NotAoe('No OAI-PMH');
  const code = envelope.error?.['@_code'];
  if (code === 'noRecordsMatch') return { records: [], next: undefined };
  if (code || !('ListRecords' in envelope)) throw new NotAoe(`Refused: ${String(code ?? 'no list').slice(0, 40)}`);
  const list = envelope.ListRecords || {};
  return { records: (list.record ?? []).map(readRecord), next: textOf(list.resumptionToken) || undefined };
}

function readRecord({ header, metadata }: any): AoeRecord {
  const dc = metadata?.dc ?? {};
  const identifiers = textsOf(dc.identifier);
  const spoken = (nodes: Node[] | undefined): Text[] =>
    (nodes ?? [])
      .map((node) => ({ language: typeof node === 'string' ? undefined : node['@_lang'], text: textOf(node) }))
      .filter(({ text }) => text);
  return {
    identifier: textOf(header?.identifier),
    datestamp: textOf(header?.datestamp),
    deleted: header?.['@_status'] === 'deleted',
    urn: identifiers.find((one) => /^urn:/i.test(one)),
    url: identifiers.find((one) => /^https?:\/\//i.test(one)),
    titles: spoken(dc.title),
    descriptions: spoken(dc.description),
    keywords: [
      ...textsOf(dc.subject),
      ...(dc.about ?? []).flatMap((about: any) => (about.thing ?? []).map((thing: any) => textOf(thing.name))),
    ],
    types: textsOf(dc.type),
    languages: textsOf(dc.inLanguage),
    licence: textsOf(dc.rights)[0],
    date: textOf(dc.date) || undefined,
  };
}
