import { colours } from './layers/colours.ts';
import { cutLines } from './layers/cut-lines.ts';
import { decoration } from './layers/decoration.ts';
import { doubleSpacing } from './layers/double-spacing.ts';
import { entities } from './layers/entities.ts';
import { exoticBlanks } from './layers/exotic-blanks.ts';
import { fences } from './layers/fences.ts';
import { frames, sentences } from './layers/fixed-words.ts';
import { indentation } from './layers/indentation.ts';
import { innerLiterals } from './layers/inner-literals.ts';
import { jsonStrings } from './layers/json-strings.ts';
import type { Layer } from './layers/layer.ts';
import { lineBreaks } from './layers/line-breaks.ts';
import { blockMargins, margins } from './layers/margins/margins.ts';
import { unknownMargins } from './layers/margins/unknown.ts';
import { mojibake } from './layers/mojibake.ts';
import { quotation } from './layers/quotation.ts';
import { quotedPrintable } from './layers/quoted-printable.ts';
import { quoting } from './layers/quoting.ts';
import { smartPunctuation } from './layers/smart-punctuation.ts';
import { tracesOfTools } from './layers/traces-of-tools.ts';
import { trailingBlanks } from './layers/trailing-blanks.ts';
import { wrapping } from './layers/wrapping.ts';
import { edited, pasted, type Mapped } from './mapped.ts';

/**
 * What a text can have met on its way, outermost first: lines are joined when nothing stands between them any more, and
 * characters are read when lines are whole.
 */
const layers: readonly Layer[] = [
  lineBreaks,
  tracesOfTools,
  fences,
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
  decoration,
  indentation,
  margins,
  blockMargins,
  innerLiterals,
  wrapping,
  entities,
  unknownMargins,
  smartPunctuation,
  sentences,
  frames,
];

// Manglings come in any order and more than once: entities escaped twice, JSON in JSON, quoting around line numbers.
const MOST_CHANGES = 30;

/** Undo everything that layers undo, each when those before it have nothing left to do, until none has. */
export function peel(text: string): Mapped {
  let mapped = pasted(text);
  for (let at = 0, changes = 0; at < layers.length && changes < MOST_CHANGES;) {
    const edits = layers[at]?.(mapped.text) ?? [];
    mapped = edited(mapped, edits);
    [at, changes] = edits.length === 0 ? [at + 1, changes] : [0, changes + 1];
  }
  return mapped;
}
