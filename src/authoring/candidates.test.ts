import { expect, test } from 'vitest';
import { examine } from '../diagnosis/examine.ts';
import { candidateFinder } from './candidates.ts';
import { overlapsOf, runExamples } from './coverage.ts';
import { loadLibrary } from './library.ts';

const { library } = loadLibrary('content');

test.for(library.problems)('no problem that fits an example of $name is left out', ({ examples }) => {
  const candidates = candidateFinder(library.problems);
  for (const text of examples) {
    const names = [...candidates(text)].map(({ name }) => name);
    const { findings } = examine(text, library.knowledge).diagnosis;
    expect(names).toEqual(expect.arrayContaining(findings.map(({ problem }) => problem)));
  }
});

test.for([
  { it: 'a number at the end of a phrase', phrases: ['Failure 17', 'Failure 18'], text: 'Failure 170', found: [0] },
  {
    it: 'a number inside a phrase',
    phrases: ['Tape 5 is torn', 'Tape 50 is torn'],
    text: 'Tape 50 is torn',
    found: [1],
  },
  { it: 'a number at its beginning', phrases: ['17 failures', '18 failures'], text: '217 failures', found: [0] },
  { it: 'a word beside a star', phrases: ['Tape x5*', 'Tape x6*'], text: 'Tape x567', found: [0] },
  {
    it: 'a word behind an escaped line break',
    phrases: ['is 5 torn', 'is 6 torn'],
    text: String.raw`is\n5 torn`,
    found: [0],
  },
])('problems are told apart by $it', ({ phrases, text, found }) => {
  const problems = phrases.map((phrase) => ({
    name: phrase,
    title: '',
    recognise: [{ message: [phrase] }],
    procedure: null,
    step: null,
  }));
  expect([...candidateFinder(problems)(text)].map(({ name }) => phrases.indexOf(name))).toEqual(found);
});

test('most problems are left out', () => {
  const candidates = candidateFinder(library.problems);
  const counts = library.problems.flatMap(({ examples }) => examples.map((text) => candidates(text).size));
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(mean).toBeLessThan(library.problems.length / 2);
});

test('a run of the examples finds what the whole engine finds', () => {
  for (const { text, findings } of runExamples(library))
    expect(findings).toEqual(examine(text, library.knowledge).diagnosis.findings);
});

test('every problem fits all of its own examples', () => {
  const overlaps = overlapsOf(runExamples(library));
  for (const { name, examples } of library.problems)
    expect(overlaps.find(({ of, fits }) => of === name && fits === name)?.count, name).toBe(examples.length);
});
