/** Bounds that both sides know. */
export const limits = {
  /** The longest page of a list. */
  page: 100,
  /** Fields that one operation may select, fragments expanded. */
  fields: 1_000,
  /** Rows that one operation may reach: the product of nested page sizes, added up. */
  rows: 50_000,
  depth: 15,
  aliases: 100,
  tokens: 5_000,
  bodyBytes: 256 * 1024,
  /** Letters of one free text. */
  text: 4_000,
  line: 300,
} as const;
