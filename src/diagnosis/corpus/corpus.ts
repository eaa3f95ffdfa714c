import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import type { RaisedException, RequestFacts, Status } from '../../intake/reading.ts';
import type { Confidence, Diagnosis } from '../diagnosis.ts';

/** What a paste must become. Of the findings the first one is named: how many general ones follow is the content's affair. */
export interface Expected {
  readonly kind: Diagnosis['kind'];
  /** Fields that the text does not hold are left out. */
  readonly request: Partial<RequestFacts>;
  readonly status: Status | null;
  /** Each frame is `[file, line, function, code]`. */
  readonly exceptions: readonly (Omit<RaisedException, 'frames'> & {
    readonly frames: readonly (readonly [string, number | null, string | null, string | null])[];
  })[];
  readonly finding: string | null;
  readonly confidence?: Confidence;
  readonly notices: readonly string[];
}

/** A paste and what it must become. */
export interface CorpusCase {
  readonly file: string;
  readonly name: string;
  readonly paste: string;
  readonly expected: Expected;
}

const folder = fileURLToPath(new URL('cases/', import.meta.url));

/** Every case of the corpus. */
export function corpus(): readonly CorpusCase[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const cases = parseDocument(readFileSync(join(folder, file), 'utf8'), { version: '1.2' }).toJS() as Omit<
        CorpusCase,
        'file'
      >[];
      return cases.map((one) => ({ ...one, file }));
    });
}

/** A diagnosis in the words of the corpus. */
export function summary(
  { kind, request, status, exceptions, findings, notices }: Diagnosis,
  withConfidence: boolean,
): Expected {
  const [first] = findings;
  const fields = Object.entries(request).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== null,
  );
  return {
    kind,
    request: Object.fromEntries(fields),
    status,
    exceptions: exceptions.map(({ type, message, frames, relation }) => ({
      type,
      message,
      frames: frames.map(({ file, line, function: name, code }) => [file, line, name, code] as const),
      relation,
    })),
    finding: first?.problem ?? null,
    notices: notices.map(({ code }) => code),
    ...(withConfidence && first ? { confidence: first.confidence } : {}),
  };
}

/** The keys of which a diagnosis differs from what is expected. */
export const differences = (expected: Expected, found: Expected): readonly (keyof Expected)[] =>
  (Object.keys({ ...expected, ...found }) as (keyof Expected)[]).filter(
    (key) => !isDeepStrictEqual(expected[key], found[key]),
  );

/** Put what was found into an existing case, and leave everything else in its file as it is. There must be such a case. */
export function updateCase({ file, name }: CorpusCase, found: Expected): void {
  const path = join(folder, file);
  const document: Document = parseDocument(readFileSync(path, 'utf8'));
  const cases = document.contents;
  const one = isSeq(cases) ? cases.items.find((item) => isMap(item) && item.get('name') === name) : undefined;
  if (!isMap(one)) throw new Error(`${file} has no case “${name}”`);
  one.set('expected', document.createNode(found));
  writeFileSync(path, document.toString({ lineWidth: 0 }));
}
