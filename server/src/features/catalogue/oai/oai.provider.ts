import { document, element } from '../../../platform/html/xml.ts';
import type { CatalogueReading } from '../catalogue.reading.ts';
import { OaiError, readArguments, readRange, type Arguments, type Verb } from './oai.arguments.ts';
import { OaiReading } from './oai.reading.ts';
import { format, header, identifierOf, idIn, record, utc, type Naming } from './oai.records.ts';
import { expiry, readToken, writeToken, type Place } from './oai.tokens.ts';

export type Repository = Naming & { adminEmail: string };

/** The catalogue as a repository of OAI-PMH 2.0: every request gets a document. */
export class OaiProvider {
  private readonly reading: OaiReading;

  constructor(
    private readonly catalogue: CatalogueReading,
    private readonly repository: Repository,
  ) {
    this.reading = new OaiReading(catalogue);
  }

  async answer(given: URLSearchParams): Promise<string> {
    const moment = await this.reading.moment();
    let attributes: Record<string, string> = {};
    try {
      const { verb, args } = readArguments(given);
      attributes = { verb, ...args };
      return this.envelope(moment, attributes, element(verb, await this.contents(verb, args)));
    } catch (error) {
      if (!(error instanceof OaiError)) throw error;
      // A request that was not understood is not repeated.
      if (error.code === 'badVerb' || error.code === 'badArgument') attributes = {};
      return this.envelope(moment, attributes, element('error', error.message, { code: error.code }));
    }
  }

  private get address(): string {
    return `${this.repository.address}/oai`;
  }

  private envelope(moment: Date, attributes: Record<string, string>, content: string): string {
    return document(
      element('OAI-PMH', [element('responseDate', utc(moment)), element('request', this.address, attributes), content], {
        xmlns: 'http://www.openarchives.org/OAI/2.0/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': 'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
      }),
    );
  }

  private contents(verb: Verb, args: Arguments): Promise<string[]> {
    switch (verb) {
      case 'Identify':
        return this.identify();
      case 'ListMetadataFormats':
        return this.formats(args['identifier']);
      case 'ListSets':
        return this.sets(args['resumptionToken']);
      case 'GetRecord':
        return this.record(args);
      case 'ListIdentifiers':
      case 'ListRecords':
        return this.list(verb, args);
    }
  }

  private async identify(): Promise<string[]> {
    const { adminEmail, domain } = this.repository;
    const earliest = await this.reading.earliest();
    return [
      element('repositoryName', 'Hankeverkko'),
      element('baseURL', this.address),
      element('protocolVersion', '2.0'),
      element('adminEmail', adminEmail),
      element('earliestDatestamp', utc(earliest ?? new Date())),
      element('deletedRecord', 'persistent'),
      element('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
      element('compression', 'gzip'),
      element('description', [
        element(
          'oai-identifier',
          [
            element('scheme', 'oai'),
            element('repositoryIdentifier', domain),
            element('delimiter', ':'),
            element('sampleIdentifier', identifierOf(this.repository, '00000000-0000-4000-8000-000000000000')),
          ],
          {
            xmlns: 'http://www.openarchives.org/OAI/2.0/oai-identifier',
            'xsi:schemaLocation':
              'http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd',
          },
        ),
      ]),
    ];
  }

  private async known(identifier: string) {
    const id = idIn(this.repository, identifier);
    const entry = id === undefined ? undefined : await this.catalogue.entry(id);
    if (!entry) throw new OaiError('idDoesNotExist', 'There is no such record.');
    return entry;
  }

  private async formats(identifier: string | undefined): Promise<string[]> {
    if (identifier !== undefined) await this.known(identifier);
    const { prefix, schema, namespace } = format;
    return [
      element('metadataFormat', [
        element('metadataPrefix', prefix),
        element('schema', schema),
        element('metadataNamespace', namespace),
      ]),
    ];
  }

  private async sets(token: string | undefined): Promise<string[]> {
    if (token !== undefined) throw new OaiError('badResumptionToken', 'The sets fit into one answer.');
    return (await this.reading.themes()).map(({ code, name }) =>
      element('set', [element('setSpec', code), element('setName', name)]),
    );
  }

  private async record({ identifier, metadataPrefix }: Arguments): Promise<string[]> {
    const entry = await this.known(identifier!);
    inFormat(metadataPrefix!);
    return [record(this.repository, entry)];
  }

  private async list(verb: 'ListIdentifiers' | 'ListRecords', args: Arguments): Promise<string[]> {
    const { resumptionToken, metadataPrefix } = args;
    const place = resumptionToken === undefined ? undefined : readToken(verb, resumptionToken);
    if (!place) inFormat(metadataPrefix!);
    const { from, until, set } = place ?? { from: args['from'], until: args['until'], set: args['set'] };
    const range = place ? rangeIn(place) : readRange({ from, until });
    const { page, more } = await this.reading.records(range, set, place?.after);
    if (!page.length && !place) throw new OaiError('noRecordsMatch', 'Nothing matches.');
    if (!page.length) throw new OaiError('badResumptionToken', 'Nothing follows any more: begin the list anew.');
    const items = page.map((entry) => (verb === 'ListRecords' ? record : header)(this.repository, entry));
    if (!more && !place) return items;
    const cursor = place?.cursor ?? 0;
    const size = place?.size ?? (await this.reading.size(range, set));
    if (!more) return [...items, element('resumptionToken', null, { completeListSize: size, cursor })];
    const last = page.at(-1)!;
    const expires = expiry();
    const after: [string, string] = [utc(last.datestamp), last.id];
    const next = writeToken({ verb, from, until, set, after, cursor: cursor + page.length, size, expires });
    const about = { expirationDate: utc(new Date(expires * 1_000)), completeListSize: size, cursor };
    return [...items, element('resumptionToken', next, about)];
  }
}

function inFormat(prefix: string) {
  if (prefix !== format.prefix) throw new OaiError('cannotDisseminateFormat', `The one format is ${format.prefix}.`);
}

function rangeIn(place: Place) {
  try {
    return readRange(place);
  } catch {
    throw new OaiError('badResumptionToken', 'There is no such token.');
  }
}
