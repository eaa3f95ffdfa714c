import type { RequestFacts } from '../intake/reading.ts';
import type { Step } from './procedure.ts';
import type { CloudPage, Site } from './runbook.ts';

/** What an address can hold, as `{requestId}`. */
export type AddressFact = Exclude<keyof RequestFacts, 'notes'>;

/**
 * The page of the cloud that a step needs, at the request at hand.
 *
 * @param facts What is known of the request. Where the page needs one that is not known, the page that stands in for it
 *   is given.
 * @returns `null` when the step needs none, or the address that it lies at is not set.
 */
export function cloudPage(
  opens: Step['opens'],
  { pages }: Pick<Site, 'pages'>,
  facts: Readonly<Partial<Record<AddressFact, string | null>>>,
): Pick<CloudPage, 'address' | 'link'> | null {
  const tried = new Set<string>();
  for (let name = opens; name !== null && !tried.has(name);) {
    tried.add(name);
    const page = pages.find((one) => one.name === name);
    if (page === undefined || page.address === '') return null;
    const address = page.address.replace(/\{(\w+)\}/g, (place, fact: AddressFact) =>
      facts[fact] == null ? place : encodeURIComponent(facts[fact]),
    );
    // What is filled in holds no brackets: they are escaped in an address.
    if (!address.includes('{')) return { address, link: page.link };
    name = page.otherwise;
  }
  return null;
}
