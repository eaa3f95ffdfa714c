import { ADDRESSES } from './base-links.ts';
import { addressOf, isPage, textOf, type BuiltSite } from './built-site.ts';
import { attribute, elementsOf } from './html.ts';

/** A link of a page that leads nowhere on the site. */
export interface BrokenLink {
  /** The file that holds it, from the site's root. */
  readonly file: string;
  readonly link: string;
  readonly why: 'no such file' | 'no such anchor' | 'outside the base path';
}

/** Every address that a file links to or loads. */
function linksOf(file: string, content: Uint8Array): readonly string[] {
  if (isPage(file))
    return elementsOf(textOf(content)).flatMap((element) => [
      ...ADDRESSES.flatMap((name) => attribute(element, name) ?? []),
      ...(attribute(element, 'srcset') ?? '').split(',').flatMap((part) => part.trim().split(/\s/)[0] || []),
    ]);
  // What the wizard shows: its links are written from the site's root, and get the base path when they are drawn.
  if (/^data\/.*\.json$/.test(file))
    return [...textOf(content).matchAll(/"href":"(\/[^"]*)"/g)].map(([, to = '']) => to);
  if (file.endsWith('.css'))
    return [...textOf(content).matchAll(/url\((?!data:)["']?([^)"']+)/g)].map(([, to = '']) => to);
  return [];
}

/**
 * Follow every link, image and anchor of a built site.
 *
 * @param base The path that the site is served under: `/guides/`.
 */
export function brokenLinks(site: BuiltSite, base: string): readonly BrokenLink[] {
  const files = new Map([...site.keys()].flatMap((path) => [[path, path] as const, [addressOf(path), path] as const]));
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (path: string) => {
    const known = anchors.get(path) ?? new Set(elementsOf(textOf(site.get(path) ?? new Uint8Array())).flatMap(namesOf));
    anchors.set(path, known);
    return known;
  };

  return [...site].flatMap(([file, content]) => {
    const here = new URL(`http://site${base}${addressOf(file)}`);
    return linksOf(file, content).flatMap((link): readonly BrokenLink[] => {
      const to = new URL(file.startsWith('data/') ? `${base.slice(0, -1)}${link}` : link, here);
      if (to.host !== here.host || to.protocol !== here.protocol) return [];
      if (!to.pathname.startsWith(base)) return [{ file, link, why: 'outside the base path' }];
      const path = files.get(decodeURIComponent(to.pathname.slice(base.length)));
      if (path === undefined) return [{ file, link, why: 'no such file' }];
      if (to.hash === '' || !isPage(path) || anchorsOf(path).has(decodeURIComponent(to.hash.slice(1)))) return [];
      return [{ file, link, why: 'no such anchor' }];
    });
  });
}

const namesOf = (element: Parameters<typeof attribute>[0]) => attribute(element, 'id') ?? [];
