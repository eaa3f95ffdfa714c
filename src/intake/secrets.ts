import { NAMED_BY, namedSecrets } from './named-secrets.ts';
import type { Span } from './reading.ts';
import { isPlaceholder } from './secret-value.ts';
import { unmangled } from './unmangled.ts';
import { matchesIn, wordFinder } from './words.ts';

/** A credential in a text: the span covers the value alone, which is what has to be masked. */
export interface Secret extends Span {
  /** As the page names it, such as "password in a web address". */
  readonly kind: string;
}

/** One kind of credential that its own form or its surroundings give away. */
interface Rule {
  readonly kind: string;
  /** Each match holds one of these words whole: logs are long and mostly clean. As `wordFinder` takes them. */
  readonly needs: string;
  /** Its group that took part is the value that must not be shown. */
  readonly pattern: RegExp;
  /** The value looks like this, and words of the language do not. */
  readonly like?: RegExp;
}

// Has a digit and a letter, and is no version, date, address or code.
const STRONG =
  /^(?=[^\d]{0,200}\d)(?=[^A-Za-z]{0,200}[A-Za-z])(?!\d{4}-\d|\w{3,5}:|[a-z]+[-_.]?v?\d(?:\.\d{1,3}){0,3}$|(?:sha|md|base|utf)-?\d)[^/=(:][^(=]*$/;

// A word has none of these.
const CODED = /\d|[^\w\s-]|[a-z][A-Z]/;

/** What the failure e-mail's link is called: to be masked, and no credential. */
const APPROVAL = 'link that approves the request';

// Each pattern is bounded and proved linear by the test over all patterns: people paste whole logs.
// In an escaped text a value may stand behind `\n`: there no word begins, for the `n` is a letter too.
const rules: readonly Rule[] = [
  {
    kind: 'password in a web address',
    needs: '@',
    // It may hold an @.
    pattern: /:\/\/[^\s/@:'"<>]{0,256}:([^\s/@'"<>]{1,256}(?:@[^\s/@,'"<>:]{1,40}(?=@))?)@/dg,
  },
  {
    kind: 'password in a web address',
    needs: '@',
    // With a slash in it, where no port can stand.
    pattern: /:\/\/[^\s/@:'"<>]{0,256}:(?!\d{1,5}[/,])([^\s@'"<>/:]{1,100}\/[^\s@'"<>:]{1,100})@/dg,
  },
  {
    kind: 'password in a web address',
    needs: '@',
    // RabbitMQ's and MongoDB's name several hosts.
    pattern: /@[\w.:/%-]{1,255},[^\s/@:,'"<>]{1,64}:([^\s/@,'"<>]{1,256})(?=@[\w.-]{1,255}:\d)/dg,
  },
  {
    kind: 'key in a web address',
    needs: '@ hooks.slack webhook sig= key= signature=',
    pattern:
      /:\/\/([\w-]{30,255})@|hooks\.slack\.com\/services\/([\w/-]{20,255})|webhooks?b?2?\/([\w@-]{15,80}\/[\w/-]{20,255})|(?:[?&;_](?:[Ss]ig|key)|[Ss]ignature)=['"]?([\w%+/-]{20,512}={0,2})/dg,
    like: /\d/,
  },
  {
    kind: 'login on a command line',
    needs: '--basic -u',
    // Flower takes several, with a comma between them. `docker run -u 1000:1000` names no password.
    pattern:
      /(?:--basic[_-]auth|[\s'"](?:-u|--(?:proxy-)?user))(?:=|['"]?,?\s?)(?:\\{0,7}(?:"[^\s:'"\\=]{1,100}:([^"\\\n]{1,256})|'[^\s:'"\\=]{1,100}:([^'\\\n]{1,256}))|[^\s:'"\\=-][^\s:'"\\=]{0,100}:(?!\d{1,9}(?:\s|$))([^\s'"\\]{3,512}))/dg,
  },
  {
    kind: 'login in a setting',
    needs: 'BASIC_AUTH= CREDENTIALS=',
    pattern: /(?:BASIC_AUTH|CREDENTIALS)=['"]?[^\s:'"\\=]{1,100}:([^\s'"\\]{3,256})/dg,
  },
  {
    kind: 'login in a setting',
    needs: 'AUTH=',
    pattern: /(?<![A-Za-z])AUTH=['"]?([^\s'"\\]{6,256})/dg,
    like: STRONG,
  },
  {
    kind: 'password on a command line',
    needs: 'sshpass mysql docker mongo ldapsearch ldapmodify ldapadd redis-cli rabbitmqctl passin smbclient',
    pattern:
      /(?:sshpass\b['", ]{1,4}-p|mysql(?:dump|admin)?\b[^\n|;]{0,40}?[\s'"]-p(?=[^\s'"])|(?:docker|mongo(?:dump|sh)?)\s[^\n|;]{0,40}?\s-p\s(?!\d)|ldap(?:search|modify|add)\s[^\n|;]{0,40}?\s-w\s|redis-cli\s[^\n|;]{0,40}?\s?-a\s|rabbitmqctl\s(?:add_user|change_password)\s\S{1,64}\s|passin pass:|smbclient\s[^\n|;]{0,40}?-U\s?[^\s%]{1,64}%)['",\s]{0,4}([^\s'",\\-][^\s'"\\]{2,255})/dg,
  },
  {
    kind: 'password on a command line',
    needs: 'sudo chpasswd sshpass',
    pattern:
      /echo\s\\{0,7}['"]?(?:[\w-]{1,32}:)?([^\s'"|\\]{3,128})\\{0,7}['"]?\s?\|\s?(?:sudo\s-S|chpasswd)|sshpass -p ?\\{0,7}(?:"([^"\n\\]{1,128})|'([^'\n\\]{1,128}))/dg,
  },
  {
    kind: 'authorization header',
    needs: 'authorization',
    // Digest and OAuth send several values, one of which is the secret.
    pattern:
      /authorization\\{0,7}['"]?\s{0,3}[:=,][ \t]{0,3}(?:[uUbB]?\\{0,7}['"])?(?:(?:Bearer|Basic|Token)\s{1,3}|[A-Za-z][\w-]{2,20}[ \t]{1,3})?((?:[\w-]{2,40}=\\{0,7}"[^"\n]{0,500}"(?:,\s{0,2})?){1,20}|[\w-]{2,40}=[^\s"'\\]{1,500}(?:, ?[\w-]{2,40}=[^\s"'\\]{1,500}){1,20}|[^\s'",\\<([]{4,4096}(?![\w([.]))/dgi,
    like: CODED,
  },
  { kind: 'access token', needs: 'bearer', pattern: /\b[Bb]earer[ \t]{1,3}([\w.~+/-]{16,4096}=*)/dg },
  {
    kind: 'access token',
    needs: 'token',
    // Keystone's, in an answer and in what it says of one.
    pattern:
      /token\\{0,7}['"]:\s?\{[^{}]{0,300}?['"]id\\{0,7}['"]:\s?[uU]?\\{0,7}['"]([^'"\\\s]{8,4000})|token['",]{0,2}(?: is)?\s{1,3}['"]?([\da-f]{32,128}|[\da-f]{8}-[\da-f-]{27})(?![\w-])/dgi,
  },
  {
    kind: 'cookie',
    needs: 'cookie',
    pattern:
      /cookies?\\{0,7}['"]?\s{0,3}[:=][ \t]{0,3}(?:[uUbB]?\\{0,7}['"])?([\w.$!%-]{1,100}=[^\n'"\\]{2,4000}|(?=[A-Za-z_.-]{0,30}\d)[\w.%-]{8,255})/dgi,
    like: CODED,
  },
  {
    kind: 'password',
    needs: 'password passphrase passwort requirepass masterauth bindpw',
    // In a sentence; in `.netrc`; Redis and LDAP put no sign between.
    pattern:
      /(?:pass(?:word|phrase|wort)|requirepass|masterauth|bindpw)(?:(?:[ \t][^\n.:;,]{1,40})?\s(?:is|was|to):?)?[ \t]{1,20}(?:"([^"\n]{3,100})"|'?([^\s'"<>,;(){}“”]{5,127}[^\s'"<>,;(){}“”.:]))/dgi,
    like: STRONG,
  },
  {
    kind: 'password',
    needs: 'login',
    pattern: /login\s\S{1,64}\s{1,9}password\s(\S{1,256})/dgi,
  },
  {
    kind: 'password',
    needs: ':5432:',
    pattern: /:5432:[\w*-]{1,63}:[\w*-]{1,63}:([^\s'"\\]{3,256})/dg,
  },
  {
    kind: 'password',
    needs: '</',
    pattern:
      /<[\w:.-]{0,60}(?:password|passwd|pass|secret|token|passphrase|(?:api|access)[_-]?key)>([^<>\n]{1,512})<\//dgi,
  },
  {
    kind: 'password',
    needs: '/pass creds credentials login logged auth=( basicauth( openstack( driver(',
    pattern:
      /(?:user(?:name)?\/pass(?:word)?|cred(?:ential)?s|log(?:in|ged in))(?: with| as)?(?::\s?|\s)[\w.@-]{1,64}\s?\/\s?(?![\d.]{5})([^\s,:;)/]{5,128}(?![\w:/]))|(?:auth=\(|BasicAuth\(|\.login\(|(?:OpenStack|Driver)\(|creds(?:error)?:?\s?\()\s?u?\\{0,7}['"][^'"\n]{1,100}['"],\s?u?\\{0,7}['"]([^'"\\\n]{1,256})/dgi,
    like: CODED,
  },
  {
    kind: 'password or key',
    needs: `"auth 'auth _auth`,
    // Of Docker and npm.
    pattern: /["'_]auth\\{0,7}["']?\s{0,2}[:=]\s{0,2}\\{0,7}["']?([A-Za-z\d+/]{16,512}={0,2})(?![\w/.:-])/dg,
    like: /\d/,
  },
  {
    kind: 'key that is known by its form',
    // Of GitHub, Slack’s apps, GitLab, PyPI, Docker, Vault, DigitalOcean, Atlassian, Stripe, OpenAI, Google, SendGrid, Telegram;
    // of Keystone (Fernet); JSON web tokens; tickets of CAS. Then Slack’s, which can be shorter; those of Hugging Face and
    // npm, which begin like names of settings; AWS’s.
    needs:
      'ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ xox xapp- glpat- gldt- glrt- glcbt- glptt- glft- pypi-A dckr_pat_ hvs. dop_v1_ ATATT3 k_live_ sk- AIza ya29. GOCSPX- SG. :AA gAAAAA .eyJ ST- PT- GT- IOU- hf_ npm_ AKIA ASIA',
    pattern:
      /(?:(?<![\w.-])|(?<=\\[nrt]))((?:gh[pousr]_|github_pat_|xapp-|gl(?:pat|dt|rt|cbt|ptt|ft)-|pypi-A|dckr_pat_|hvs\.|dop_v1_|ATATT3|[sr]k_live_|sk-|AIza|ya29\.|GOCSPX-|SG\.[\w-]{16,32}\.|\d{8,10}:AA|gAAAAA|eyJ[\w-]{8,2000}\.eyJ|(?:ST|PT|TGT|PGT|PGTIOU)-\d{1,9}-)[\w=.-]{15,4000}[\w=-]|xox[abeoprs][-.][\w.-]{10,255}|(?:hf|npm)_\w{34,36}|A[KS]IA[A-Z\d]{16})/dg,
    like: /\d|[a-z][A-Z]|^A/,
  },
  {
    kind: 'password hash',
    needs: '$',
    pattern: /(\$(?:2[abxy]|[156y]|apr1)\$[\w./$]{20,200}|pbkdf2_sha\d{1,3}\$\d{1,9}\$[\w+/=$]{20,200})/dg,
  },
  {
    kind: 'private key',
    needs: 'Private-Lines',
    // Of PuTTY.
    pattern: /Private-Lines: \d{1,3}((?:\s{1,2}(?!Private)[\w+/=]{1,64}){1,100})/dg,
  },
  // The link in the failure e-mail approves at once, for whoever holds it.
  {
    kind: APPROVAL,
    needs: 're-approve',
    pattern:
      /re-approve[\s\u200b]{1,5}the[\s\u200b]{1,5}image[\s\u200b]{1,5}here:[\s\u200b]{0,5}(https?:\/\/[^\s<>"']{1,2000})/dg,
  },
];

// What a value is behind these is known only once they are undone.
// eslint-disable-next-line no-control-regex -- a terminal's colours begin with one
const IS_MANGLED = /^=3D|&(?:amp;|#38;){0,5}(?:quot|apos|lt|gt|#\d{2}|#[xX]\w{2})|\x1b/;

/**
 * Find what looks like a credential, also where the text was escaped, coloured or cut on its way.
 *
 * @returns Spans of the values alone, ascending and without overlap. UUIDs, image hashes, usernames and addresses are none.
 */
export function findSecrets(text: string): readonly Secret[] {
  const plain = unmangled(text);
  const found = secretsIn(text).filter(({ start, end }) => !plain || !IS_MANGLED.test(text.slice(start - 1, end)));
  if (plain) for (const { kind, ...span } of secretsIn(plain.text)) found.push({ kind, ...plain.toPaste(span) });
  found.sort((one, other) => one.start - other.start);
  const apart: Secret[] = [];
  for (const secret of found) {
    const before = apart.at(-1);
    if (!before || secret.start >= before.end) apart.push(secret);
    else if (secret.end > before.end) apart[apart.length - 1] = { ...before, end: secret.end };
  }
  return apart;
}

/** No pattern's match is longer. */
const LONGEST = 12_000;

const KEY_BEGINS = /[-–—]{2,5}BEGIN[A-Z\s>]{0,30}PRIVATE[\s>]{1,4}KEY(?: BLOCK)?[-–—]{2,5}/g;

const readied = rules.map(({ needs, ...rule }) => ({ ...rule, needs: needs.split(' ') }));
const lookFor = wordFinder(['PRIVATE', ...NAMED_BY, ...readied.flatMap(({ needs }) => needs)]);

function secretsIn(text: string): Secret[] {
  const around = lookFor(text);
  const found: Secret[] = privateKeys(text, around(['PRIVATE'], LONGEST));
  for (const { kind, needs, pattern, like } of readied) {
    for (const { indices } of matchesIn(text, pattern, around(needs, LONGEST))) {
      const span = indices?.slice(1).find((group) => group !== undefined);
      if (!span) continue;
      const value = text.slice(...span);
      if (!isPlaceholder(value) && (like?.test(value) ?? true)) found.push({ kind, start: span[0], end: span[1] });
    }
  }
  for (const span of namedSecrets(text, around(NAMED_BY, 64))) found.push({ kind: 'password or key', ...span });
  return found;
}

/** Keys in PEM's form; one that is cut off goes to the end of the text. */
function privateKeys(text: string, places: readonly Span[]): Secret[] {
  const keys: Secret[] = [];
  let end = 0;
  for (const { 0: opening, index } of matchesIn(text, KEY_BEGINS, places)) {
    const start = index + opening.length;
    if (start <= end) continue;
    const closing = /[-–—]{2,5}END/g;
    closing.lastIndex = start;
    end = closing.exec(text)?.index ?? text.length;
    if (end > start) keys.push({ kind: 'private key', start, end });
  }
  return keys;
}

/** Is there anything that looks like a credential? The link that every failure e-mail has is none. */
export const hasSecret = (text: string): boolean => findSecrets(text).some(({ kind }) => kind !== APPROVAL);
