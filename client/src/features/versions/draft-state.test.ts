import { expect, test } from 'vitest';
import { draftOf, inputOf, isDraft, isWritten, placeOf, sameDraft } from './draft-state.ts';

const part = {
  __typename: 'VersionPart' as const,
  id: '1',
  language: 'sv' as const,
  title: null,
  description: 'Text',
  accessibility: null,
};
const saved = { changeNote: null, impact: 'CONTENT' as const, credits: 'Verkosto', parts: [{ ...part, links: [] }] };

test('a draft goes into the fields and comes back as it was; languages in which nothing is written are not sent', () => {
  const draft = draftOf(saved);
  expect(draft.parts.fi).toEqual({ title: '', description: '', accessibility: '', links: [] });
  expect(inputOf(draft)).toEqual({
    changeNote: '',
    impact: 'CONTENT',
    credits: 'Verkosto',
    parts: [{ language: 'sv', title: '', description: 'Text', accessibility: '', links: [] }],
  });
});

test('a row of links in which nothing was written changes nothing', () => {
  const draft = draftOf(saved);
  const withRow = { ...draft, parts: { ...draft.parts, fi: { ...draft.parts.fi, links: [{ label: '', address: '' }] } } };
  expect(isWritten(withRow.parts.fi)).toBe(false);
  expect(sameDraft(draft, withRow)).toBe(true);
  expect(sameDraft(draft, { ...draft, changeNote: 'Muutos' })).toBe(false);
});

test('what a browser has kept is taken for a draft only where it is one', () => {
  const draft = draftOf(saved);
  expect(isDraft(JSON.parse(JSON.stringify(draft)))).toBe(true);
  const odd = [null, {}, { ...draft, credits: 1 }, { ...draft, parts: { fi: draft.parts.fi } }];
  expect(odd.map(isDraft)).toEqual([false, false, false, false]);
  expect(isDraft({ ...draft, parts: { ...draft.parts, en: { ...draft.parts.en, links: [null] } } })).toBe(false);
});

test('a problem of the server is found in its language and field', () => {
  expect(placeOf('parts.fi.links.0.address')).toEqual({ language: 'fi', field: 'links.0.address' });
  expect(placeOf('changeNote')).toEqual({ field: 'changeNote' });
  expect(placeOf('parts')).toEqual({ field: 'parts' });
});
