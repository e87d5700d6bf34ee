import { expect, test } from 'vitest';
import { piecesOf, toTokens, toTyped } from './mentions.ts';

const [anna, annaLiisa] = [
  { id: '00000000-0000-4000-8000-000000000001', name: 'Anna' },
  { id: '00000000-0000-4000-8000-000000000002', name: 'Anna Liisa' },
];

test('a name that was picked is kept as an id and read as the name, also where one name begins another', () => {
  const typed = 'Kiitos @Anna Liisa ja @Anna, @Kukaan ei puuttunut';
  const kept = `Kiitos @[${annaLiisa.id}] ja @[${anna.id}], @Kukaan ei puuttunut`;
  expect(toTokens(typed, [anna, annaLiisa])).toBe(kept);
  expect(toTyped(kept, [anna, annaLiisa])).toBe(typed);
});

test('whom the reader may not see stays without a name, and is not lost when the text is edited', () => {
  const kept = `@[${anna.id}] tervetuloa`;
  expect(piecesOf(kept, [], 'henkilö')).toEqual([
    { text: '@henkilö', mention: true },
    { text: ' tervetuloa', mention: false },
  ]);
  expect(toTokens(toTyped(kept, []), [])).toBe(kept);
});
