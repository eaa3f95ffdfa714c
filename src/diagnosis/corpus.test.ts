import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import { corpus, summary } from './corpus/corpus.ts';
import { examine } from './examine.ts';

const { knowledge } = loadLibrary(fileURLToPath(new URL('../../content/', import.meta.url))).library;
const cases = corpus();

test('the corpus has its cases, each with a name of its own', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cases.map(({ file, name }) => `${file}: ${name}`)).size).toBe(cases.length);
  expect(new Set(cases.map(({ paste }) => paste)).size).toBe(cases.length);
});

describe.for([...new Set(cases.map(({ file }) => file))])('%s', (file) => {
  test.for(cases.filter((one) => one.file === file))('$name', ({ paste, expected }) => {
    const { diagnosis } = examine(paste, knowledge);
    expect(summary(diagnosis, expected.confidence !== undefined)).toEqual(expected);
    for (const { start, end } of diagnosis.findings.flatMap(({ evidence }) => evidence)) {
      expect(paste.slice(start, end).trim()).not.toBe('');
    }
  });
});
