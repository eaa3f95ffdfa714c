import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { licencesFile, lockedPackages, SHIPPED } from './licences.ts';

const packages = lockedPackages('.');
const { devDependencies, allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

const PERMISSIVE = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Python-2.0',
  '(MIT AND Zlib)',
  '(MIT OR GPL-3.0-or-later)',
];

/** Tools under a licence that binds only changes of themselves: none of them is part of the site. */
const TOOLS: readonly { name: RegExp; licence: RegExp }[] = [
  { name: /^lightningcss/, licence: /^MPL-2\.0$/ },
  { name: /^axe-core$/, licence: /^MPL-2\.0$/ },
  { name: /^@img\/sharp-/, licence: /LGPL-3\.0-or-later/ },
];

describe('the dependencies', () => {
  test('are under permissive licences, but for a few tools by name', () => {
    const others = packages.filter(({ licence }) => !PERMISSIVE.includes(licence));
    expect(
      others.filter((one) => !TOOLS.some(({ name, licence }) => name.test(one.name) && licence.test(one.licence))),
    ).toEqual([]);
  });

  test('are permissive without exception where they reach the browser', () => {
    const shipped = SHIPPED.map((name) => packages.find((one) => one.name === name)?.licence);
    expect(shipped.filter((licence) => licence !== 'MIT')).toEqual([]);
  });

  test('run programs at their install only by name', () => {
    expect([...new Set(packages.filter(({ installs }) => installs).map(({ name }) => name))].sort()).toEqual(
      Object.keys(allowScripts).sort(),
    );
  });

  test('are pinned, and the lockfile points at no registry', () => {
    expect(Object.entries(devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
  });
});

test('the list of licences holds the text of each that is shipped', () => {
  const list = licencesFile('.');
  for (const name of SHIPPED) expect(list).toContain(`\n${name} `);
  expect(list.match(/Permission is hereby granted/g)?.length).toBeGreaterThanOrEqual(SHIPPED.length);
});
