/** What a YAML parser found, and what a person can do about it. */
export interface Fault {
  readonly what: string;
  readonly fix: string;
  /** About what belongs to what: the same slip is then found again on the lines that follow. */
  readonly structural: boolean;
}

const COMPARE =
  'Compare the line, and the one above it, with another file of this folder: the blanks at the start of a line count.';

/** A value, a list entry or a key that begins with a sign that YAML reads as its own. */
const OWN_SIGN = /^\s*(?:- +)*(?:[\w-]+: +)?(?:- +)*[*&!@%`]/;

const structural = (what: string, fix: string): Fault => ({ what, fix, structural: true });
const slip = (what: string, fix: string): Fault => ({ what, fix, structural: false });

/**
 * A YAML parser's finding in plain words.
 *
 * @param code The parser's own name for it, such as `DUPLICATE_KEY`.
 * @param line The line that it was found in, as written.
 */
export function plainFault(code: string, line: string): Fault {
  const key = /^[\s-]*([^:]*?)\s*:/.exec(line)?.[1] ?? '';
  const inQuotes = `Put the text in quotes: ${key === '' ? '' : `${key}: `}"…".`;
  if (code === 'BAD_SCALAR_START' || code === 'BAD_ALIAS' || OWN_SIGN.test(line))
    return slip('The text on this line begins with a sign that has a meaning of its own in these files.', inQuotes);
  switch (code) {
    case 'DUPLICATE_KEY':
      return slip(
        `“${key}” stands here twice.`,
        'Give one of the two another name, or take it out: no two may have one name.',
      );
    case 'TAB_AS_INDENT':
      return slip('This line begins with a tab.', 'Put two blanks in the place of each tab.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return (line.match(/:(?:\s|$)/g) ?? []).length > 1
        ? slip(
            'This line has more than one colon, so it is unclear what belongs to what.',
            `Put the text behind the first colon in quotes: ${key}: "…".`,
          )
        : structural('This line is not as far in as the lines that it belongs to.', COMPARE);
    case 'BAD_INDENT':
      return structural('This line is not as far in as the lines that it belongs to.', COMPARE);
    case 'MISSING_CHAR':
      return structural('A quote is opened here and never closed.', 'Add the missing quote at the end of the text.');
    case 'BAD_DQ_ESCAPE':
      return slip(
        'A text in double quotes holds a backslash, which has a meaning of its own there.',
        "Put the text in single quotes: '…', or write it below the key, behind |-.",
      );
    case 'MULTILINE_IMPLICIT_KEY':
      return structural('A key here has no colon behind it.', 'Write “key: text”, or put the text in further.');
    case 'MULTIPLE_DOCS':
      return structural('A line of three hyphens parts this file in two.', 'Take the line out.');
    default:
      return structural('This line cannot be read.', COMPARE);
  }
}
