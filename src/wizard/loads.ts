import { once } from './once.ts';

// The parts of the script that nobody needs before doing something. Named in one file, so that the page has one list of
// what each of them needs.

/** Reads a text, and finds the known problems that fit. */
export const loadEngine = once(() => import('../diagnosis/examine.ts'));

/** The statechart, and the screens behind the paste. */
export const loadScreens = once(() => import('./screens/later.ts'));

/** Finds what must not be sent or kept. */
export const loadMask = once(() => import('./remembered.ts'));
