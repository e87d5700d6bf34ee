import { expect, test } from 'vitest';
import { html, jsonScript, safe, linkAddress } from './html.ts';

test('what a person wrote is text, in elements and in attributes', () => {
  const title = `<script>alert("1")</script> & 'so'`;
  expect(String(html`<a title="${title}">${title}</a>`)).toBe(
    '<a title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39;</a>',
  );
});

test('pieces nest, lists follow each other, and what is not there says nothing', () => {
  expect(
    String(
      html`<ul>
        ${['a', 'b'].map((word) => html`<li>${word}</li>`)}${null}${undefined}${false}${0}
      </ul>`,
    ),
  ).toBe('<ul> <li>a</li><li>b</li>0 </ul>');
  expect(String(html`${safe('<b>')}`)).toBe('<b>');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', '', null])('%j leads nowhere', (address) => {
  expect(linkAddress(address)).toBeUndefined();
});

test('data in a page cannot end its element', () => {
  const written = String(jsonScript('application/ld+json', { name: '</script><script>alert(1)</script>' }));
  expect(written.match(/<\/script>/g)).toHaveLength(1);
  expect(JSON.parse(written.replace(/^<script[^>]*>|<\/script>$/g, ''))).toEqual({ name: '</script><script>alert(1)</script>' });
});
