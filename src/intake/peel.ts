import { colours } from './layers/colours.ts';
import { cutLines } from './layers/cut-lines.ts';
import { doubleSpacing } from './layers/double-spacing.ts';
import { entities } from './layers/entities.ts';
import { exoticBlanks } from './layers/exotic-blanks.ts';
import { fences } from './layers/fences.ts';
import { jsonStrings } from './layers/json-strings.ts';
import type { Layer } from './layers/layer.ts';
import { lineBreaks } from './layers/line-breaks.ts';
import { marginsLayer } from './layers/margins.ts';
import { mojibake } from './layers/mojibake.ts';
import { quotation } from './layers/quotation.ts';
import { quotedPrintable } from './layers/quoted-printable.ts';
import { quoting } from './layers/quoting.ts';
import { smartPunctuation } from './layers/smart-punctuation.ts';
import { trailingBlanks } from './layers/trailing-blanks.ts';
import { wrapping } from './layers/wrapping.ts';
import { edited, pasted, type Mapped } from './mapped.ts';

/**
 * What a text can have met on its way, outermost first. Each step waits until the one before it has nothing left to
 * do: lines are joined when nothing stands between them any more, and characters are read when lines are whole.
 */
const steps: readonly (readonly Layer[])[] = [
  [
    lineBreaks,
    jsonStrings,
    quotation,
    trailingBlanks,
    cutLines,
    doubleSpacing,
    quotedPrintable,
    colours,
    mojibake,
    exoticBlanks,
    quoting,
    fences,
    marginsLayer,
  ],
  [wrapping],
  [entities],
  [smartPunctuation],
];

// Manglings come in any order and more than once: entities escaped twice, JSON in JSON, quoting around line numbers.
const MOST_ROUNDS = 12;

/** Undo everything that layers undo, until nothing is left to undo. */
export function peel(text: string): Mapped {
  let mapped = pasted(text);
  for (let round = 0, step = 0; round < MOST_ROUNDS && step < steps.length;) {
    const before = mapped;
    for (const layer of steps[step] ?? []) mapped = edited(mapped, layer(mapped.text));
    if (mapped === before) step++;
    else [round, step] = [round + 1, 0];
  }
  return mapped;
}
