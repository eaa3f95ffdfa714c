import type { Considered, Weighed } from './diagnosis.ts';

const NAMES: Readonly<Record<Weighed['sign'], string>> = {
  exception: 'The exception',
  message: 'The message',
  frame: 'The place in the code',
  anywhere: 'The text',
  stage: 'The stage',
};

/** For authors: why a problem that was considered is no finding, as a sentence; `null` when it is one. */
export function against({ confidence, stage, signs }: Considered): string | null {
  if (confidence !== null) return null;
  const contradicted = signs.find(({ result }) => result === 'contradicted');
  if (contradicted)
    return `It failed in the stage “${stage}”, and this happens in ${listed(contradicted.wanted)} only.`;
  const missing = signs.filter(({ result }) => result === 'missing');
  return missing.map(({ sign, wanted }) => `${NAMES[sign]} does not have ${listed(wanted)}.`).join(' ');
}

/** “one”, “two” or “three”. */
function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word.replaceAll('*', '…')}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
