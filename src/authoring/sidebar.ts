import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readText } from './content-text.ts';

const Frontmatter = z.object({
  title: z.string(),
  sidebar: z
    .object({ order: z.number().optional(), label: z.string().optional(), hidden: z.boolean().optional() })
    .optional(),
});

interface Page {
  readonly folder: string;
  readonly title: string;
  readonly label: string;
  readonly link: string;
  readonly order: number;
}

/** An entry of Starlight's sidebar: a page, or a folder of pages. */
export type SidebarItem = { label: string; link: string } | { label: string; items: { label: string; link: string }[] };

/**
 * The sidebar, from the pages themselves: a page at the top for each file, a group for each folder, ordered by
 * `sidebar: { order }` in the page's head. A folder's `index.mdx` names its group. Starlight's own `autogenerate` knows only `src/content/docs`.
 *
 * @param folder Path of `content/guide/`.
 */
export function sidebarOf(folder: string): SidebarItem[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .flatMap((file) => pageOf(folder, file.replaceAll('\\', '/')))
    .sort((a, b) => a.order - b.order || a.label.localeCompare(b.label, 'en'));
  const items = (of: string) => pages.filter((page) => page.folder === of).map(({ label, link }) => ({ label, link }));
  const folders = [...new Set(pages.map((page) => page.folder))].filter((name) => name !== '');
  const labelOf = (name: string) => pages.find((page) => page.link === `/${name}/`)?.title ?? titleOf(name);
  return [...items(''), ...folders.map((name) => ({ label: labelOf(name), items: items(name) }))];
}

/** The head of a page; `null` when it cannot be read, of which the content checks tell. */
function headOf(mdx: string): unknown {
  try {
    return parse(FRONTMATTER.exec(mdx)?.[1] ?? '');
  } catch {
    return null;
  }
}

const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---/;

function pageOf(folder: string, file: string): readonly Page[] {
  const head = Frontmatter.safeParse(headOf(readText(join(folder, file)).text));
  if (!head.success || head.data.sidebar?.hidden === true) return [];
  const slug = file.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '');
  return [
    {
      folder: file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '',
      title: head.data.title,
      label: head.data.sidebar?.label ?? head.data.title,
      link: slug === '' ? '/' : `/${slug}/`,
      order: head.data.sidebar?.order ?? Number.MAX_SAFE_INTEGER,
    },
  ];
}

/** `reference` → “Reference”, `an-instance` → “An instance”. */
const titleOf = (folder: string) => folder.charAt(0).toUpperCase() + folder.slice(1).replaceAll('-', ' ');
