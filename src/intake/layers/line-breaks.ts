import { NOTHING, replaced, type Layer } from './layer.ts';

/** Windows' and old Macs' line breaks become `\n`. */
export const lineBreaks: Layer = (text) => (text.includes('\r') ? replaced(text, /\r\n?/g, () => '\n') : NOTHING);
