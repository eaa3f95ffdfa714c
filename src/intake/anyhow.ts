/** A pattern for as many blanks as mail and chat may put between two letters, with the indentation of the next line. */
export const BLANKS = '\\s{0,20}';

/** A pattern for words, letter by letter: mail and chat add blanks to them, lose some and break lines there. */
export const anyhow = (words: string): string => Array.from(words.replace(/\s/g, ''), escaped).join(BLANKS);

const escaped = (letter: string): string => letter.replace(/\W/, '\\$&');
