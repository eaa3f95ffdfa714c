import type { Knowledge, Problem } from '../diagnosis/problem.ts';
import type { RichText } from '../triage/procedure.ts';
import type { Runbook } from '../triage/runbook.ts';
import { readContent } from './content.ts';
import type { Mistake } from './mistake.ts';

/** A known problem, as the pages and the wizard show it. */
export interface ProblemEntry extends Problem {
  readonly means: RichText;
  readonly source: string;
  readonly examples: readonly string[];
  readonly nearMisses: readonly string[];
}

/** A page of the guide, as far as other pages link to it. */
interface PageEntry {
  /** From the site's root: `/cache-problem/`. */
  readonly address: string;
  readonly title: string;
  /** What it shows whole, such as `{ component: 'Procedure', of: 'cache-problem' }`. */
  readonly shows: readonly { readonly component: string; readonly of: string }[];
}

/** Everything in `content/` that the site is made from, but the text of its pages. */
export interface Library {
  readonly knowledge: Knowledge;
  readonly problems: readonly ProblemEntry[];
  readonly runbook: Runbook;
  readonly pages: readonly PageEntry[];
  /** The problem whose first example can be tried with one press; `null` for none. */
  readonly example: string | null;
}

/**
 * Read the content folder, without the checks that look at files together (see `check.ts`).
 *
 * @param folder Path of `content/`.
 * @returns What could be read, and what is wrong with the files one by one.
 */
export function loadLibrary(folder: string): { readonly library: Library; readonly mistakes: readonly Mistake[] } {
  const { content, mistakes } = readContent(folder);
  return { library: content.library, mistakes };
}
