import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import { cleanCases } from './corpus/clean.ts';
import { examine } from './examine.ts';
import type { Knowledge, Problem } from './problem.ts';

const { knowledge } = loadLibrary(fileURLToPath(new URL('../../content/', import.meta.url))).library;

/** A celery log with a failure every dozen lines, about as long as asked. One flat string, as a file gives it. */
function log(length: number): string {
  const failure = readFileSync(new URL('corpus/celery-log.txt', import.meta.url), 'utf8');
  return Buffer.from(failure.repeat(Math.ceil(length / failure.length)).slice(0, length)).toString();
}

const seed = cleanCases[1]?.text ?? '';
const SIZES = [
  { size: '10 KB', text: log(10_000) },
  { size: '100 KB', text: log(100_000) },
  { size: '1 MB', text: log(1_000_000) },
  { size: '10 MB', text: log(10_000_000) },
  { size: "the seed's form", text: seed },
];

/** Looks at each character once: what any reader must at least do. */
function touch(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
  return sum;
}

// Enough to compare: what counts is the ratio.
const QUICK = { time: 300, iterations: 8, warmupTime: 100, warmupIterations: 3 };

// What is never used may never be computed.
let sink: unknown;

describe.for(SIZES)('a log of $size', ({ size, text }) => {
  const json = JSON.stringify(text);
  test(size, async ({ bench }) => {
    await bench.compare(
      bench('from text to findings', () => (sink = examine(text, knowledge))),
      bench('touch each character once', () => (sink = touch(text))),
      bench("split('\\n')", () => (sink = text.split('\n'))),
      bench('one indexOf', () => (sink = text.indexOf('\u{1}'))),
      bench('JSON.parse', () => (sink = JSON.parse(json))),
      QUICK,
    );
  });
});

/** As many problems as asked, each with a text of its own. */
const problems = (count: number): Knowledge => ({
  ...knowledge,
  problems: Array.from({ length: count }, (_, index): Problem => {
    const known = knowledge.problems[index % knowledge.problems.length];
    const recognise = (known?.recognise ?? []).map(({ message, ...signs }) => ({
      ...signs,
      message: (message ?? ['failed']).map((phrase) => `${phrase} code-${String(index).padStart(4, '0')}`),
    }));
    return { name: `problem-${index}`, title: `Problem ${index}`, procedure: null, step: null, recognise };
  }),
});

describe('the more problems there are', () => {
  test('problems', async ({ bench }) => {
    const [ten, hundred, thousand] = [problems(10), problems(100), problems(1000)];
    await bench.compare(
      bench("10 problems, the seed's form", () => void examine(seed, ten)),
      bench("100 problems, the seed's form", () => void examine(seed, hundred)),
      bench("1,000 problems, the seed's form", () => void examine(seed, thousand)),
      QUICK,
    );
  });
});

test('what was measured was computed', () => {
  expect(sink).not.toBeNull();
});
