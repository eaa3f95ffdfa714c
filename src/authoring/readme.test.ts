import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from './check.ts';
import { format } from './mistake.ts';

const readme = readFileSync('content/README.md', 'utf8');

/** The files to copy: each stands below the sentence that says where to. */
const copies = [...readme.matchAll(/copy this to `([^`]+)`[^\n]*\n\n```\w+\n([\s\S]*?)```/gi)].map(
  ([, path = '', text = '']) => ({ path, text }),
);

test('the files that content/README.md gives to copy are in order, all together', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  try {
    cpSync('content', folder, { recursive: true });
    for (const { path, text } of copies) writeFileSync(join(folder, path), text);
    // As it tells to do with a support request.
    const page = join(folder, 'guide/network-problem.mdx');
    writeFileSync(page, `${readFileSync(page, 'utf8')}\n<SupportRequest of="network" />\n`);
    const procedure = join(folder, 'procedures/network-problem.yaml');
    writeFileSync(procedure, readFileSync(procedure, 'utf8').replace('request: imaging', 'request: network'));
    expect(checkContent(folder).mistakes.map(format).join('\n\n')).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('there is one for each kind', () => {
  expect(copies.map(({ path }) => path.split('/')[0])).toEqual(['guide', 'problems', 'procedures', 'support-requests']);
});
