import { resolve } from 'node:path';

/** Where the content is: `content/`, or what CONTENT_DIR names, such as a trial that is not in the way of the real one. */
export const contentFolder = (): string => resolve(process.env['CONTENT_DIR'] ?? 'content');
