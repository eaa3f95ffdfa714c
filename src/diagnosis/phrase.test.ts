import { describe, expect, test } from 'vitest';
import { findPhrase, fitsWhole, phraseOf } from './phrase.ts';

describe('findPhrase', () => {
  test.for([
    { phrase: 'No space left', text: 'IOError: No space left on device', found: 'No space left' },
    {
      phrase: 'All /dev/nbd* devices',
      text: 'Error: All /dev/nbd* devices are in use',
      found: 'All /dev/nbd* devices',
    },
    {
      phrase: 'Cannot mount * as a raw image',
      text: 'Cannot mount /a b.img as a raw image.',
      found: 'Cannot mount /a b.img as a raw image',
    },
    {
      phrase: 'wrong fs type, bad option',
      text: 'wrong  fs\ttype,\nbad option',
      found: 'wrong  fs\ttype,\nbad option',
    },
    { phrase: 'No space left', text: 'No spa ce\nleft', found: 'No spa ce\nleft' },
    { phrase: 'disk is full', text: 'The disk isfull.', found: 'disk isfull' },
    { phrase: 'a*a', text: 'xaxbxa', found: 'axbxa' },
    { phrase: '*end', text: 'the end', found: 'end' },
    { phrase: 'from * to', text: 'from a\n\tto', found: 'from a\n\tto' },
  ])('finds “$phrase”', ({ phrase, text, found }) => {
    const span = findPhrase(phraseOf(phrase), text);
    expect(span && text.slice(span.start, span.end)).toBe(found);
  });

  test.for([
    { phrase: 'no space left', text: 'No space left', why: 'case counts' },
    { phrase: 'b*a', text: 'a b', why: 'the parts have an order' },
    { phrase: 'aa*aa', text: 'aaa', why: 'no character serves twice' },
  ])('does not find “$phrase”: $why', ({ phrase, text }) => {
    expect(findPhrase(phraseOf(phrase), text)).toBeNull();
  });

  test.for([
    { phrase: 'a*a*a*a*a*a*a*a*b', text: 'a'.repeat(1_000_000), of: 'the same letter' },
    { phrase: 'from * to', text: `from a${' '.repeat(1_000_000)}`, of: 'blanks' },
    { phrase: 'a a a a b', text: `a${' '.repeat(10_000)}`.repeat(100), of: 'letters and blanks' },
  ])('takes linear time in a long run of $of', ({ phrase, text }) => {
    const start = performance.now();
    expect(findPhrase(phraseOf(phrase), text)).toBeNull();
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test.for([
  { phrase: 'service/*', text: 'service/tasks/machine.py', fits: true },
  { phrase: 'service/*', text: '/opt/service/tasks.py', fits: false },
  { phrase: '*/chromogenic/*', text: '/opt/env/chromogenic/tasks.py', fits: true },
  { phrase: '*.py', text: 'a.py.pyc', fits: false },
  { phrase: '*.py', text: 'a.py.py', fits: true },
  { phrase: 'KeyError', text: 'KeyError', fits: true },
  { phrase: 'KeyError', text: 'MyKeyError', fits: false },
  { phrase: 'KeyError', text: 'KeyError.KeyError', fits: false },
  { phrase: '*', text: 'anything', fits: true },
  { phrase: 'a*a', text: 'a', fits: false },
])('“$phrase” fits the whole of “$text”: $fits', ({ phrase, text, fits }) => {
  expect(fitsWhole(phraseOf(phrase), text)).toBe(fits);
});
