import { addressOf } from './built-site.ts';
import { attribute, changed, elementsOf, type Change, type Element } from './html.ts';

/** Attributes that hold an address. */
export const ADDRESSES = ['href', 'src'] as const;

/**
 * Give the links that authors write from the site's root (`/approve/`) the path that the site is served under.
 *
 * Links that Astro made have it already. Which is which is told by what is there: an address without a file that has
 * one under the base is an author's.
 *
 * @param page Text of the page.
 * @param base `/guides/`
 * @param paths Paths of all files of the site, from its root.
 */
export function withBase(page: string, base: string, paths: Iterable<string>): string {
  if (base === '/') return page;
  const addresses = new Set([...paths].flatMap((path) => [`/${path}`, `/${addressOf(path)}`]));
  const exists = (address: string) => addresses.has(address.replace(/[?#].*$/s, ''));
  const misses = (address: string) =>
    exists(address) && !(address.startsWith(base) && exists(address.slice(base.length - 1)));
  return changed(
    page,
    elementsOf(page).flatMap((element) =>
      ADDRESSES.flatMap((name) => {
        const address = attribute(element, name);
        return address !== null && misses(address) ? insertBase(element, name, page, base) : [];
      }),
    ),
  );
}

function insertBase({ location }: Element, name: string, page: string, base: string): readonly Change[] {
  const at = location?.attrs?.[name];
  if (!at) return [];
  const slash = page.indexOf('/', at.startOffset + name.length);
  return [{ start: slash, end: slash + 1, by: base }];
}
