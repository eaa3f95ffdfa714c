import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contentFolder } from './content-folder.ts';
import { readText } from './content-text.ts';
import { loadLibrary } from './library.ts';
import { startPage, startProblem, startProcedure, type StartFile } from './start-files.ts';

const USE = `Use: npm run new problem NAME [-- --from FILE]
     npm run new procedure NAME
     npm run new page NAME

Writes a file to begin with to content/. NAME has small letters, digits and hyphens, such as disk-is-read-only.
  --from FILE  a message as it was copied: phrases, stage, path and example are proposed from it`;

/** A name that other files can refer to; a page's may name its folder. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PAGE = /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/;

/** End with words on standard error: 2 for a call that cannot be used, 1 for what cannot be done. */
function stop(words: string, status: 1 | 2): never {
  console.error(words);
  process.exit(status);
}

function readCall() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { from: { type: 'string' }, content: { type: 'string' } },
    });
    return { ...values, kind: positionals[0] ?? '', name: positionals[1] ?? '', more: positionals.slice(2) };
  } catch {
    return stop(USE, 2);
  }
}

/** The message that a problem is to be made from; ends with words when there is none. */
function messageIn(file: string): string {
  if (!existsSync(file) || !statSync(file).isFile()) return stop(`There is no file ${file}.`, 2);
  const { text, isUtf8 } = readText(file);
  if (!isUtf8) return stop(`${file} is not saved as UTF-8: save it once more, with “UTF-8” chosen as the encoding.`, 2);
  return text.trim() === '' ? stop(`There is nothing in ${file}.`, 2) : text;
}

const { kind, name, more, from, content } = readCall();
const folder = content === undefined ? contentFolder() : resolve(content);
if (!['problem', 'procedure', 'page'].includes(kind) || name === '' || more.length > 0) stop(USE, 2);
if (from !== undefined && kind !== 'problem') stop(`Only a problem can be made from a message.\n\n${USE}`, 2);
if (!(kind === 'page' ? PAGE : NAME).test(name))
  stop(`“${name}” cannot be a name: use small letters, digits and hyphens, such as disk-is-read-only.`, 2);
const message = from === undefined ? null : messageIn(from);

const { library } = loadLibrary(folder);
const file: StartFile =
  kind === 'problem'
    ? startProblem(name, message, library)
    : kind === 'procedure'
      ? startProcedure(name, library)
      : startPage(name, library);
const path = join(folder, file.path);
if (existsSync(path)) stop(`content/${file.path} is there already.`, 1);
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, file.text);
console.log(`content/${file.path} is written. Fill in what says TODO, then run: npm run check:content`);
if (file.hint !== undefined) console.log(file.hint);
