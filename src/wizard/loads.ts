import { once } from './once.ts';

// Most of the script, which nobody needs before the first paste. Both are named in one file: then the page has one list
// of what else they need.

/** Reads a text, and finds the known problems that fit. */
export const loadEngine = once(() => import('../diagnosis/examine.ts'));

/** The statechart, and the screens behind the paste. */
export const loadScreens = once(() => import('./screens/later.ts'));
