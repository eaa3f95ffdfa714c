import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { PATTERNS } from '../intake/layers/fixed-words.ts';

const source = fileURLToPath(new URL('../', import.meta.url));

/** Every pattern in the files of these folders, as it is written. */
function patternsIn(...folders: readonly string[]): readonly { where: string; pattern: string; flags: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.(?:test|bench)\.ts$|corpus\//.test(name))
      .flatMap((name) => {
        const found: { where: string; pattern: string; flags: string }[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isRegularExpressionLiteral(node)) {
            const [, pattern = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
            found.push({ where: `${folder}/${name}`, pattern, flags });
          }
          node.forEachChild(visit);
        };
        visit(ts.createSourceFile(name, readFileSync(join(source, folder, name), 'utf8'), ts.ScriptTarget.Latest));
        return found;
      }),
  );
}

// recheck tries attacks against the clock, so that a busy machine can look like a slow pattern: hence the retries below.
const patterns = [
  ...patternsIn('intake', 'diagnosis', 'triage', 'ticket'),
  ...PATTERNS.map(({ source: pattern, flags }) => ({ where: 'fixed-words.ts', pattern, flags })),
];

test('patterns are found', () => {
  expect(patterns.length).toBeGreaterThan(50);
});

test.for(patterns)('takes linear time: /$pattern/ in $where', { timeout: 120_000, retry: 3 }, ({ pattern, flags }) => {
  // `d` and `g` do not change how a match is looked for; `y` looks at one place alone, as `^` does. recheck knows none of them.
  const anchored = flags.includes('y') ? `^(?:${pattern})` : pattern;
  const { status } = checkSync(anchored, flags.replace(/[dgy]/g, ''), {
    timeout: 50_000,
    attackTimeout: 3000,
    randomSeed: 1,
  });
  expect(status).toBe('safe');
});

test('a pattern that takes quadratic time is refused', () => {
  expect(checkSync('File "(.+)", line (\\d+)', '').status).not.toBe('safe');
});
