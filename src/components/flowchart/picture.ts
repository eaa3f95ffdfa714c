import library from 'virtual:library';
import { chartOf } from './chart.ts';
import { layOut, type Picture } from './layout.ts';

/** The flowchart of a path. A build has this file’s answers from `integration.ts`. */
export const pictureOf = (of: string): Promise<Picture> => layOut(chartOf(of, library.runbook.procedures));
