import type { Span } from './reading.ts';

/** No password is longer; tokens of Keystone can be. UTF-16 units. */
const LONGEST = 4_000;

/** A terminal or a mail client does not break shorter lines. */
const WRAPPED = 60;

const OPENING = /(?:[uUbBrR]{1,2}(?=\\{0,15}['"]))?(\\{0,15})(['"])/y;

/**
 * The inside of the Python or JSON string that begins here, however often it is escaped: `\\'pa \\\' ss\\'`.
 *
 * @returns `null` when none begins here. One that is cut off goes to the end of its line.
 */
export function quotedAt(text: string, at: number): Span | null {
  OPENING.lastIndex = at;
  const [opening, slashes = '', quote = ''] = OPENING.exec(text) ?? [];
  if (opening === undefined) return null;
  const start = at + opening.length;
  const rest = text.slice(start, start + LONGEST);
  for (let mark = rest.indexOf(quote); mark !== -1; mark = rest.indexOf(quote, mark + 1)) {
    let escapes = 0;
    while (rest[mark - 1 - escapes] === '\\') escapes++;
    const closes = slashes === '' ? escapes % 2 === 0 : escapes <= slashes.length;
    if (!closes) continue;
    const end = slashes === '' ? mark : mark - escapes;
    if (end === 0) return null;
    return isOneLine(text, start, rest.slice(0, end)) ? { start, end: start + end } : cutOff(start, rest);
  }
  return cutOff(start, rest);
}

/** Also when a long line was broken within it, once. */
function isOneLine(text: string, start: number, value: string): boolean {
  const [first = '', ...others] = value.split('\n');
  if (others.length === 0) return true;
  const from = start + first.length - WRAPPED;
  return others.length === 1 && first !== '' && from >= 0 && !text.slice(from, start).includes('\n');
}

function cutOff(start: number, rest: string): Span | null {
  const line = /^[^\s\\]+(?: [^\s\\]+){0,20}/.exec(rest)?.[0] ?? '';
  return line === '' ? null : { start, end: start + line.length };
}

// In a call or a list, what follows the value belongs to these; on a line of its own, the value is all there is. An
// entity or a curly quote is no part of it.
const IN_CODE = /[^\s'"\\,;&)(\]}[{<>`|‘’“”]{1,4000}/y;
const ALONE = /(?!&#?\w{2,6};|[[{(<|>!‘“])[^\s\\'"`]{1,4000}/y;
const NEXT_ONE = /[,;&?]\w{1,40}=/;

/**
 * The value without quotes that begins here, without the sentence's own signs behind it.
 *
 * @param alone It stands on a line of its own.
 */
export function bareAt(text: string, at: number, alone: boolean): Span | null {
  const pattern = alone ? ALONE : IN_CODE;
  pattern.lastIndex = at;
  const whole = pattern.exec(text)?.[0] ?? '';
  const value = whole.slice(0, NEXT_ONE.exec(whole)?.index).replace(/[.,;:*]{1,3}$/, '');
  return value === '' ? null : { start: at, end: at + value.length };
}

// What stands where a value could, and is none.
const PLACEHOLDER =
  /^(?:[Nn]one|null|undefined|[Tt]rue|[Ff]alse|YES|NO|str|string|bytes|bool|int|PASSWORD|\d{1,3}|[*.x…-]{2,200}|X{3,200}|\[\w{1,20}\]|<[\w ]{1,60}>|\$?\{.{0,60}|%.?|%\(\w{1,60}\)s|\$(?:\(.{0,60}|[A-Z_]{1,60}|[a-z_]{0,20}(?:pass|token|secret|key|pw)[a-z_]{0,20}))$|REDACTED|redacted|hidden/;

/** Is this a word that stands for a value, and no value? */
export const isPlaceholder = (value: string): boolean => PLACEHOLDER.test(value.slice(0, 100));
