import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  compilePackages,
  compileProblem,
  compileSite,
  compileSituations,
  compileStages,
  compileSupportRequest,
} from './compile.ts';
import { compileProcedures } from './compile-procedures.ts';
import { readContentFile, type ContentFile } from './content-file.ts';
import { readText } from './content-text.ts';
import type { Library } from './library.ts';
import type { Mistake } from './mistake.ts';
import { readPage, type Page } from './page.ts';
import {
  PackagesFile,
  ProblemFile,
  ProcedureFile,
  SiteFile,
  SituationsFile,
  StagesFile,
  SupportRequestFile,
} from './schemas.ts';

type FileOf<S extends z.ZodType> = ContentFile<z.output<S>>;

/** Everything in `content/`: what was made of it, and the files that it came from, to say where a mistake stands. */
export interface Content {
  readonly folder: string;
  readonly library: Library;
  readonly problems: readonly FileOf<typeof ProblemFile>[];
  readonly procedures: readonly FileOf<typeof ProcedureFile>[];
  readonly supportRequests: readonly FileOf<typeof SupportRequestFile>[];
  readonly packages: FileOf<typeof PackagesFile> | null;
  readonly site: FileOf<typeof SiteFile> | null;
  readonly stages: FileOf<typeof StagesFile> | null;
  readonly situations: FileOf<typeof SituationsFile> | null;
  readonly pages: readonly Page[];
  /** Every file in the folder, from it on: `problems/disk-full.yaml`. */
  readonly names: readonly string[];
}

/** What could be read, and what is wrong with it. */
export interface Read {
  readonly content: Content;
  readonly mistakes: readonly Mistake[];
}

/**
 * Read the content folder.
 *
 * All files are read, not only up to the first mistake; a file that cannot be used is left out.
 *
 * @param folder Path of `content/`.
 * @returns What could be read, and what is wrong with the files one by one. Throws only when the folder cannot be read.
 */
export function readContent(folder: string): Read {
  const mistakes: Mistake[] = [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' }).map((entry) => ({
    isFile: entry.isFile(),
    name: join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''),
  }));
  const names = entries.flatMap(({ isFile, name }) => (isFile ? name : [])).sort();
  const wrong = (name: string, what: string, fix: string) => {
    mistakes.push({ file: `content/${name}`, line: 1, what, fix });
    return null;
  };
  const misplaced = entries.flatMap(({ isFile, name }) => (!isFile && /\.(?:ya?ml|mdx?)$/i.test(name) ? name : []));
  for (const name of misplaced)
    wrong(name, 'This is a folder, and by its name it should be a file.', 'Take the folder away, or rename it.');
  const text = (name: string) => {
    const { text: read, isUtf8 } = readText(join(folder, name));
    if (isUtf8) return read;
    return wrong(
      name,
      'This file is not saved as UTF-8, so that some of its letters cannot be read.',
      'Save it once more, with “UTF-8” chosen as the encoding.',
    );
  };
  const read = <S extends z.ZodType>(name: string, schema: S) => {
    const yaml = text(name);
    return yaml === null ? null : readContentFile(`content/${name}`, yaml, schema, mistakes);
  };
  const one = <S extends z.ZodType>(name: string, schema: S) => {
    if (names.includes(name)) return read(name, schema);
    if (misplaced.includes(name)) return null;
    return wrong(name, 'This file is missing.', 'Put it back: the site cannot be built without it.');
  };
  const all = <S extends z.ZodType>(of: string, schema: S) =>
    names
      .filter((name) => name.startsWith(`${of}/`) && name.endsWith('.yaml') && name.split('/').length === 2)
      .map((name) => read(name, schema))
      .filter((file) => file !== null);

  const namesIn = (of: string) =>
    names.flatMap((name) => (name.startsWith(`${of}/`) ? (/([^/]+)\.yaml$/.exec(name)?.[1] ?? []) : []));

  const site = one('site.yaml', SiteFile);
  const stages = one('stages.yaml', StagesFile);
  const situations = one('situations.yaml', SituationsFile);
  const packages = one('packages.yaml', PackagesFile);
  const files = {
    problems: all('problems', ProblemFile),
    procedures: all('procedures', ProcedureFile),
    supportRequests: all('support-requests', SupportRequestFile),
  };
  const pages = names
    .filter((name) => /^guide\/.*\.mdx?$/.test(name))
    .map((name) => {
      const mdx = text(name);
      return mdx === null ? null : readPage(name.slice('guide/'.length), mdx, mistakes);
    })
    .filter((page) => page !== null);

  const problems = files.problems.map(compileProblem);
  const supportRequests = files.supportRequests.map(compileSupportRequest);
  const library: Library = {
    knowledge: { problems, packages: compilePackages(packages?.value ?? []) },
    problems,
    runbook: {
      site: compileSite(site),
      stages: compileStages(stages),
      situations: situations === null ? [] : compileSituations(situations),
      procedures: compileProcedures(files.procedures, namesIn('procedures')),
      supportRequests,
    },
    pages: pages.map(({ address, title, uses }) => ({
      address,
      title,
      shows: uses.flatMap(({ name, attributes }) =>
        typeof attributes['of'] === 'string' ? [{ component: name, of: attributes['of'] }] : [],
      ),
    })),
    example: site?.value.example ?? null,
  };
  return { content: { folder, library, ...files, packages, site, stages, situations, pages, names }, mistakes };
}
