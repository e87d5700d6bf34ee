import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { xml } from '../../server/src/platform/html/xml.ts';

export type AoeMaterial = {
  id: number;
  urn?: string;
  title?: string;
  description?: string;
  keywords?: string[];
  type?: string;
  licence?: string;
  language?: string;
  /** Without an address there is nothing to link to. */
  withoutAddress?: true;
  expired?: true;
  datestamp?: string;
};

const PAGE = 20;

/**
 * A library that speaks OAI-PMH as AOE does: `aoe_request` in the envelope, tokens that are numbers of pages and carry nothing else,
 * an empty node where nothing matches, no GetRecord, and expired materials as deleted headers.
 */
export async function aoeServer() {
  const library = {
    address: '',
    materials: [] as AoeMaterial[],
    /** The requests it got, newest last. */
    asked: [] as URLSearchParams[],
    /** Answers the next requests otherwise. */
    instead: [] as ((request: IncomingMessage, response: ServerResponse) => void)[],
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url!, 'http://aoe');
    library.asked.push(searchParams);
    const other = library.instead.shift();
    if (other) return other(request, response);
    response.setHeader('content-type', 'application/xml').end(answer(library.materials, searchParams));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  library.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/meta/oaipmh`;
  return library;
}

function answer(materials: readonly AoeMaterial[], asked: URLSearchParams): string {
  const verb = asked.get('verb')!;
  const list = verb === 'ListRecords' ? listOf(materials, asked) : '';
  return `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-10-15T08:00:00Z</responseDate><aoe_request verb="${verb}">https://aoe.example/meta/oaipmh</aoe_request><${verb}>${list}</${verb}></OAI-PMH>`;
}

function listOf(materials: readonly AoeMaterial[], asked: URLSearchParams): string {
  const from = asked.get('from') ?? '';
  // Without from and until its page would be one of everything.
  const until = asked.get('until') ?? '';
  const all = materials.filter(({ datestamp = '2024-01-01T00:00:00Z' }) => datestamp >= from && datestamp <= until);
  const page = Number(asked.get('resumptionToken') ?? 0);
  const records = all.slice(page * PAGE, (page + 1) * PAGE);
  if (!records.length) return '';
  const next = (page + 1) * PAGE < all.length ? String(page + 1) : '';
  return `${records.map(recordOf).join('')}<resumptionToken completeListSize="${all.length}" cursor="${page * PAGE}">${next}</resumptionToken>`;
}

function recordOf(material: AoeMaterial): string {
  const { id, urn, title, description, keywords = [], type = 'teksti', licence = 'CCBY4.0', language = 'fi' } = material;
  const { withoutAddress, expired, datestamp = '2024-01-01T00:00:00Z' } = material;
  const header = `<header${expired ? ' status="deleted"' : ''}><identifier>oai:aoe.fi:${id}</identifier><datestamp>${datestamp}</datestamp></header>`;
  if (expired) return `<record>${header}</record>`;
  const element = (name: string, text: string | undefined, more = '') => (text ? `<${name}${more}>${xml(text)}</${name}>` : '');
  return `<record>${header}<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:lrmi_fi="http://dublincore.org/dcx/lrmi-terms/1.1/">
${element('dc:identifier', urn)}${withoutAddress ? '' : element('dc:identifier', `https://aoe.example/materiaali/${id}`)}
${element('dc:title', title, ' xml:lang="fi"')}${element('dc:title', title && `${title} (en)`, ' xml:lang="en"')}<dc:date>2023-05-04T10:00:00Z</dc:date>
${element('dc:description', description, ' xml:lang="fi"')}${keywords.map((word) => element('dc:subject', word)).join('')}<dc:rights>${licence}</dc:rights><dc:type>${type}</dc:type>
<lrmi_fi:author><lrmi_fi:person><lrmi_fi:name>Tekijä, Testi</lrmi_fi:name></lrmi_fi:person></lrmi_fi:author>
<lrmi_fi:material><lrmi_fi:name xml:lang="fi">liite</lrmi_fi:name><lrmi_fi:inLanguage>en</lrmi_fi:inLanguage></lrmi_fi:material>
<lrmi_fi:inLanguage>${language}</lrmi_fi:inLanguage></oai_dc:dc></metadata></record>`;
}
