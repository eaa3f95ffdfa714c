import type { Span } from './reading.ts';
import { bareAt, isPlaceholder, quotedAt } from './secret-value.ts';
import { matchesIn } from './words.ts';

const WORDS =
  'pass|secret|token|_key|-key| key|ekey|hkey|ikey|nkey|skey|tkey|pw|authtok|psk|csrf_cookie|sessid|sess_id|sessionid|session_id|ex_cred';

/** Words, one of which each of the names holds. */
export const NAMED_BY: readonly string[] = WORDS.split('|');

const NAMES =
  /(?:pass(?:w(?:or)?d|wort|phrase)|(?:[_-]|(?<![\w/])|admin|root|db|user|ssh)pass|secret(?:_?access)?(?:[_-]?key)?|(?<!nexpected )token|(?:api|auth|access|account|private|subscription|encryption|fernet)[_ -]?key|pwd|[_-]pw|\bpw|authtok|\bpsk|csrf_cookie|client-key-data|\bex_credentials|sess(?:ion)?_?(?:id|key))(?:_?\d|_base)?(?!\w)/gi;

/** What can stand between a name and its value. */
const SEPARATOR =
  /(?<closes>\\{0,15}['"]\]?)?(?:[ \t]{0,20}(?<is>=>|[:=](?!=))\s{0,3}(?<list>\[(?=[uUbB]?\\{0,15}['"]))?|(?<value>(?:,\s{0,3}\\{0,15}['"]?|\s)value\\{0,15}['"]?\s{0,3}[:=]\s{0,3})|(?<pair>,)\s{0,3}|(?<call>\()|(?<blank>\s{1,3}(?:\\\n\s{0,20})?))/y;

/** A line begins, in an escaped text as well. */
const BEGINS = /(?:\n|\\n)[\s>$-]{0,20}(?:(?:export|set|declare -x|env) )?$/;

/** Handed on by its variable, a value is no secret. */
const VARIABLE =
  /^(?:self|cls|kwargs|settings|os|request|config|conf|args|options|env|user|identity|credentials?|creds)\.|(?:^|[._])(?:pass(?:word|wd|phrase)?|secret|token|pw|pwd|key)s?$/i;

const CODED = /\d|[^\w\s]|[a-z][A-Z]/;

/**
 * Values that stand behind the name of a credential: `password='…'`, `OS_TOKEN=…`, `--os-password …`,
 * `('password', '…')`, `{"adminPass": "…"}`.
 *
 * @param places The parts of the text that hold one of the words above.
 */
export function namedSecrets(text: string, places: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  let end = 0;
  for (const { 0: word, index } of matchesIn(text, NAMES, places)) {
    // Within a value that has been found, a name is a part of it.
    if (index < end) continue;
    SEPARATOR.lastIndex = index + word.length;
    const separator = SEPARATOR.exec(text);
    const value = separator && valueOf(text, word, index, separator);
    if (value && !isPlaceholder(text.slice(value.start, value.end))) {
      found.push(value);
      ({ end } = value);
    }
  }
  return found;
}

function valueOf(text: string, word: string, index: number, { 0: sign, groups = {} }: RegExpExecArray): Span | null {
  const { closes, is, list, pair, value, call, blank } = groups;
  const at = index + word.length + sign.length;
  let begin = index;
  while (index - begin < 60 && /[\w.$-]/.test(text.charAt(begin - 1))) begin--;
  const name = text.slice(begin, index + word.length);
  const isFlag = name.startsWith('--') && !name.includes('ask');
  const quoted = quotedAt(text, at);
  if (quoted === null) {
    if (value !== undefined) return /^\s/.test(sign) ? bareAt(text, at, false) : null;
    if (is !== undefined) return bareValue(text, { begin, name, word, sign, is, at });
    return blank !== undefined && isFlag ? argumentAt(text, at, sign) : null;
  }
  const inside = text.slice(quoted.start, quoted.end);
  if (is !== undefined) {
    // The quote may be the end of a string that holds the name: `'password=' + password`.
    if (/^\s*(?:[+%] |[,)\]}](?:[\s,)\]}]|$))/.test(inside) || (list && /\s/.test(inside))) return null;
    return isPath(word, inside) ? null : quoted;
  }
  if (blank !== undefined) return isFlag ? quoted : null;
  if (value !== undefined) return quoted;
  if (call !== undefined) return name.includes('_pass') ? quoted : null;
  // Names alone stand in lists too: `('username', 'password', 'email')`.
  const isPair =
    pair && text.charAt(begin - 2) === '(' && /^\\{0,15}['"]\)/.test(text.slice(quoted.end, quoted.end + 17));
  return closes !== undefined &&
    (isFlag || isPair || /\d/.test(inside)) &&
    !VARIABLE.test(inside) &&
    !inside.startsWith('/')
    ? quoted
    : null;
}

/** Of a flag: `--os-password stackPass1`. */
function argumentAt(text: string, at: number, sign: string): Span | null {
  const bare = /[-$/]/.test(text.charAt(at)) ? null : bareAt(text, at, false);
  return bare && (!sign.includes('\n') || /\d/.test(text.slice(bare.start, bare.end))) ? bare : null;
}

const isPath = (word: string, value: string) => /^(?:pwd|private)/i.test(word) && /^[~.]{0,2}\//.test(value);

interface Named {
  /** Where the whole name begins, of which `word` is the end. */
  readonly begin: number;
  readonly name: string;
  readonly word: string;
  readonly sign: string;
  readonly is: string;
  readonly at: number;
}

function bareValue(text: string, { begin, name, word, sign, is, at }: Named): Span | null {
  const short = bareAt(text, at, false);
  const isEnvironment = sign === '=' && /^[A-Z][A-Z\d_]*$/.test(name);
  const isAlone = isEnvironment || BEGINS.test(`\n${text.slice(Math.max(0, begin - 40), begin)}`.slice(-40));
  const bare = isAlone ? bareAt(text, at, true) : short;
  if (!bare) return null;
  const value = text.slice(bare.start, bare.end);
  const enough = /pass$/i.test(word) ? 4 : /^sess/i.test(word) ? 12 : 3;
  if (value.length < enough || isPath(word, value)) return null;
  // `pass: yes` and Django's `<Token: joetest>` are none; nor is a short session's number.
  const isDoubtful = enough === 12 || name.toLowerCase() === 'pass' || text.charAt(begin - 1) === '<';
  if (isDoubtful && !(/\d/.test(value) && /[a-z]/i.test(value))) return null;
  if (isEnvironment) return bare;
  const next = text.slice(bare.end, bare.end + 30);
  // A form's value stands below its label now and then, and so does what a program says next.
  if (sign.includes('\n'))
    return /^(?:['"]|\s*(?:\n|$))/.test(next) && CODED.test(value) && value.length >= 6 ? bare : null;
  const first = short ? text.slice(short.start, short.end) : '';
  // Python puts its strings in quotes: what stands there without is a variable.
  if (/^(?:self|cls)\./.test(name) || (/^\s=/.test(sign) && /^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/.test(first))) return null;
  if (VARIABLE.test(first) || (/^[A-Za-z_][\w.]*$/.test(first) && /[([]/.test(text.charAt(at + first.length))))
    return null;
  // What a sentence says of it: `password: must be at least 8 characters`.
  return is === ':' && /^[A-Za-z][a-z]*$/.test(value) && /^[ \xa0][a-z]+(?:[\s.,!?)\\'"]|$)/.test(next) ? null : bare;
}
