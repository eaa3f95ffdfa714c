import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One package of the lockfile. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Runs a program of its own while it is installed. */
  readonly installs: boolean;
}

/** Packages of which something reaches the reader's browser; all others are tools. */
export const SHIPPED = [
  '@astrojs/starlight',
  '@expressive-code/core',
  'astro',
  'pagefind',
  'preact',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
  'xstate',
] as const;

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly version: string; readonly license?: string; readonly hasInstallScript?: true }>
  >;
}

/** Every package that an install can bring, on whatever machine, by name. */
export function lockedPackages(root: string): readonly LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  return Object.entries(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, { version, license, hasInstallScript }]) => ({
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? 'unknown',
      installs: hasInstallScript ?? false,
    }))
    .sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
}

/** `licences.txt`: the licence of each package that reaches the browser, in full, then those of the tools. */
export function licencesFile(root: string): string {
  const packages = lockedPackages(root);
  const line = ({ name, version, licence }: LockedPackage) => `${name} ${version}: ${licence}`;
  const shipped = SHIPPED.flatMap((name) => packages.find((one) => one.name === name) ?? []);
  const tools = packages.filter(({ name }) => !SHIPPED.some((one) => one === name));
  return [
    `This site: MIT\n\n${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}`,
    ...shipped.map((one) => `${line(one)}\n\n${licenceText(join(root, 'node_modules', one.name))}`),
    `Tools that made it, and are not part of it:\n\n${[...new Set(tools.map(line))].join('\n')}`,
  ].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The licence that comes with a package; Pagefind keeps its own in a folder. */
function licenceText(folder: string): string {
  const files = ['LICENSE', 'LICENSE.md', 'LICENSE/LICENSE'].map((name) => join(folder, name));
  const file = files.find((path) => existsSync(path) && statSync(path).isFile());
  if (file === undefined) throw new Error(`No licence in ${folder}: is everything installed?`);
  return readFileSync(file, 'utf8').trim();
}
