import type { Package, Problem } from '../diagnosis/problem.ts';
import type { RichText } from '../triage/procedure.ts';
import type { Runbook } from '../triage/runbook.ts';
import type { TriageInput } from '../triage/triage.machine.ts';
import { once } from './once.ts';

/** What one page's wizard leads with. */
export type WizardRunbook = Runbook & Omit<TriageInput, 'procedure'>;

/** How known problems are recognised, and what to say of them. */
export interface WizardKnowledge {
  readonly packages: readonly Package[];
  readonly problems: readonly (Problem & { readonly means: RichText })[];
}

const loads = new Map<string, () => Promise<unknown>>();

/** Fetch a data file of this site once. Rejects when it cannot be had. */
function load(url: string): Promise<unknown> {
  const known =
    loads.get(url) ??
    once(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return (await response.json()) as unknown;
    });
  loads.set(url, known);
  return known();
}

/** The procedures, situations and warnings of one page's wizard. Made by this site's own build, so not checked again. */
export const loadRunbook = (url: string) => load(url) as Promise<WizardRunbook>;

/** The known problems. */
export const loadKnowledge = (url: string) => load(url) as Promise<WizardKnowledge>;
