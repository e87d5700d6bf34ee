/** Bounds that both sides know. What passes one is refused with LIMIT_REACHED and the bound's name. */
export const limits = {
  /** The longest page of a list. */
  page: 100,
  /** Fields that one operation may select, fragments expanded. */
  fields: 1_000,
  /** Rows that one operation may reach: the product of nested page sizes, added up. */
  rows: 50_000,
  depth: 15,
  aliases: 100,
  /** PostgreSQL’s longest name of a column. */
  aliasLength: 63,
  directives: 50,
  /** Changes that one operation may make. */
  mutations: 10,
  /** Brackets within brackets, in the text of an operation. */
  brackets: 50,
  tokens: 5_000,
  /** Of a request, and of a message on a socket. */
  bodyBytes: 256 * 1024,
  /** Operations that run at the same time on one socket. */
  socketOperations: 50,
  /** Bytes that may wait for a socket whose client does not read. */
  socketBacklog: 1024 * 1024,
  /** Letters of one free text. */
  text: 4_000,
  line: 300,
  /** Of a file that is imported. */
  importBytes: 10 * 1024 * 1024,
  /** The same file unpacked, and the letters in its cells. */
  importUnpackedBytes: 100 * 1024 * 1024,
  importLetters: 50_000_000,
  importRows: 100_000,
  importColumns: 200,
  importSheets: 50,
  /** Rows of one exported list. */
  exportRows: 50_000,
} as const;
