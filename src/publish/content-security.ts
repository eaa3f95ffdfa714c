import { createHash } from 'node:crypto';
import { attribute, changed, elementsOf, type Element } from './html.ts';

/**
 * What may become HTML or the address of a script, wherever a script of the site tries it: search results with their
 * `<mark>`, and files of this site. Everything else is shown as text, or refused.
 *
 * Search (Pagefind) and the service worker's registration need these two.
 */
const TRUSTED_TYPES = `self.trustedTypes?.createPolicy('default',{createHTML:h=>h.replace(/<(?!\\/?mark>)/g,'&lt;'),createScriptURL:u=>new URL(u,location).origin===location.origin?u:null})`;

/** Types of a `<script>` that holds data, which a browser does not run. */
const DATA = /^(?:application\/(?:ld\+)?json|text\/plain)$/;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const unique = (values: readonly string[]) => [...new Set(values)].join(' ');

/**
 * A page with the policy that lets it load and run what it holds, and nothing else.
 *
 * The policy stands right after `<meta charset>`, before the page's first script. It carries the hashes of the page's
 * own inline scripts and styles, so it has to be made last. What a `<meta>` cannot carry is in `headers.ts`.
 */
export function withPolicy(page: string): string {
  const elements = elementsOf(page);
  const charset = elements.find((element) => element.tagName === 'meta' && attribute(element, 'charset'));
  const at = charset?.location?.endOffset;
  if (at === undefined)
    throw new Error('A page without <meta charset> cannot have its policy before its first script.');
  const head = `<meta http-equiv="content-security-policy" content="${policyOf(elements)}"><meta name="referrer" content="no-referrer"><script>${TRUSTED_TYPES}</script>`;
  return changed(page, [{ start: at, end: at, by: head }]);
}

function policyOf(elements: readonly Element[]): string {
  const inline = (tag: string) =>
    elements.filter((element) => element.tagName === tag && attribute(element, 'src') === null);
  const scripts = inline('script').filter((script) => !DATA.test(attribute(script, 'type') ?? ''));
  const styles = inline('style');
  const attributes = elements.flatMap((element) => attribute(element, 'style') ?? []);
  return [
    `default-src 'none'`,
    `script-src 'self' ${unique([TRUSTED_TYPES, ...scripts.map(({ text }) => text)].map(hash))}`,
    `style-src-elem 'self' ${unique(styles.map(({ text }) => text).map(hash))}`.trim(),
    `style-src-attr 'unsafe-hashes' ${unique(attributes.map(hash))}`.trim(),
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types default`,
  ].join('; ');
}
