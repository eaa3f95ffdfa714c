import { html, parse, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** An element of a page, where it stands in the page's text. */
export type Element = DefaultTreeAdapterMap['element'];

/** Every element of a page, in order, those inside a `<template>` as well. */
export function elementsOf(page: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Node) => {
    if ('tagName' in node) found.push(node);
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page, { sourceCodeLocationInfo: true }));
  return found.filter(({ namespaceURI }) => namespaceURI === html.NS.HTML || namespaceURI === html.NS.SVG);
}

/** The value of an attribute; `null` when the element has none of that name. */
export const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value ?? null;

/** The text that stands directly in an element, such as a script. */
export const textIn = ({ childNodes }: Element) =>
  childNodes.map((node) => ('value' in node ? node.value : '')).join('');

/** A change of a text: what stands from `start` to `end` becomes `by`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** A text with changes made to it; they may not overlap. */
export function changed(text: string, changes: readonly Change[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, by } of changes.toSorted((one, other) => one.start - other.start)) {
    result += text.slice(at, start) + by;
    at = end;
  }
  return result + text.slice(at);
}
