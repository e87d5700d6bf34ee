import { expect, test } from 'vitest';
import { renderMarkdown, wordsOfMarkdown } from './markdown.ts';

test('what looks like HTML stays text', () => {
  const html = renderMarkdown('<script>alert(1)</script> <img src=x onerror=alert(1)> **lihava**');
  expect(html).not.toMatch(/<(script|img)/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('<strong>lihava</strong>');
});

test('links lead to the web or a mailbox and nowhere else, and say so to those who follow them by machine', () => {
  expect(renderMarkdown('[opas](https://example.org/a?b=1&c=2)')).toContain(
    '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">opas</a>',
  );
  expect(renderMarkdown('[posti](mailto:neuvo@example.org)')).toContain('href="mailto:neuvo@example.org"');
  expect(renderMarkdown('https://example.org')).toContain('href="https://example.org"');
  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '/admin',
    '//evil.test',
    'ftp://example.org',
    '&#106;avascript:alert(1)',
  ])
    expect(renderMarkdown(`[x](${address})`), address).not.toContain('<a ');
  expect(renderMarkdown('[x]: javascript:alert(1)\n\n[x]')).not.toContain('<a ');
});

test('no picture is fetched, and no style is written', () => {
  expect(renderMarkdown('![kuva](https://example.org/kuva.png)')).not.toContain('<img');
  expect(renderMarkdown('| a |\n|:-:|\n| b |')).not.toContain('style');
});

test('headings take their place under the page’s own, in their order, and none goes deeper than six', () => {
  expect(renderMarkdown('# Yksi\n\n## Kaksi')).toBe('<h3>Yksi</h3>\n<h4>Kaksi</h4>\n');
  expect(renderMarkdown('### Kolme\n\n###### Kuusi', { from: 2 })).toBe('<h2>Kolme</h2>\n<h5>Kuusi</h5>\n');
  expect(renderMarkdown('# a\n\n###### b', { from: 4 })).toBe('<h4>a</h4>\n<h6>b</h6>\n');
});

test('lines stay lines, and lists, quotes and code are what they are', () => {
  expect(renderMarkdown('yksi\nkaksi')).toBe('<p>yksi<br>\nkaksi</p>\n');
  expect(renderMarkdown('- a\n- b')).toContain('<li>a</li>');
  expect(renderMarkdown('`<b>`')).toContain('<code>&lt;b&gt;</code>');
  expect(renderMarkdown('')).toBe('');
});

test('the words alone are one line', () => {
  expect(wordsOfMarkdown('# Otsikko\n\nKatso [ohje](https://example.fi/a)\n**nyt**, `koodi`\n\n- yksi\n- kaksi')).toBe(
    'Otsikko Katso ohje nyt, koodi yksi kaksi',
  );
});
