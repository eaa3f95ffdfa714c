/** Larger files are read from their end, where the newest failure is. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A file's text, or why it has none. */
export interface TextFile {
  /** `null` when the file is not text. */
  readonly text: string | null;
  /** What to tell the reader; `''` when there is nothing. */
  readonly notice: string;
}

/**
 * Read a dropped or chosen text file: UTF-8, or UTF-16 with its mark. A byte that is no text becomes `\uFFFD`: one of
 * them in a log is no reason to refuse it.
 *
 * A picture or another binary file gives no text and says so; of a file over 16 MiB the last 16 MiB are read.
 */
export async function readTextFile(file: File): Promise<TextFile> {
  // Set apart: a name can hold controls that turn writing round.
  const name = `“\u2068${file.name}\u2069”`;
  const notText = `${name} is not a text file. Text is needed: copy the message itself, or save it as text. What was in the box is still there.`;
  if (/^(image|audio|video|font)\//.test(file.type)) return { text: null, notice: notText };
  const whole = file.size <= MOST_BYTES;
  const bytes = new Uint8Array(await (whole ? file : file.slice(-MOST_BYTES)).arrayBuffer());
  const encoding = whole ? encodingOf(bytes) : 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0)) return { text: null, notice: notText };
  const text = new TextDecoder(encoding).decode(bytes);
  if (whole) return { text, notice: '' };
  // A cut can fall inside a character: its last bytes are no text of their own.
  return {
    text: text.replace(/^\ufffd{1,3}/, ''),
    notice: `${name} is larger than 16 MiB. Its last 16 MiB were read.`,
  };
}

/** Windows writes UTF-16 with a mark in front. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
