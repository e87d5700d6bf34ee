/** Text as it may stand in an element or a quoted attribute of XML 1.0; what XML cannot hold at all, such as control characters, is left out. */
export const xml = (text: string | number): string =>
  String(text)
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!)
    .replace(/\r/g, '&#13;');

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with text in it, or with elements that are written already; without either it is empty. */
export function element(name: string, content: string | readonly string[] | null, attributes: Attributes = {}): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const head = [name, ...given.map(([key, value]) => `${key}="${xml(value!)}"`)].join(' ');
  if (content === null) return `<${head}/>`;
  return `<${head}>${typeof content === 'string' ? xml(content) : content.join('')}</${name}>`;
}

/** A document of one element. */
export const document = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
