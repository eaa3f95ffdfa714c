import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FOR_EVER, HEADERS, headersFile, NAMED_BY_CONTENT } from './headers.ts';

test('the _headers file names each header once, under the path that the site is served from', () => {
  expect(headersFile('/guides/').split('\n')).toEqual([
    '/guides/*',
    ...Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}`),
    ...NAMED_BY_CONTENT.flatMap((folder) => [`/guides/${folder}/*`, `  Cache-Control: ${FOR_EVER}`]),
    '',
  ]);
});

test('the nginx configuration says the same', () => {
  const said = [...readFileSync('deploy/nginx.conf', 'utf8').matchAll(/^ {2}add_header (\S+) "(.*)" always;$/gm)];
  expect(Object.fromEntries(said.map(([, name, value]) => [name, value]))).toEqual(HEADERS);
});
