import { NOTHING, replaced, type Layer } from './layer.ts';

/** Windows' and old Macs' line breaks become `\n`, also where blanks came between the two halves of one. */
export const lineBreaks: Layer = (text) =>
  text.includes('\r') ? replaced(text, /\r(?:[ \t]{0,8}\n)?/g, () => '\n') : NOTHING;
