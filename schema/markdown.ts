import MarkdownIt from 'markdown-it';

/** By so much a heading stands lower than it was written: the page and its section have headings of their own. */
const LOWER = 2;

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');
markdown.validateLink = (address) => /^(https?:\/\/|mailto:)/i.test(address.trim());

markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  tokens[index]!.attrSet('rel', 'nofollow noopener');
  return self.renderToken(tokens, index, options);
};

markdown.core.ruler.push('lower_headings', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + LOWER)}`;
  }
});

/** What a person wrote in Markdown as HTML: no HTML of their own, links to the web and to mail only, no images from elsewhere. */
export const renderMarkdown = (text: string): string => markdown.render(text);

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
