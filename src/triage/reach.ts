import type { Procedure } from './procedure.ts';

/** What a paste can lead to: the procedures that problems and situations name. */
export type Entrances = readonly { readonly procedure: string | null }[];

/**
 * The procedures that can be reached from one, or from a paste.
 *
 * @param start Where to begin; `null` begins at the paste.
 * @param entrances What a paste can lead to; taken in where an answer asks for a new paste.
 * @returns Them, in the order given. A name without a procedure is passed over.
 */
export function reachableFrom(
  start: string | null,
  procedures: readonly Procedure[],
  entrances: Entrances,
): readonly Procedure[] {
  const names = new Set<string>();
  const afterPaste = entrances.flatMap(({ procedure }) => procedure ?? []);
  const waiting: string[] = start === null ? [...afterPaste] : [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (names.has(name)) continue;
    names.add(name);
    const answers =
      procedures.find((procedure) => procedure.name === name)?.steps.flatMap((step) => step.answers) ?? [];
    for (const { then } of answers) {
      if (then.kind === 'step') waiting.push(then.procedure);
      if (then.kind === 'paste-again') waiting.push(...afterPaste);
    }
  }
  return procedures.filter(({ name }) => names.has(name));
}
