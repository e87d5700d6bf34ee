declare module 'oai-pmh/src/index.js' {
  /** The harvester, as far as the tests use it; it answers with what its XML parser made of a document. */
  export class OaiPmh {
    constructor(url: string);
    identify(): Promise<any>;
    listSets(): AsyncIterable<any>;
    listMetadataFormats(options?: object): Promise<any>;
    getRecord(identifier: string, prefix: string): Promise<any>;
    listRecords(options: object): AsyncIterable<any>;
    listIdentifiers(options: object): AsyncIterable<any>;
  }
}
