/** Somebody who can be mentioned. */
export type Named = { id: string; name: string };

const TOKEN = /@\[([0-9a-f-]{36})\]/gi;

/** What the server keeps, from what a person has typed: names that were picked become ids, the longest first, so that no name ends another. */
export function toTokens(typed: string, picked: readonly Named[]): string {
  const longestFirst = picked.toSorted((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((text, { id, name }) => text.replaceAll(`@${name}`, `@[${id}]`), typed);
}

/** What a person edits, from what the server keeps. Whom they may not see stays an id. */
export function toTyped(kept: string, mentioned: readonly Named[]): string {
  return kept.replace(TOKEN, (token, id: string) => {
    const person = mentioned.find((each) => each.id === id.toLowerCase());
    return person ? `@${person.name}` : token;
  });
}

export type Piece = { text: string; mention: boolean };

/** A text in pieces: words and names. */
export function piecesOf(kept: string, mentioned: readonly Named[], unknown: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of kept.matchAll(TOKEN)) {
    if (match.index > from) pieces.push({ text: kept.slice(from, match.index), mention: false });
    const person = mentioned.find(({ id }) => id === match[1]!.toLowerCase());
    pieces.push({ text: `@${person?.name ?? unknown}`, mention: true });
    from = match.index + match[0].length;
  }
  if (from < kept.length) pieces.push({ text: kept.slice(from), mention: false });
  return pieces;
}
