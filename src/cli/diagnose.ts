#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import type { Examination } from '../diagnosis/diagnosis.ts';
import { readInput, readLines, Unusable } from './input.ts';

const HELP = `Read a failed imaging request's status message, and say what went wrong.

Usage: npm run --silent diagnose -- [OPTION] [FILE]

FILE is a text: the request's page, the failure e-mail, a status message, a traceback,
a log or a support request. Without FILE, standard input is read.

Without an option, a readable diagnosis and the support request are printed.

  --json     print the diagnosis as one JSON object
  --jsonl    read one JSON string a line, print one JSON object a line
  --explain  also say which signs of which problems hold, and which do not
  --ticket   print the support request alone
  --help     print this text

Exit status: 0 something was recognised, 1 nothing was, 2 the call or the input is unusable.
`;

const FORMS = ['json', 'jsonl', 'explain', 'ticket'] as const;

/** One line on standard error, nothing on standard output. */
function refuse(reason: string): number {
  process.stderr.write(`diagnose: ${reason}\n`);
  return 2;
}

/** What was asked for; a reason when it cannot be done. */
function asked(): { form: (typeof FORMS)[number] | 'readable' | 'help'; file: string | undefined } | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        explain: { type: 'boolean' },
        ticket: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { form: 'help', file: undefined };
    const forms = FORMS.filter((form) => values[form]);
    if (forms.length > 1) return `${forms.map((form) => `--${form}`).join(' and ')} cannot be used together`;
    if (positionals.length > 1) return 'only one FILE can be read at a time';
    return { form: forms[0] ?? 'readable', file: positionals[0] };
  } catch (error) {
    return `${firstSentence(error)} Try --help.`;
  }
}

/** Node explains an option at length; its first sentence says what is wrong. */
const firstSentence = (error: unknown) =>
  `${error instanceof Error ? (error.message.split(/[.\n]/, 1)[0] ?? '') : String(error)}.`;

/** Was anything recognised? */
const isRecognised = ({ diagnosis: { kind, status, exceptions, findings } }: Examination) =>
  kind !== 'unknown' || status !== null || exceptions.length > 0 || findings.length > 0;

async function main(): Promise<number> {
  const call = asked();
  if (typeof call === 'string') return refuse(call);
  if (call.form === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  if (call.form === 'jsonl') return diagnoseLines(call.file);
  const text = await readInput(call.file);
  const { examine, library } = await engine();
  const examination = examine(text, library.knowledge);
  if (call.form === 'json') process.stdout.write(`${JSON.stringify(examination.diagnosis)}\n`);
  else {
    const { readable, ticketOf } = await import('./readable.ts');
    const ticket = ticketOf(examination, library.runbook);
    process.stdout.write(
      call.form === 'ticket' ? ticket : `${readable(examination, call.form === 'explain')}\n${ticket}`,
    );
  }
  return isRecognised(examination) ? 0 : 1;
}

/** Diagnose a JSON string a line, for as long as lines come. */
async function diagnoseLines(file: string | undefined): Promise<number> {
  const { examine, library } = await engine();
  for await (const line of readLines(file)) {
    const answer = 'text' in line ? examine(line.text, library.knowledge).diagnosis : line;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      await new Promise((drained) => process.stdout.once('drain', drained));
  }
  return 0;
}

/** The core and the content; loaded late, so that `--help` and a wrong call answer at once. */
async function engine() {
  // What Node made of the engine's code is there at the next call, which then starts in two thirds of the time.
  enableCompileCache();
  const [{ examine }, { loadLibrary }, { fileURLToPath }] = await Promise.all([
    import('../diagnosis/examine.ts'),
    import('../authoring/library.ts'),
    import('node:url'),
  ]);
  const { library, mistakes } = loadLibrary(fileURLToPath(new URL('../../content/', import.meta.url)));
  if (mistakes.length > 0)
    process.stderr.write(`diagnose: ${mistakes.length} mistakes in content/ (see npm run check:content)\n`);
  return { examine, library };
}

// Whoever reads may stop early, as `head` does: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  process.exitCode = refuse(error.message);
}
