import { shortened } from './words.ts';

/** What a YAML parser found, and what a person can do about it. */
export interface Fault {
  readonly what: string;
  readonly fix: string;
  /**
   * How far it reaches: a `slip` is one by itself; a `break` can leave the parser at a loss about what belongs to what
   * on the lines that follow; and `structure` is such a loss.
   */
  readonly kind: 'slip' | 'break' | 'structure';
}

const COUNT = 'the blanks at the start of a line count.';
const COMPARE = `Compare the line, and the one above it, with another file of this folder: ${COUNT}`;

/** A value, a list entry or a key that begins with a sign that YAML reads as its own. */
const OWN_SIGN = /^\s*(?:- +)*(?:[\w-]+: +)?(?:- +)*[*&!@%`]/;

/** A value that begins with a bracket or a quote, which YAML takes for the beginning of a list or of a quoted text. */
const OPENING = /^\s*(?:- +)*(?:[\w-]+: +)?(?:- +)*([[{"'])/;

/** A text that begins behind the sign that puts it on the lines below. */
const BEHIND_BAR = /^\s*(?:- +)*(?:[\w-]+: +)?[|>][-+]?\s+\S/;

const NO_BLANK_BEHIND_COLON = /^\s*(?:- +)*[\w-]+:[^\s:/]/;
const NO_BLANK_BEHIND_HYPHEN = /^\s*-[^\s-]/;

/** A blank that is neither the ordinary one nor a tab: it came with a text copied from elsewhere. */
const ODD_BLANK = /^[ \t]*[^\S \t\r\n]/;

const slip = (what: string, fix: string): Fault => ({ what, fix, kind: 'slip' });
const breaking = (what: string, fix: string): Fault => ({ what, fix, kind: 'break' });
const structural = (what: string, fix: string): Fault => ({ what, fix, kind: 'structure' });

const depthOf = (line: string) => line.length - line.trimStart().length;

/**
 * A YAML parser's finding in plain words.
 *
 * @param code The parser's own name for it, such as `DUPLICATE_KEY`.
 * @param lines The file, line by line, as written.
 * @param index The line that it was found in, from 0.
 * @param message The parser's own words, where one name stands for several things.
 */
export function plainFault(code: string, lines: readonly string[], index: number, message = ''): Fault {
  const line = lines[index] ?? '';
  const key = /^[\s-]*([^:]*?)\s*:/.exec(line)?.[1] ?? '';
  const quoted = /^[\w-]+$/.test(key) ? `${key}: "…"` : /^\s*-/.test(line) ? '- "…"' : '"…"';
  const inQuotes = `Put the text in quotes: ${quoted}.`;
  if (code === 'BAD_SCALAR_START' || code === 'BAD_ALIAS' || OWN_SIGN.test(line))
    return slip('The text on this line begins with a sign that has a meaning of its own in these files.', inQuotes);
  if (/^ *\t/.test(line)) return breaking('This line begins with a tab.', 'Put two blanks in the place of each tab.');
  if (ODD_BLANK.test(line))
    return breaking(
      'This line begins with a blank that is not the ordinary one.',
      'Put ordinary blanks in its place: it came with a text that was copied from elsewhere.',
    );
  switch (code) {
    case 'DUPLICATE_KEY':
      return slip(
        `“${key}” stands here twice.`,
        'Give one of the two another name, or take it out: no two may have one name.',
      );
    case 'COMMENT':
      return slip(
        'The text on this line ends before “#”: what stands behind it is not read.',
        `Put the whole text in quotes: ${quoted}. A note of your own needs a line of its own.`,
      );
    case 'NO_KEY':
      return slip('A colon stands here with nothing in front of it.', 'Take it out, or put the whole text in quotes.');
    case 'HYPHEN':
      return noBlank('hyphen', '- text');
    case 'BAD_DQ_ESCAPE':
      return slip(
        'A text in double quotes holds a backslash, which has a meaning of its own there.',
        "Put the text in single quotes: '…', or write it below the key, behind |-.",
      );
    case 'MULTIPLE_DOCS':
      return structural('A line of three hyphens parts this file in two.', 'Take the line out.');
    case 'BLOCK_IN_FLOW':
      return slip(
        'Between the brackets on this line, a comma is missing.',
        'Write it like { procedure: NAME, step: STEP }.',
      );
  }
  if (NO_BLANK_BEHIND_COLON.test(line)) return noBlank('colon', `${key}: text`);
  if (NO_BLANK_BEHIND_HYPHEN.test(line)) return noBlank('hyphen', '- text');
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return (line.match(/:(?:\s|$)/g) ?? []).length > 1
        ? slip(
            'This line has more than one colon, so it is unclear what belongs to what.',
            quoted.startsWith('-')
              ? 'Put the whole text in quotes: - "…", or write it on the lines below, behind “- |-”.'
              : `Put the text behind the first colon in quotes: ${quoted}.`,
          )
        : depthOf(lines[index + 1] ?? '') > depthOf(line)
          ? structural(
              'The line below this one is further in than it may be.',
              `Compare the two lines with another file of this folder: ${COUNT}`,
            )
          : notFarEnough(lines, index);
    case 'BAD_INDENT':
      return message.startsWith('Flow')
        ? structural(
            'A bracket is opened above this line and never closed.',
            'Close it on the line on which it is opened.',
          )
        : notFarEnough(lines, index);
    case 'UNEXPECTED_TOKEN':
      return tokenFault(line);
    case 'MISSING_CHAR':
      if (isOpenQuote(message))
        return structural('A quote is opened here and never closed.', 'Add the missing quote at the end of the text.');
      return message.startsWith('Sequence item') ? notFarEnough(lines, index) : noColon;
    case 'MULTILINE_IMPLICIT_KEY':
      return noColon;
    default:
      return structural('This line cannot be read.', COMPARE);
  }
}

/** Whether the parser came to the end of the file within a quoted text. */
export const isOpenQuote = (message: string) => message.startsWith('Missing closing');

const noColon = structural('A key here has no colon behind it.', 'Write “key: text”, or put the text in further.');

const noBlank = (sign: string, example: string) =>
  breaking(`There is no blank behind the ${sign}.`, `Put one there: ${example}.`);

/** Two lines that may be wrong: the one that was found, and the one that seems to hold it. */
function notFarEnough(lines: readonly string[], index: number): Fault {
  const depth = depthOf(lines[index] ?? '');
  const outer = lines.slice(0, index).findLastIndex((line) => line.trim() !== '' && depthOf(line) < depth);
  return structural(
    'This line is not as far in as the lines that it belongs to.',
    outer === -1
      ? COMPARE
      : `Compare it, and line ${outer + 1} (“${shortened(lines[outer] ?? '', 40)}”), with another file of this folder: ${COUNT}`,
  );
}

/** A text that goes on where, by its first sign, it should have ended. */
function tokenFault(line: string): Fault {
  if (BEHIND_BAR.test(line))
    return breaking('A text begins behind the “|” on this line.', 'Begin it on the line below, two blanks further in.');
  const sign = OPENING.exec(line)?.[1];
  if (sign === undefined) return structural('This line cannot be read.', COMPARE);
  if (sign === '"' || sign === "'")
    return breaking(
      'The text on this line goes on behind a quote that ends it.',
      `Put the whole text in quotes of the other kind: ${sign === '"' ? "'…'" : '"…"'}.`,
    );
  return breaking(
    `The text on this line begins with “${sign}”, which has a meaning of its own in these files.`,
    'Put the whole text in quotes: "…", or in single quotes when it holds double ones.',
  );
}
