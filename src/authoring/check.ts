import { checkAnchors } from './checks/anchors.ts';
import { checkExamples } from './checks/examples.ts';
import { checkFiles } from './checks/files.ts';
import { checkGraph } from './checks/graph.ts';
import { checkLinks } from './checks/links.ts';
import { checkOneAtATime } from './checks/one-at-a-time.ts';
import { checkPages } from './checks/pages.ts';
import { checkPlainTexts } from './checks/plain-texts.ts';
import { checkRecords } from './checks/records.ts';
import { checkReferences } from './checks/references.ts';
import { checkSchemas } from './checks/schemas.ts';
import { checkSecrets } from './checks/secrets.ts';
import { checkTodo } from './checks/todo.ts';
import { readContent, type Content, type Read } from './content.ts';
import type { Mistake } from './mistake.ts';

/** What looks at the files together; each adds what it finds, and none stops the next. */
const checks: readonly ((content: Content) => readonly Mistake[])[] = [
  checkFiles,
  checkReferences,
  checkGraph,
  checkOneAtATime,
  checkExamples,
  checkSecrets,
  checkRecords,
  checkPlainTexts,
  checkLinks,
  checkAnchors,
  checkPages,
  checkSchemas,
];

/**
 * Read the content folder and check all of it.
 *
 * @param folder Path of `content/`.
 * @returns What could be read, and every mistake, ordered by file and line. Throws only when the folder cannot be read.
 */
export const checkContent = (folder: string): Read => checkRead(readContent(folder));

/** Check all of a content folder that has been read. */
export function checkRead({ content, mistakes }: Read): Read {
  // What is still to be written is nothing else yet.
  const unwritten = checkTodo(content);
  const isUnwritten = ({ file, line }: Mistake) => unwritten.some((one) => one.file === file && one.line === line);
  const found = [...mistakes, ...checks.flatMap((check) => check(content))].filter((one) => !isUnwritten(one));
  return {
    content,
    mistakes: [...unwritten, ...found].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
  };
}
