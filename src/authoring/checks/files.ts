import type { Content } from '../content.ts';
import { mistakeAt } from '../content-file.ts';
import { suggest, type Mistake } from '../mistake.ts';

const FOLDERS = ['guide', 'problems', 'procedures', 'support-requests'] as const;
const SINGLES = ['packages.yaml', 'site.yaml', 'situations.yaml', 'stages.yaml'] as const;
const ENDS = ['resolved', 'support-request', 'paste-again'];

/** How a name that others refer to is written. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `Disk Full (2)` → `disk-full-2` */
const better = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'a-name';

/** Every file is one that something reads, and every name is one that can be referred to. */
export const checkFiles = (content: Content): readonly Mistake[] => [
  ...content.names.flatMap(file),
  ...content.procedures.flatMap(stepNames),
];

function file(path: string): readonly Mistake[] {
  const [folder = '', ...rest] = path.split('/');
  const base = rest.at(-1) ?? folder;
  if (base.startsWith('.') || folder.startsWith('.') || path === 'README.md') return [];
  const mistake = (what: string, fix: string): readonly Mistake[] => [{ file: `content/${path}`, line: 1, what, fix }];
  if (rest.length === 0)
    return SINGLES.some((name) => name === path)
      ? []
      : mistake('Nothing reads this file.', suggest(path, SINGLES, 'The files that may stand here are'));
  if (!FOLDERS.some((name) => name === folder))
    return mistake(`Nothing reads the folder “${folder}”.`, suggest(folder, FOLDERS, 'The folders are'));
  const ending = folder === 'guide' ? '.mdx' : '.yaml';
  // A page's pictures may stand beside it.
  const picture = folder === 'guide' ? PICTURE.exec(base)?.[0] : undefined;
  if (picture === undefined && !base.endsWith(ending))
    return mistake(`Nothing reads this file: here, files end in ${ending}.`, `Give it a name that ends in ${ending}.`);
  if (folder !== 'guide' && rest.length > 1)
    return mistake('Nothing reads files in a folder of this folder.', `Move it to content/${folder}/.`);
  const name = base.slice(0, -(picture ?? ending).length);
  const unfit = [...rest.slice(0, -1), name].find((part) => !NAME.test(part));
  if (unfit === undefined && picture === picture?.toLowerCase()) return [];
  return mistake(
    `“${unfit ?? base}” is a name that other files cannot refer to.`,
    `Use small letters, digits and hyphens: ${unfit === undefined || unfit === name ? `${better(name)}${(picture ?? ending).toLowerCase()}` : better(unfit)}.`,
  );
}

const PICTURE = /\.(?:png|jpe?g|svg|webp|gif|avif)$/i;

function stepNames(procedure: Content['procedures'][number]): readonly Mistake[] {
  return Object.keys(procedure.value.steps).flatMap((name) => {
    if (ENDS.includes(name))
      return [
        mistakeAt(
          procedure,
          ['steps', name],
          `A step cannot be called “${name}”: in “then:” that is an end.`,
          'Give the step another name.',
        ),
      ];
    if (NAME.test(name)) return [];
    return [
      mistakeAt(
        procedure,
        ['steps', name],
        `“${name}” is a name that answers and links cannot refer to.`,
        `Use small letters, digits and hyphens: ${better(name)}.`,
      ),
    ];
  });
}
