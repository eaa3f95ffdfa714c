import { createElement, type VNode } from 'preact';
import type { RichNode, RichText } from '../triage/procedure.ts';

/** A link of the content: pages of this site are written from its root, wherever it is served. */
export const address = (href: string) =>
  href.startsWith('/') ? `${import.meta.env.BASE_URL.replace(/\/$/, '')}${href}` : href;

const draw = (node: RichNode): VNode | string => {
  if (typeof node === 'string') return node;
  return createElement(
    node.tag,
    node.href === undefined ? null : { href: address(node.href) },
    ...node.children.map(draw),
  );
};

/** A short text of the content, as elements: no HTML is ever set from a string. */
export const Rich = ({ text }: { readonly text: RichText }) => <>{text.map(draw)}</>;
