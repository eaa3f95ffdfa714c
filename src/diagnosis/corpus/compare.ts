/**
 * Shows where the corpus and our reader differ.
 *
 *     node src/diagnosis/corpus/compare.ts                      every difference
 *     node src/diagnosis/corpus/compare.ts --update "a name"    puts what is read into that case, which must exist
 *
 * It never makes a case: what a paste must become is known from what was put into it.
 */
import { fileURLToPath } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import { loadLibrary } from '../../authoring/library.ts';
import { examine } from '../examine.ts';
import { corpus, differences, summary, updateCase } from './corpus.ts';

const { values } = parseArgs({ options: { update: { type: 'string' } } });
const { knowledge } = loadLibrary(fileURLToPath(new URL('../../../content/', import.meta.url))).library;
const show = (value: unknown) => inspect(value, { depth: 8, breakLength: 160, colors: process.stdout.isTTY });

let differ = 0;
let updated = 0;
for (const one of corpus()) {
  const found = summary(examine(one.paste, knowledge).diagnosis, one.expected.confidence !== undefined);
  const keys = differences(one.expected, found);
  if (keys.length === 0) continue;
  differ++;
  console.log(`${one.file}: ${one.name}`);
  for (const key of keys) console.log(`  ${key}\n  - ${show(one.expected[key])}\n  + ${show(found[key])}`);
  if (values.update !== one.name) continue;
  updateCase(one, found);
  updated++;
}
console.log(`${differ} of ${corpus().length} cases differ, ${updated} updated`);
process.exitCode = differ > updated || (values.update !== undefined && updated === 0) ? 1 : 0;
