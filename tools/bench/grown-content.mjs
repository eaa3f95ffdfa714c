import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Add pages, problems and procedures to a content folder, each like one that is there. */
export function grow(folder, { pages, problems, procedures }) {
  const page = readFileSync(join(folder, 'guide/reference/words.mdx'), 'utf8');
  const procedure = readFileSync(join(folder, 'procedures/still-running.yaml'), 'utf8');
  mkdirSync(join(folder, 'guide/grown'));
  for (let number = 1; number <= procedures; number++)
    writeFileSync(
      join(folder, `procedures/grown-${number}.yaml`),
      procedure.replace('title: A request is still running', `title: Grown procedure ${number}`),
    );
  for (let number = 1; number <= pages; number++) {
    const shows =
      number <= procedures ? `\n<Triage procedure="grown-${number}" />\n\n<Procedure of="grown-${number}" />\n` : '';
    const text = page.replace(/^title: .*$/m, `title: Grown page ${number}`).replace(/^import .*$/gm, '');
    writeFileSync(join(folder, `guide/grown/page-${number}.mdx`), `${text}${shows}`);
  }
  for (let number = 1; number <= problems; number++)
    writeFileSync(
      join(folder, `problems/grown-${number}.yaml`),
      `# yaml-language-server: $schema=../.schemas/problem.json
title: Grown problem ${number}
recognise:
  stage: imaging
  message: The device grown-${number} is not ready
means: The device is not ready yet. Wait for it.
procedure: ${procedures > 0 ? `grown-${(number % procedures) + 1}` : 'imaging-problem'}
source: Grown by tools/bench/grown-content.mjs
examples:
  - (imaging) ERROR - IOError('The device grown-${number} is not ready',) Exception:None
`,
    );
}
