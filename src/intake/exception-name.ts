import { trimmedEnd } from './lines.ts';

// Python names may be of any script, so this says what cannot be in one. `<locals>` is part of a qualified name.
const NAME = /[^\s\d:()[\]{}'"`\\,;=/+*|$%&!?#@~^-][^\s:()[\]{}'"`\\,;=/+*|$%&!?#@~^-]{0,300}/y;

// What a name that stands alone must end in, to be told from a word of prose or a line of code.
const TELLING =
  /(?:Error|Exception|Warning|Exit|Interrupt|Iteration|Failure|Fault|Timeout|Exceeded|NotFound|Invalid|Exists|Group)$/;

const KEYWORDS =
  /^(?:else|try|finally|except|lambda|return|raise|pass|break|continue|yield|with|class|def|if|for|while)$/;

/** The exception's name and message on one line of a traceback. */
export interface ExceptionLine {
  readonly nameLength: number;
  /** Where the message begins; the line's end when there is none. */
  readonly messageStart: number;
  /** The name alone says that this is an exception. */
  readonly telling: boolean;
}

/** The dotted name that begins at `at`; `''` when none does. */
export function nameAt(text: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0] ?? '';
}

/** Does this name alone say that it is an exception's? */
export const isTelling = (name: string): boolean => TELLING.test(name);

/**
 * Read `Name: message` or `Name`, as Python prints it below the frames.
 *
 * @returns `null` when the line cannot be one.
 */
export function exceptionLineAt(text: string, start: number, end: number): ExceptionLine | null {
  const type = nameAt(text, start);
  const after = start + type.length;
  if (type === '' || after > end || type.endsWith('.') || KEYWORDS.test(type)) return null;
  const telling = isTelling(type);
  if (trimmedEnd(text, after, end) === after) return { nameLength: type.length, messageStart: end, telling };
  if (text[after] !== ':') return null;
  if (after + 1 === end) return { nameLength: type.length, messageStart: end, telling };
  return text[after + 1] === ' ' || text[after + 1] === '\t'
    ? { nameLength: type.length, messageStart: after + 2, telling }
    : null;
}
