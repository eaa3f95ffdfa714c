import { Tokenizer, TokenizerMode, type Token } from 'parse5';

/** An element of a page, where it stands in the page's text. */
export interface Element {
  readonly tagName: string;
  readonly attrs: readonly Token.Attribute[];
  /** Where its start tag stands. */
  readonly location: Token.LocationWithAttributes | null;
  /** The text of an element that holds text alone, such as a script. */
  readonly text: string;
}

/** Elements that hold text alone, whatever it looks like. */
const TEXTS: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
};

/** Every element of a page, in order, those inside a `<template>` as well. No tree is made: that takes twice as long. */
export function elementsOf(page: string): readonly Element[] {
  const found: (Element & { text: string })[] = [];
  let open: { text: string } | null = null;
  const read = ({ chars }: Token.CharacterToken) => {
    if (open) open.text += chars;
  };
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag({ tagName, attrs, location }) {
        const element = { tagName, attrs, location, text: '' };
        found.push(element);
        const mode = TEXTS[tagName];
        if (mode === undefined) return;
        open = element;
        tokenizer.state = mode;
      },
      onEndTag: () => (open = null),
      onCharacter: read,
      onWhitespaceCharacter: read,
      onNullCharacter: read,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(page, true);
  return found;
}

/** The value of an attribute; `null` when the element has none of that name. */
export const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value ?? null;

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
