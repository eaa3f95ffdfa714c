import { NOTHING, replaced, type Layer } from './layer.ts';

const FENCE =
  /^[ \t]{0,12}(?:`{3,20}|~{3,20})[ \t]{0,4}[\w+#.-]{0,30}[ \t]*$|^[ \t]{0,12}\{(?:code|noformat)(?::[^}\n]{0,100})?\}[ \t]*$|^[ \t]{0,12}<\/?(?:pre|code)>[ \t]*$/gm;

/** Lines that only fence code in a chat or a ticket become blank lines, which end what stands above them. */
export const fences: Layer = (text) =>
  text.includes('```') ||
  text.includes('~~~') ||
  text.includes('{code') ||
  text.includes('{noformat') ||
  text.includes('<pre>') ||
  text.includes('</pre>')
    ? replaced(text, FENCE, () => '').filter(({ start, end }) => end > start)
    : NOTHING;
