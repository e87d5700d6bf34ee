/** Bounds that both sides know. What passes one is refused with LIMIT_REACHED and the bound's name. */
export const limits = {
  /** The longest page of a list. */
  page: 100,
  /** Fields that one operation may select, fragments expanded. */
  fields: 1_000,
  /** Rows that one operation may reach: the product of nested page sizes, added up; what is counted weighs as many as it costs. */
  rows: 50_000,
  depth: 15,
  aliases: 100,
  /** Fields that are selected at one place of the answer, under one name. */
  merged: 20,
  /** PostgreSQL’s longest name of a column. */
  aliasLength: 63,
  directives: 50,
  /** Changes that one operation may make: when a second one failed, GraphQL would leave out what the first one did. */
  mutations: 1,
  /** Brackets within brackets, in the text of an operation. */
  brackets: 50,
  tokens: 5_000,
  /** Of a request, and of a message on a socket. */
  bodyBytes: 256 * 1024,
  /** Operations of one caller that are carried out at the same time; more wait for their turn. */
  callerOperations: 8,
  /** Operations of one caller that may wait. */
  callerWaiting: 200,
  /** Operations that run at the same time on one socket. */
  socketOperations: 50,
  /** Messages that a socket may send in a second. */
  socketMessages: 300,
  personSockets: 1_000,
  /** Sockets of one network that have not said who they are. */
  strangersSockets: 100,
  /** Bytes that may wait for a socket whose client does not read. */
  socketBacklog: 1024 * 1024,
  /** Letters of one free text. */
  text: 4_000,
  /** Letters of one description in Markdown. */
  markdown: 20_000,
  /** Links of one part of a version. */
  links: 20,
  line: 300,
  /** Of one file. */
  fileBytes: 50 * 1024 * 1024,
  fileName: 200,
  /** Files of one proof, and of one version of a material. */
  files: 20,
  /** Uploads of one person that run at the same time, and what they may ask for in a day. */
  uploadsAtOnce: 4,
  uploadsADay: 500,
  uploadBytesADay: 2 * 1024 * 1024 * 1024,
  /** Comments of one person in ten minutes. */
  comments: 30,
  mentions: 20,
  /** Materials that one event shows. */
  eventMaterials: 50,
  /** Rows of one event’s attendance: an institution and a role each. */
  attendanceRows: 1_000,
  registrations: 500,
  /** Names of institutions that are looked up in one go. */
  namesAtOnce: 300,
  /** People of one institution at an event, and minutes that it takes. */
  participants: 100_000,
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
