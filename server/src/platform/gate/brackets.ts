const [QUOTE, BACKSLASH, HASH, LINE_FEED, CARRIAGE_RETURN] = [34, 92, 35, 10, 13];
const OPENING = new Set(['(', '[', '{'].map((letter) => letter.charCodeAt(0)));
const CLOSING = new Set([')', ']', '}'].map((letter) => letter.charCodeAt(0)));

/**
 * How deep the brackets of a GraphQL text stand in each other, those of strings and comments left out. A parser goes down
 * a level of its stack for each, so this is looked at before it is called. Stops as soon as `most` is passed.
 */
export function bracketDepth(text: string, most: number): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (OPENING.has(letter)) {
      deepest = Math.max(deepest, ++depth);
      if (deepest > most) return deepest;
    } else if (CLOSING.has(letter)) depth -= 1;
    else if (letter === HASH) at = endOfLine(text, at);
    else if (letter === QUOTE) at = text.startsWith('"""', at) ? endOfBlock(text, at + 3) : endOfString(text, at + 1);
  }
  return deepest;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** A string that is not closed in its line ends the parser's work there, and so what has to be looked at. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === BACKSLASH) at += 1;
    else if (letter === QUOTE) return at;
    else if (isLineEnd(letter)) break;
  }
  return text.length;
}

function endOfBlock(text: string, from: number): number {
  for (let at = text.indexOf('"""', from); at >= 0; at = text.indexOf('"""', at + 3)) {
    if (text.charCodeAt(at - 1) !== BACKSLASH) return at + 2;
  }
  return text.length;
}

const isLineEnd = (letter: number) => letter === LINE_FEED || letter === CARRIAGE_RETURN;
