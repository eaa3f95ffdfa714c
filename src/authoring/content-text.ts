import { readFileSync } from 'node:fs';

/** A content file as text, without the mark that some editors put in front of it, and with its letters whole. */
export interface ContentText {
  readonly text: string;
  /** `false` for a file that was saved in another way than UTF-8, whose letters are partly lost. */
  readonly isUtf8: boolean;
}

const NUL = '\0';

/** Read one content file. Throws when there is none. */
export function readText(path: string): ContentText {
  const bytes = readFileSync(path);
  const text = new TextDecoder().decode(bytes);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { text, isUtf8: false };
  }
  return { text, isUtf8: !text.includes(NUL) };
}
