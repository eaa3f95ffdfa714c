import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from './check.ts';
import { contentFolder } from './content-folder.ts';
import { format } from './mistake.ts';
import { reportOf } from './report.ts';

const USE = `Use: npm run check:content [-- [--json] [--report] [FOLDER]]

Checks every file in content/ (or FOLDER) and prints each mistake with its place and what to do.
  --json    prints { "mistakes": [{ "file", "line", "what", "fix" }] } for tools
  --report  prints what the problems cover, and where they overlap
Exit status: 0 all is in order, 1 there are mistakes, 2 the call cannot be used.`;

/** What the call asks for; `null` when it cannot be used. */
function readCall(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, report: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    return positionals.length > 1
      ? null
      : { ...values, folder: positionals[0] === undefined ? contentFolder() : resolve(positionals[0]) };
  } catch {
    return null;
  }
}

function read(folder: string) {
  try {
    return checkContent(folder);
  } catch {
    return null;
  }
}

const call = readCall(process.argv.slice(2));
const checked = call === null || call.help === true ? null : read(call.folder);
if (call?.help === true) {
  console.log(USE);
} else if (call === null || checked === null) {
  console.error(call === null ? USE : `There is no folder ${call.folder} that can be read.`);
  process.exitCode = 2;
} else {
  const { content, mistakes } = checked;
  const { problems, runbook, pages } = content.library;
  if (call.json === true) {
    console.log(JSON.stringify({ mistakes }, null, 2));
  } else {
    if (call.report === true) console.log(reportOf(content.library));
    for (const mistake of mistakes) console.error(`${format(mistake)}\n`);
    const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
    const what = [
      counted(pages.length, 'page'),
      counted(problems.length, 'problem'),
      counted(runbook.procedures.length, 'procedure'),
      counted(runbook.supportRequests.length, 'support request'),
    ].join(', ');
    if (mistakes.length === 0) console.log(`content/ is in order: ${what}.`);
    else console.error(`${counted(mistakes.length, 'mistake')} in content/ (${what}).`);
  }
  process.exitCode = mistakes.length > 0 ? 1 : 0;
}
