import { edited, pasted } from './mapped.ts';
import type { Span } from './reading.ts';

/** A credential in a text: the span covers the value alone, which is what has to be masked. */
export interface Secret extends Span {
  /** As the page names it, such as "password in a web address". */
  readonly kind: string;
}

/** One kind of credential. */
interface Rule {
  readonly kind: string;
  /** Says at little cost that a text holds none: logs are long and mostly clean. */
  readonly probe: RegExp;
  /** Its group that took part is the value that must not be shown. */
  readonly pattern: RegExp;
}

// Each pattern is bounded and proved linear by the test over all patterns: people paste whole logs.
const rules: readonly Rule[] = [
  {
    kind: 'password in a web address',
    probe: /:\/\/[^\s/@:'"<>]{0,256}:[^\s/@]/,
    pattern: /:\/\/[^\s/@:'"<>]{0,256}:([^\s/@'"<>]{1,256})@/dg,
  },
  {
    kind: 'login on a command line',
    probe: /basic[_-]auth/,
    // Flower takes several, with a comma between them.
    pattern: /--basic[_-]auth[= ]['"]?[^\s:=-][^\s:'",\\=]{0,100}:([^\s'"\\]{1,512})/dg,
  },
  {
    kind: 'authorization header',
    probe: /[Aa]uthorization|AUTHORIZATION/,
    pattern:
      /\bAuthorization\\?['"]?\s{0,3}[:=,]\s{0,3}(?:[uUbB]?\\?['"])?(?:(?:Bearer|Basic|Token|Digest|ApiKey)\s{1,3})?([^\s'",\\]{4,4096})/dgi,
  },
  { kind: 'access token', probe: /[Bb]earer\s/, pattern: /\b[Bb]earer[ \t]{1,3}([\w.~+/-]{16,4096}=*)/dg },
  {
    kind: 'cookie',
    probe: /[Cc]ookie|COOKIE/,
    pattern: /\b(?:Set-)?Cookie\\?['"]?\s{0,3}:\s{0,3}(?:[uUbB]?\\?['"])?([^\s'"\\][^\n'"\\]{3,4000})/dgi,
  },
  {
    kind: 'password on a command line',
    probe: /(?:password|token|secret)\s|sshpass|\s(?:-u|--user)\s/,
    // `docker run -u 1000:1000` names no password.
    pattern:
      /(?:--(?:os-|admin-|auth-|db-)?(?:password|token|secret)\s{1,3}|\bsshpass\s{1,3}-p\s{0,3}|\s(?:-u|--user)\s{1,3}['"]?[^\s:'"\\]{1,100}:(?!\d{1,9}(?:\s|$)))(?:\\?['"])?([^\s'"\\-][^\s'"\\]{2,255})/dg,
  },
  {
    kind: 'password or key',
    probe: /[Pp]assw|PASSW|[Pp]assp|[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Kk]ey['"\\:= ]|KEY/,
    pattern:
      /(?:passw(?:or)?d|passphrase|secret(?:_?key)?|api[_-]?key|access[_-]?key|private[_-]?key|(?:auth|access|api|csrf|refresh)[_-]?token|(?<!nexpected )token|ex_force_auth_token)\\?['"]?\]?\s{0,3}(?:=>|[:=])\s{0,3}[uUbB]?(?:\\?'([^'\\\n]{1,512})\\?'|\\?"([^"\\\n]{1,512})\\?"|([^\s'"\\,;&)(\]}[{<>]{3,512}(?![\w(.[])))/dgi,
  },
  {
    kind: 'password',
    probe: /[Pp]wd|PWD|[_-]pass|_PASS/,
    // `PWD=/home/joe` is a folder.
    pattern:
      /(?:\bpwd|[_-]pass)\\?['"]?\s{0,3}[:=]\s{0,3}[uUbB]?\\?['"]?([^\s'"\\,;&)(\]}[{<>/][^\s'"\\,;&)(\]}[{<>]{2,255})/dgi,
  },
  {
    kind: 'key that is known by its form',
    // Of GitHub, Slack, AWS, GitLab, npm, OpenAI, Hugging Face, Google, SendGrid; of Keystone (Fernet); JSON web tokens.
    probe: /\b(?:gh[pousr]_|github_pat_|xox|A[KS]IA|glpat-|npm_|sk-|hf_|AIza|SG\.|gAAAAA|eyJ)/,
    pattern:
      /(?<![\w.-])(gh[pousr]_\w{36,255}|github_pat_\w{22,255}|xox[abeoprs]-[\w-]{10,255}|A[KS]IA[A-Z\d]{16}|glpat-[\w-]{20,255}|npm_\w{36}|sk-[\w-]{20,255}|hf_\w{34}|AIza[\w-]{35}|SG\.[\w-]{16,32}\.[\w-]{16,64}|gAAAAA[\w-]{60,2000}={0,2}|eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8,2000})/dg,
  },
  // The link in the failure e-mail approves at once, for whoever holds it.
  {
    kind: 'link that approves the request',
    probe: /re-approve[\s\u200b]/,
    pattern:
      /re-approve[\s\u200b]{1,5}the[\s\u200b]{1,5}image[\s\u200b]{1,5}here:[\s\u200b]{0,5}(https?:\/\/[^\s<>"']{1,2000})/dg,
  },
];

// What stands where a value could, and is none.
const NO_VALUE =
  /^(?:None|null|undefined|True|False|true|false|str|string|\*{2,}|x{3,}|\.{3}|…|self\.\S*|kwargs\S*|settings\.\S*|[\w.]+\(.*)$/;

/** Characters that mail escapes for HTML, once or more. */
const ESCAPED = /&(?:amp;){0,3}(quot|apos|#34|#39|lt|gt|amp);/g;
const CHARACTERS: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  '#34': '"',
  '#39': "'",
  lt: '<',
  gt: '>',
  amp: '&',
};

/**
 * Find what looks like a credential, also where the text is escaped for HTML.
 *
 * @returns Spans of the values alone, ascending and without overlap. UUIDs, image hashes, usernames and addresses are none.
 */
export function findSecrets(text: string): readonly Secret[] {
  const found = secretsIn(text);
  const escapes = [...text.matchAll(ESCAPED)].map(({ 0: { length }, 1: name = '', index }) => ({
    start: index,
    end: index + length,
    text: CHARACTERS[name] ?? '',
  }));
  if (escapes.length > 0) {
    const plain = edited(pasted(text), escapes);
    for (const { kind, ...span } of secretsIn(plain.text)) found.push({ kind, ...plain.toPaste(span) });
  }
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  let end = 0;
  return found.flatMap((secret) => {
    const start = Math.max(secret.start, end);
    if (secret.end <= start) return [];
    ({ end } = secret);
    return [{ ...secret, start }];
  });
}

function secretsIn(text: string): Secret[] {
  const found: Secret[] = privateKeys(text);
  for (const { kind, probe, pattern } of rules) {
    if (!probe.test(text)) continue;
    for (const { indices } of text.matchAll(pattern)) {
      const span = indices?.slice(1).find((group) => group !== undefined);
      if (span && !NO_VALUE.test(text.slice(...span).slice(0, 100))) found.push({ kind, start: span[0], end: span[1] });
    }
  }
  return found;
}

const KEY_BEGINS = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g;

/** Keys in PEM's form; one that is cut off goes to the end of the text. */
function privateKeys(text: string): Secret[] {
  const keys: Secret[] = [];
  let end = 0;
  for (const { 0: opening, index } of /PRIVATE KEY-/.test(text) ? text.matchAll(KEY_BEGINS) : []) {
    const start = index + opening.length;
    if (start <= end) continue;
    const closing = text.indexOf('-----END', start);
    end = closing === -1 ? text.length : closing;
    if (end > start) keys.push({ kind: 'private key', start, end });
  }
  return keys;
}

/** Is there anything that looks like a credential? */
export const hasSecret = (text: string): boolean => findSecrets(text).length > 0;
