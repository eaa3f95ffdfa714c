import type { Procedure } from '../triage/procedure.ts';

/**
 * The step that the anchor of a page's address names: `#cache-problem/restart-celery`, or `#restart-celery` on the page
 * of its own procedure.
 *
 * @param procedure The procedure that the page begins with, if any.
 * @returns `null` when it names none.
 */
export function linkedStep(anchor: string, procedure: string | null, procedures: readonly Procedure[]) {
  const words = anchor.slice(1).split('/');
  const [name, step] = words.length > 1 ? words : [procedure, words[0]];
  const found = procedures.find((one) => one.name === name)?.steps.find((one) => one.name === step);
  return found && name ? { procedure: name, step: found.name } : null;
}
