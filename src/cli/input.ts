import { createReadStream, fstatSync } from 'node:fs';

/** Why an input cannot be read, in one line. */
export class Unusable extends Error {}

/** UTF-8 bytes; the contract's own limit. */
const LARGEST = 16 * 1024 * 1024;

// A JSON string takes up to six bytes for one of the text: `\u0000`.
const LONGEST_LINE = LARGEST * 6 + 2;

const isStandardInput = (file: string | undefined): file is undefined | '-' => file === undefined || file === '-';

const streamOf = (file: string | undefined) => (isStandardInput(file) ? process.stdin : createReadStream(file));

const nameOf = (file: string | undefined) => (isStandardInput(file) ? 'standard input' : file);

// A leading byte order mark counts: offsets are into the text as given.
const decoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Read a whole file, or standard input.
 *
 * @throws Unusable when there is no such file, or it is a folder, too large, not UTF-8, or holds a NUL byte.
 */
export async function readInput(file: string | undefined): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (isStandardInput(file) && fstatSync(0).isDirectory())
    throw new Unusable(`cannot read ${nameOf(file)}: ${REASONS['EISDIR'] ?? ''}`);
  try {
    for await (const chunk of streamOf(file) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST) throw new Unusable(`${nameOf(file)} is larger than 16 MiB`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw unusable(error, file);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.includes(0)) throw new Unusable(`${nameOf(file)} holds a NUL byte, so it is not a text`);
  try {
    return decoder().decode(bytes);
  } catch {
    throw new Unusable(`${nameOf(file)} is not valid UTF-8`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

function unusable(error: unknown, file: string | undefined): Error {
  if (error instanceof Unusable || !(error instanceof Error))
    return error instanceof Error ? error : new Unusable(String(error));
  const code = 'code' in error ? String(error.code) : '';
  return new Unusable(`cannot read ${nameOf(file)}: ${REASONS[code] ?? code}`);
}

/** A line's text, or why it has none. */
export type Line = { readonly text: string } | { readonly error: string };

/**
 * Read lines that are each one JSON string, as they come.
 *
 * Lines end at `\n` only: a JSON string may hold U+2028, which Node's own line reader takes for a line's end.
 */
export async function* readLines(file: string | undefined): AsyncGenerator<Line> {
  let chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of streamOf(file) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let newline = chunk.indexOf(10); newline !== -1; newline = chunk.indexOf(10, from)) {
        if (size <= LONGEST_LINE) chunks.push(chunk.subarray(from, newline));
        yield lineOf(chunks, size + newline - from);
        chunks = [];
        size = 0;
        from = newline + 1;
      }
      size += chunk.length - from;
      if (size <= LONGEST_LINE) chunks.push(chunk.subarray(from));
      else chunks = [];
    }
  } catch (error) {
    throw unusable(error, file);
  }
  if (size > 0) yield lineOf(chunks, size);
}

function lineOf(chunks: readonly Buffer[], size: number): Line {
  if (size > LONGEST_LINE) return { error: 'the line is too long: a text may have up to 16 MiB of UTF-8' };
  let value: unknown;
  try {
    value = JSON.parse(decoder().decode(Buffer.concat(chunks)));
  } catch {
    return { error: 'the line is not a JSON string' };
  }
  if (typeof value !== 'string') return { error: 'the line is JSON, but not a string' };
  return Buffer.byteLength(value) > LARGEST ? { error: 'the text is larger than 16 MiB of UTF-8' } : { text: value };
}
