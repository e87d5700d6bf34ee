import { expect, test } from 'vitest';
import { renderMarkdown, wordsOfMarkdown } from './markdown.ts';

test('paragraphs, lists and links of the web are rendered, and links lend no weight to where they lead', () => {
  expect(renderMarkdown('Katso [ohje](https://example.fi/a) **nyt**\n\n- yksi')).toBe(
    '<p>Katso <a href="https://example.fi/a" rel="nofollow noopener">ohje</a> <strong>nyt</strong></p>\n<ul>\n<li>yksi</li>\n</ul>\n',
  );
});

test('headings stand below those of the page', () => {
  expect(renderMarkdown('# Yksi\n\n##### Viisi')).toBe('<h3>Yksi</h3>\n<h6>Viisi</h6>\n');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '![x](https://example.fi/tracker.png)',
  '<https://example.fi" onclick="alert(1)>',
])('%s brings no element of its own', (text) => {
  expect(renderMarkdown(text)).not.toMatch(/<(script|img|iframe)|href="(javascript|data|vbscript)|<[^>]+ on\w+=/i);
});

test('the words alone are one line', () => {
  expect(wordsOfMarkdown('# Otsikko\n\nKatso [ohje](https://example.fi/a)\n**nyt**, `koodi`\n\n- yksi\n- kaksi')).toBe(
    'Otsikko Katso ohje nyt, koodi yksi kaksi',
  );
});
