import { describe, expect, test } from 'vitest';
import { cleanCases } from './corpus/clean.ts';
import { manglings, type Mangling } from './corpus/manglings.ts';
import { examine } from './examine.ts';
import { knowledge } from './fixture.ts';

/** A diagnosis without its offsets: what must be the same for a mangled text. */
function withoutOffsets(text: string) {
  const { diagnosis } = examine(text, knowledge);
  for (const { evidence } of diagnosis.findings) {
    for (const { start, end } of evidence) expect(text.slice(start, end).trim(), `${start}–${end}`).not.toBe('');
  }
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map(({ reason }) => reason),
    })),
  };
}

/** What two manglings together destroy, so that nobody could tell what it was. `null`: they must leave everything readable. */
function lost(first: Mangling, then: Mangling, name: string): string | null {
  const breaks = ['lines cut at 76', 'lines wrapped at 72', 'quoted-printable'];
  const pair = `${first.name}, ${then.name}`;
  if (
    breaks.includes(first.name) &&
    breaks.includes(then.name) &&
    pair !== 'lines wrapped at 72, quoted-printable' &&
    pair !== 'lines cut at 76, quoted-printable'
  ) {
    return 'the second break falls anywhere in the lines of the first';
  }
  if (breaks.includes(first.name) && then.name === 'lost indentation') return 'a blank at a break is gone';
  if (pair === 'Windows line breaks, trailing blanks') return 'a blank after a carriage return is a line of its own';
  return oneBreak.some((one) => `${pair}, ${name}` === one)
    ? 'one break in the whole text, at a width that the other mangling has changed'
    : null;
}

const oneBreak: readonly string[] = [
  'zero-width spaces, lines cut at 76, a Python 3 chain',
  'zero-width spaces, lines cut at 76, a message of several lines',
  'line numbers and tabs, lines cut at 76, the failure e-mail',
  'line numbers and tabs, lines cut at 76, a support request',
  'lines cut at 76, entities twice, a traceback',
  'entities twice, lines cut at 76, a Python 3 chain',
  'entities, lines cut at 76, a support request',
  'lines cut at 76, numeric entities, a support request',
];

const apply = (text: string, ...all: readonly Mangling[]) => all.reduce((mangled, { apply }) => apply(mangled), text);

describe.for(cleanCases)('$name', ({ name, text }) => {
  const clean = withoutOffsets(text);

  test.for(manglings)('reads the same with $name', (mangling) => {
    expect(withoutOffsets(apply(text, mangling))).toEqual(clean);
  });

  test.for(manglings)('reads the same with $name and then any other', (first) => {
    const failed = manglings.filter((then) => {
      if (then === first || lost(first, then, name) !== null) return false;
      try {
        expect(withoutOffsets(apply(text, first, then))).toEqual(clean);
        return false;
      } catch {
        return true;
      }
    });
    expect(failed.map(({ name }) => name)).toEqual([]);
  });
});
