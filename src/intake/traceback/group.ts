import type { Placed } from '../failure.ts';
import { finished, isBegun, unfinished, type Unfinished } from './exception.ts';

/** A line that draws the tree of an exception group, such as `+-+---------------- 1 ----------------`. */
export type Branch = 'open' | 'next' | 'close';

const NUMBERED = /\+-{2,} (?:\d{1,6}|\.\.\.) -/y;

/** What the line that has a `+` at `at` does to the tree; `null` when it draws nothing. */
export function branchAt(text: string, at: number): Branch | null {
  if (text.startsWith('+-+-', at)) return 'open';
  NUMBERED.lastIndex = at;
  if (NUMBERED.test(text)) return 'next';
  return text.startsWith('+---', at) ? 'close' : null;
}

/** Does a group's margin or a branch of its tree stand at `at`? */
export const isDrawn = (text: string, at: number): boolean => text[at] === '|' || branchAt(text, at) !== null;

/**
 * The exceptions of one failure while they are read: a chain, each link of which may be a group, the members of which
 * may be chains of groups. What is finished goes to `done`, members before their group.
 */
export interface Tree {
  readonly text: string;
  readonly done: Placed[];
  /** Groups whose members are being read, with the column in which their branches are drawn. */
  readonly open: { readonly group: Unfinished; readonly column: number }[];
  current: Unfinished;
}

/** A tree with nothing in it. */
export const tree = (text: string): Tree => ({ text, done: [], open: [], current: unfinished() });

/** The current exception is whole, and what follows is another one. */
export function next(tree: Tree, relation: Placed['relation']): void {
  if (isBegun(tree.current)) tree.done.push(finished(tree.text, tree.current, relation));
  tree.current = unfinished();
}

/** Follow a branch. Its column tells how many groups have ended, where indentation has survived. */
export function follow(tree: Tree, branch: Branch, column: number): void {
  if (branch === 'open') {
    tree.open.push({ group: tree.current, column });
    tree.current = unfinished();
    return;
  }
  for (
    let top = tree.open.at(-1);
    tree.open.length > 1 && top && column > 0 && column < top.column + 2;
    top = tree.open.at(-1)
  ) {
    leave(tree);
  }
  if (branch === 'next') next(tree, 'group-member');
  else leave(tree);
}

/** The innermost open group has no more members. */
export function leave(tree: Tree): void {
  const top = tree.open.pop();
  if (!top) return;
  next(tree, 'group-member');
  tree.current = top.group;
  tree.current.ended = true;
}

/** Everything has been read: close what is open. */
export function close(tree: Tree): readonly Placed[] {
  while (tree.open.length > 0) leave(tree);
  next(tree, null);
  const last = tree.done.at(-1);
  if (last) last.relation = null;
  return tree.done;
}
