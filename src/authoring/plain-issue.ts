import { nearest, suggest, type Path } from './mistake.ts';

/** What a schema has against a value, as far as it is read here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  /** In our own words when it has two lines: “what is wrong”, a line break, “what to do”. */
  readonly message: string;
  readonly expected?: unknown;
  readonly input?: unknown;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

const isMissing = ({ code, input }: Issue) =>
  (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union') && input == null;

/** How a value of a kind is called, and how it is written. */
const kinds: Readonly<Record<string, { readonly name: string; readonly how: string }>> = {
  string: { name: 'a text', how: 'Write a text' },
  array: { name: 'a list', how: 'Write each entry on a line of its own below it, behind a hyphen: “- …”' },
  object: { name: 'a group of keys', how: 'Write its keys on the lines below it, further in, each as “key: …”' },
  record: { name: 'a group of keys', how: 'Write its keys on the lines below it, further in, each as “key: …”' },
  boolean: { name: 'true or false', how: 'Write true or false' },
  number: { name: 'a number', how: 'Write a number' },
};

/**
 * What is wrong with one value, whatever it should have been.
 *
 * @param path Where it stands, from the top of the file.
 * @returns “What is wrong”, a line break, “what to do”.
 */
export function inPlainWords(issue: Issue, path: Path): string {
  if (issue.message.includes('\n')) return issue.message;
  const isEntry = typeof path.at(-1) === 'number';
  const key = path.findLast((part) => typeof part === 'string');
  const it = `${isEntry ? 'An entry of ' : ''}${key === undefined ? 'this file' : `“${key}”`}`;
  const { code, input } = issue;
  const kind = kinds[String(issue.expected)] ?? kinds['string'];
  if (code === 'invalid_type' && path.length === 0)
    return issue.expected === 'array'
      ? 'This file must be a list.\nBegin each entry with a hyphen: “- …”.'
      : 'This file must begin with keys.\nWrite each at the start of a line, with a colon and a text: “title: …”.';
  if (isMissing(issue))
    return isEntry
      ? `${it} is empty.\nWrite something behind its hyphen, or take the hyphen out.`
      : `“${key ?? ''}” is missing or empty.\n${missing(issue, key ?? '')}`;
  if (code === 'too_small')
    return `${it} is empty.\nWrite something there, or take ${isEntry ? 'its hyphen' : 'the key'} out if it may be left out.`;
  if (code === 'invalid_value')
    return `“${String(input)}” cannot stand in “${key ?? ''}”.\n${suggest(String(input), (issue.values ?? []).map(String), 'It can be')}`;
  const lead = isEntry ? '-' : `${key ?? ''}:`;
  if (issue.expected === 'string' || code === 'invalid_union') {
    if (typeof input === 'number' || typeof input === 'boolean')
      return `${it} must be a text.\nPut it in quotes: ${lead} "${String(input)}".`;
    if (code === 'invalid_type')
      return `${it} must be a text.\nPut it in quotes when it holds a colon or begins with a bracket: ${lead} "…".`;
  }
  if (code === 'invalid_union' || kind === undefined)
    return `${it} is not in a form that is known here.\nCompare it with another file of this folder.`;
  return `${it} must be ${kind.name}.\n${kind.how}${kind === kinds['boolean'] || kind === kinds['number'] ? ` after “${lead}”` : ''}.`;
}

function missing({ code, expected, values }: Issue, key: string): string {
  const add = `Add “${key}:”`;
  if (values !== undefined)
    return `${add} with one of these: ${values.map(String).join(', ')}. Or take the key out if it may be left out.`;
  if (code === 'invalid_union') return `${add}, as in the other files of this folder.`;
  if (expected === 'array') return `${add}, and below it each entry behind a hyphen: “- …”.`;
  if (expected === 'object' || expected === 'record') return `${add}, and its keys on the lines below it.`;
  return `${add} with ${kinds[String(expected)]?.name ?? 'a text'}.`;
}

/** A key that is misspelt is unknown by its name, and missing by the one that was meant: that is one mistake. */
export function withoutMisspelt<T extends Issue>(issues: readonly T[]): readonly T[] {
  const unknown = issues.flatMap(({ path, keys }) =>
    (keys ?? []).map((key) => ({ of: String(path), key: key.split(':', 1)[0] ?? '' })),
  );
  return issues.filter((issue) => {
    const key = issue.path.at(-1);
    if (typeof key !== 'string' || !isMissing(issue)) return true;
    const of = String(issue.path.slice(0, -1));
    return !unknown.some((one) => one.of === of && nearest(one.key, [key]) !== null);
  });
}
