import MarkdownIt from 'markdown-it';

/** Of a person's Markdown nothing leads elsewhere than to the web or a mailbox. */
const FOLLOWED = /^(https?:\/\/|mailto:)/i;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
// Only what names its scheme becomes a link by itself: "index.md" is no address.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
// A picture would be fetched from anywhere as soon as the text is read.
markdown.disable('image');
markdown.validateLink = (address) => FOLLOWED.test(address.trim());

const { rules } = markdown.renderer;
rules.link_open = (tokens, index, options, _env, renderer) => {
  tokens[index]!.attrSet('rel', 'nofollow noopener');
  return renderer.renderToken(tokens, index, options);
};
// A column's side is written as a style, which the page's policy refuses.
for (const cell of ['th_open', 'td_open'] as const)
  rules[cell] = (tokens, index, options, _env, renderer) => {
    tokens[index]!.attrs = null;
    return renderer.renderToken(tokens, index, options);
  };

/**
 * A person's Markdown as HTML that is safe to put into a page: what looks like HTML stays text. Its highest heading becomes
 * `h<from>`, so that the text takes its place under the page's own headings; none goes deeper than six.
 */
export function renderMarkdown(text: string, { from = 3 }: { from?: number } = {}): string {
  const tokens = markdown.parse(text, {});
  const levels = tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => Number(tag[1]));
  const shift = from - Math.min(...levels);
  for (const token of tokens)
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, Number(token.tag[1]) + shift)}`;
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** The words alone, in one line. */
export const wordsOfMarkdown = (text: string): string =>
  markdown
    .parse(text, {})
    .flatMap(({ content, children }) =>
      children ? [...children.map(({ type, content: own }) => (type.endsWith('break') ? ' ' : own)), ' '] : [content],
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
