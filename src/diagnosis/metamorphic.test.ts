import { describe, expect, test } from 'vitest';
import { cleanCases } from './corpus/clean.ts';
import { cutAt, flowed, hyphenated, manglings, wrapAt, type Mangling } from './corpus/manglings.ts';
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

const WRAPS = ['lines wrapped at 72', 'lines flowed at 72', hyphenated.name];
const GREETINGS = ['a greeting', 'a greeting and a fence'];
const RECORDS = ['a Python string', 'a Compose margin', 'a syslog margin', 'container times', 'a JSON line'];

/** What two manglings together destroy, so that nobody could tell what it was. `null`: they must leave everything readable. */
function lost(first: Mangling, then: Mangling, name: string): string | null {
  const pair = `${first.name}, ${then.name}`;
  if (GREETINGS.includes(first.name) && RECORDS.includes(then.name))
    return 'nobody greets in a log: what follows another record is a record, and what is in one is the message';
  if (
    name === 'an exception group' &&
    BROKEN.includes(first.name) &&
    [...WRAPS, 'lost indentation'].includes(then.name)
  )
    return 'a rest of a line has no margin, and may have lost its blanks';
  if (first.name === 'lines cut at 76' && then.name === hyphenated.name)
    return 'the second break falls at any hyphen in the lines of the first';
  return alike[pair] ?? null;
}

const BROKEN = ['lines cut at 76', 'quoted-printable'];

const alike: Readonly<Record<string, string>> = {
  'Windows line breaks, trailing blanks': 'a blank at the very end may be the message’s own',
  'padded lines, quoted-printable': 'the padding is broken with the lines',
  'blank lines between, a greeting': 'the blank line that ends a message is one of those between lines',
};

const all: readonly Mangling[] = [...manglings, flowed, hyphenated];

const apply = (text: string, ...met: readonly Mangling[]) => met.reduce((mangled, { apply }) => apply(mangled), text);

describe.for(cleanCases)('$name', ({ name, text }) => {
  const clean = withoutOffsets(text);

  test.for(all)('reads the same with $name', (mangling) => {
    expect(withoutOffsets(apply(text, mangling))).toEqual(clean);
  });

  test.for([72, 78, 80, 110, 120, 132, 160, 200])('reads the same with lines broken at %i columns', (width) => {
    expect(withoutOffsets(wrapAt(text, width))).toEqual(clean);
    expect(withoutOffsets(cutAt(text, width))).toEqual(clean);
  });

  test.for(all)('reads the same with $name and then any other', (first) => {
    const failed = all.filter((then) => {
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
