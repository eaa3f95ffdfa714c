import { NOTHING, replaced, type Layer } from './layer.ts';

// ECMA-48: colours and cursor moves, then titles and links, which end in BEL or ESC \. syslog writes ESC as #033, and what
// shows logs in a browser may drop it.
const SEQUENCES =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /(?:\x1b|#033)\[[0-9;:?]{0,40}[ -/]{0,2}[@-~]|\x1b\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78MDEHc]/g;

const BARE = /(?:\^\[|ESC)?\[(?:\d{1,3}(?:;\d{1,3}){0,5})?m/g;

/** A terminal's colours and other control sequences go. */
export const colours: Layer = (text) =>
  text.includes('\x1b') || text.includes('#033[')
    ? replaced(text, SEQUENCES, () => '')
    : text.includes('[0m')
      ? replaced(text, BARE, () => '')
      : NOTHING;
