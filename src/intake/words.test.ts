import { expect, test } from 'vitest';
import { matchesIn, wordFinder } from './words.ts';

const words = ['@', '-u', 'psk', 'AKIA', 'token', 'authorization'];
const lookFor = wordFinder(words);

test.for(words)('finds %s wherever it stands', (word) => {
  for (const before of ['', 'x', 'é', '‘“', '\ud800', 'x'.repeat(8150), 'é'.repeat(8191), 'x'.repeat(20_001)]) {
    for (const after of ['', ' ', 'xyz', 'x'.repeat(9000)]) {
      const places = lookFor(`${before}${word}${after}`)([word], 0);
      const at = before.length;
      expect(places.some(({ start, end }) => start <= at && end >= at + word.length)).toBe(true);
    }
  }
});

test('finds a word without capitals in any case, another as it is written', () => {
  expect(lookFor('x TOKEN')(['token'], 0)).toHaveLength(1);
  expect(lookFor('x tOken')(['token'], 0)).toHaveLength(1);
  expect(lookFor('x akia')(['AKIA'], 0)).toEqual([]);
});

test('finds nothing where there is nothing', () => {
  expect(lookFor('')(words, 100)).toEqual([]);
  expect(lookFor('2016-05-12 tok en u- ps k \0\0')(words, 100)).toEqual([]);
});

test('gives parts that stand apart', () => {
  const text = `token${'x'.repeat(50_000)}token${'x'.repeat(50_000)}`;
  const places = lookFor(text)(['token'], 100);
  expect(places).toHaveLength(2);
  expect(Array.from(matchesIn(text, /token/g, places), ({ index }) => index)).toEqual([0, 50_005]);
});
