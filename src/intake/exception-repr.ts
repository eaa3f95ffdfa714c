import { nameAt } from './exception-name.ts';
import { literalAt, unescaped } from './python-literal.ts';
import { pasted } from './mapped.ts';

/** An exception as its `repr` tells it. */
export interface ReprRead {
  readonly type: string;
  readonly message: string;
}

// Python shows these as "[Errno 28] No space left on device".
const NUMBERED =
  /^(?:(?:socket|select|shutil|os|_socket)\.)?(?:IOError|OSError|EnvironmentError|WindowsError|error|gaierror|herror|timeout|BlockingIOError|ChildProcessError|ConnectionError|BrokenPipeError|Connection(?:Aborted|Refused|Reset)Error|File(?:Exists|NotFound)Error|InterruptedError|(?:IsA|NotA)DirectoryError|PermissionError|ProcessLookupError|TimeoutError)$/;
const NUMBER = /^-?\d{1,10}$/;
const ADDRESS = /^ ?(?:instance|object)? ?at 0x[0-9a-fA-F]{1,16}$/;

/**
 * Read `KeyError('x',)`, `<SomeError …>`, a bare string's `repr`, or `Name: message`.
 *
 * Several arguments are joined as Python's `str()` shows them, and one that is no string stays as it was written.
 *
 * @returns `null` for a blank text.
 */
export function readExceptionRepr(text: string): ReprRead | null {
  const source = text.trim();
  if (/^(?:\.{2,}|…)?$/.test(source)) return null;
  const bare = literalAt(source, 0, source.length);
  if (bare) return { type: '', message: valueOf(source.slice(0, bare.end)) };
  if (source.startsWith('<')) {
    const type = nameAt(source, 1).replace(/>$/, '');
    const rest = source.slice(1 + type.length).replace(/>$/, '');
    if (type !== '') return { type, message: ADDRESS.test(rest) ? '' : rest.replace(/^[:\s]{1,3}/, '').trim() };
  }
  const type = nameAt(source, 0);
  const after = source.slice(type.length);
  if (type !== '' && after.startsWith('(')) {
    const { values, closed } = argumentsOf(after);
    if (closed || values.length > 0) return { type, message: joined(type, values) };
    return { type, message: '' };
  }
  if (type !== '' && after.startsWith(': ')) return { type, message: after.slice(2).trim() };
  return { type: '', message: source };
}

/** The arguments of a call as they are written, from its `(` on, and whether it is closed. */
function argumentsOf(call: string): { values: string[]; closed: boolean } {
  const values: string[] = [];
  let depth = 0;
  let from = 1;
  const push = (end: number) => {
    const value = call.slice(from, end).trim();
    if (value !== '') values.push(value);
  };
  for (let at = 0; at < call.length; at++) {
    const sign = call[at];
    if (sign === "'" || sign === '"') at = (literalAt(call, at, call.length)?.end ?? at + 1) - 1;
    else if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (sign === ')' || sign === ']' || sign === '}') {
      depth--;
      if (depth > 0) continue;
      push(at);
      return { values, closed: true };
    } else if (sign === ',' && depth === 1) {
      push(at);
      from = at + 1;
    }
  }
  push(call.length);
  return { values, closed: false };
}

/** What `str()` shows of an exception with these arguments. */
function joined(type: string, values: readonly string[]): string {
  const [first, second, third] = values;
  if (first === undefined) return '';
  if (second === undefined) return valueOf(first);
  if (NUMBERED.test(type) && NUMBER.test(first) && values.length < 4) {
    return `[Errno ${first}] ${valueOf(second)}${third === undefined ? '' : `: ${third}`}`;
  }
  return (
    unicodeError(type, values) ?? syntaxError(type, values) ?? exitStatus(type, values) ?? `(${values.join(', ')})`
  );
}

// `('/opt/a.py', 2, 7, 'x y\n')`: the file and the line of a `SyntaxError`.
const PLACE = /^\((.{1,1000}?), (\d{1,9}),/s;

/** Python shows of a `SyntaxError` its reason, the file's own name and the line. */
function syntaxError(type: string, [reason = '', place = '', ...more]: readonly string[]): string | null {
  const [, file = '', line = ''] = (/^(?:Syntax|Indentation|Tab)Error$/.test(type) && PLACE.exec(place)) || [];
  if (line === '' || more.length > 0) return null;
  return `${valueOf(reason)} (${valueOf(file).replace(/^.*[\\/]/s, '')}, line ${line})`;
}

// By their numbers, from 1 on.
const SIGNALS =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'.split(
    ' ',
  );

/** What Python 3 says of a command that failed: its exit status or the signal, and the command. Python 2's `repr` has neither. */
function exitStatus(type: string, [status = '', command = '']: readonly string[]): string | null {
  if (!/^(?:subprocess\.)?CalledProcessError$/.test(type) || !NUMBER.test(status)) return null;
  const signal = -Number(status);
  const name = SIGNALS[signal - 1];
  const ending =
    signal <= 0
      ? `returned non-zero exit status ${status}`
      : `died with ${name === undefined ? `unknown signal ${signal}` : `<Signals.SIG${name}: ${signal}>`}`;
  return `Command '${valueOf(command)}' ${ending}.`;
}

/** Python's own words for text that does not fit an encoding: codec, what was read, from, to, reason. */
function unicodeError(type: string, values: readonly string[]): string | null {
  const [codec = '', object = '', from = '', to = '', reason = ''] = values;
  if (!/^Unicode(?:De|En)codeError$/.test(type) || values.length !== 5) return null;
  const [start, end] = [Number(from), Number(to)];
  const verb = type.startsWith('UnicodeDe') ? 'decode byte' : 'encode character';
  const many = `s in position ${start}-${end - 1}`;
  const code = charactersOf(object.replace(/^b/, '')).charCodeAt(start);
  const hex = code.toString(16).padStart(code > 255 ? 4 : 2, '0');
  const shown = type.startsWith('UnicodeDe')
    ? `0x${hex}`
    : `${object.startsWith('u') ? 'u' : ''}'\\${code > 255 ? 'u' : 'x'}${hex}'`;
  return `'${valueOf(codec)}' codec can't ${verb}${end - start === 1 ? ` ${shown} in position ${start}` : many}: ${valueOf(reason)}`;
}

/** A string's characters, each byte of a byte string one: positions count bytes there. */
function charactersOf(written: string): string {
  const literal = literalAt(written, 0, written.length);
  return literal ? unescaped(pasted(written), literal.bodyStart, literal.bodyEnd, true).text : written;
}

/** A string's own characters; anything else as it is written. */
function valueOf(written: string): string {
  const literal = literalAt(written, 0, written.length);
  if (!literal || literal.end < written.length || /^[bB]/.test(written)) return written;
  const { text } = unescaped(pasted(written), literal.bodyStart, literal.bodyEnd, literal.isText);
  return literal.cut ? text.replace(/(?:\.{3}|…)$/, '') : text;
}
