/** Something that happens to a text between the server and the paste. */
export interface Mangling {
  readonly name: string;
  readonly apply: (text: string) => string;
}

const lines = (text: string, change: (line: string, index: number) => string) =>
  text.split('\n').map(change).join('\n');

/** As Django's templates escape a text. */
export const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const smart = (text: string) =>
  text
    .replace(/(^|[\s(:[{,=])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s(:[{,=])'/g, '$1‘')
    .replaceAll("'", '’');

/** Break lines at a column, in the middle of a word where need be, as a terminal does. */
export const cutAt = (text: string, width: number) =>
  lines(text, (line) => line.match(new RegExp(`[^]{1,${width}}`, 'g'))?.join('\n') ?? line);

/** Break lines between words, as a mail client does; a longer word stays whole. */
export function wrapAt(text: string, width: number, by = '\n'): string {
  return lines(text, (line) => {
    const rows: string[] = [];
    let row = '';
    for (const word of line.split(/(?<=\S) /)) {
      if (row !== '' && row.length + 1 + word.length > width) {
        rows.push(row);
        row = word;
      } else row = row === '' ? word : `${row} ${word}`;
    }
    return [...rows, row].join(by);
  });
}

const quotedPrintable = (text: string) =>
  lines(text.replaceAll('=', '=3D'), (line) => {
    const rows: string[] = [];
    let rest = line;
    while (rest.length > 76) {
      const cut = /=[0-9A-F]?$/.test(rest.slice(0, 75)) ? 73 : 75;
      rows.push(`${rest.slice(0, cut)}=`);
      rest = rest.slice(cut);
    }
    return [...rows, rest.replace(/ $/, '=20')].join('\n');
  });

const second = (index: number) => String(10 + (Math.floor(index / 20) % 50));

/** Each of these alone, and each two of them, must leave the diagnosis as it was. */
export const manglings: readonly Mangling[] = [
  { name: 'Windows line breaks', apply: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'a byte order mark', apply: (text) => `\ufeff${text}` },
  { name: 'no-break spaces', apply: (text) => text.replaceAll(' ', '\u00a0') },
  { name: 'zero-width spaces', apply: (text) => text.replaceAll(' ', '\u200b \u200b') },
  {
    name: 'colours',
    apply: (text) => lines(text, (line) => `\x1b[31m${line}\x1b[0m`).replaceAll('File', '\x1b[1;36mFile\x1b[0m'),
  },
  { name: 'quoting', apply: (text) => lines(text, (line) => `> ${line}`) },
  { name: 'deep quoting', apply: (text) => lines(text, (line) => `>>> ${line}`) },
  { name: 'everything indented', apply: (text) => lines(text, (line) => (line === '' ? line : `    ${line}`)) },
  { name: 'line numbers', apply: (text) => lines(text, (line, index) => `${String(index + 1).padStart(4)}: ${line}`) },
  {
    name: 'line numbers and tabs',
    apply: (text) => lines(text, (line, index) => `${String(index + 1).padStart(6)}\t${line}`),
  },
  {
    name: 'container times',
    apply: (text) => lines(text, (line, index) => `2016-05-12T10:22:${second(index)}.123456789Z ${line}`),
  },
  { name: 'a Compose margin', apply: (text) => lines(text, (line) => `celery_1     | ${line}`) },
  {
    name: 'a syslog margin',
    apply: (text) => lines(text, (line, index) => `May 12 10:22:${second(index)} atmo celery[2211]: ${line}`),
  },
  { name: 'the name of a file', apply: (text) => lines(text, (line) => `/var/log/atmo.log:${line}`) },
  { name: 'a code fence', apply: (text) => `\`\`\`\n${text}\n\`\`\`` },
  { name: 'quoted-printable', apply: quotedPrintable },
  { name: 'a Python string', apply: (text) => `u'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'` },
  { name: 'a JSON string', apply: (text) => JSON.stringify(text) },
  {
    name: 'a JSON line',
    apply: (text) => JSON.stringify({ level: 'ERROR', message: text, time: '2016-05-12T10:22:33Z' }),
  },
  { name: 'entities', apply: escapeHtml },
  { name: 'entities twice', apply: (text) => escapeHtml(escapeHtml(text)) },
  {
    name: 'numeric entities',
    apply: (text) =>
      text.replaceAll('&', '&#38;').replaceAll("'", '&#x27;').replaceAll('"', '&#34;').replaceAll('<', '&#60;'),
  },
  { name: 'smart quotes', apply: smart },
  { name: 'smart dashes', apply: (text) => text.replaceAll(' - ', ' – ') },
  { name: 'lines cut at 76', apply: (text) => cutAt(text, 76) },
  { name: 'lines wrapped at 72', apply: (text) => wrapAt(text, 72) },
  { name: 'blank lines between', apply: (text) => text.replaceAll('\n', '\n\n') },
  { name: 'lost indentation', apply: (text) => lines(text, (line) => line.trimStart()) },
  { name: 'trailing blanks', apply: (text) => lines(text, (line) => `${line}  `) },
  { name: 'padded lines', apply: (text) => lines(text, (line) => line.padEnd(80)) },
  { name: 'tight quoting', apply: (text) => lines(text, (line) => `>${line}`) },
  { name: 'a greeting', apply: (text) => `Good morning,\n\nthis one failed again:\n\n${text}\n\nCan you look?\n` },
  { name: 'a greeting and a fence', apply: (text) => `Hi team, see below:\n\n\`\`\`\n${text}\n\`\`\`\n\nThanks!\n` },
  { name: 'a signature', apply: (text) => `${text}\n-- \nMaria Lopez\nResearch Computing\n` },
  { name: 'a fence on its own lines', apply: (text) => `\`\`\`${text}\`\`\`` },
  { name: 'a chat’s times and name', apply: (text) => lines(text, (line) => `10:31 <lee> ${line}`) },
  { name: 'a bullet before it', apply: (text) => `* ${text}` },
  {
    name: 'a container’s JSON lines',
    apply: (text) =>
      lines(text, (line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2016-05-12T10:22:33Z' })),
  },
];

/** As mail programs wrap in `format=flowed`: a blank stays before each break. */
export const flowed: Mangling = {
  name: 'lines flowed at 72',
  apply: (text) => wrapAt(text, 72, ' \n'),
};

/** As text editors wrap, behind a hyphen too. */
export const hyphenated: Mangling = {
  name: 'lines wrapped at 72 or a hyphen',
  apply: (text) =>
    lines(text, (line) => {
      const rows: string[] = [];
      let row = '';
      for (const word of line.split(/(?<=\S)(?= )|(?<=[a-z]-)(?=[a-z])/)) {
        if (row !== '' && row.length + word.length > 72) {
          rows.push(row);
          row = word.trimStart();
        } else row += word;
      }
      return [...rows, row].join('\n');
    }),
};
