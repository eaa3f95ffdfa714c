import type { z } from 'zod';
import { parseSource, type LineOf, type Mistake, type Path } from './mistake.ts';
import { inPlainWords, withoutMisspelt, type Issue } from './plain-issue.ts';

/** Notes a mistake at a place in the file at hand; with `words`, at the first line from there on that holds them. */
export type Report = (path: Path, what: string, fix: string, words?: string) => void;

/** One content file, read and of the right shape. */
export interface ContentFile<T> {
  /** File name without extension: how other files refer to it. */
  readonly name: string;
  /** Path as staff know it, such as `content/problems/disk-full.yaml`. */
  readonly file: string;
  readonly value: T;
  readonly lineOf: LineOf;
  readonly report: Report;
}

/** A mistake at a place in a file. */
export const mistakeAt = (
  { file, lineOf }: Pick<ContentFile<unknown>, 'file' | 'lineOf'>,
  path: Path,
  what: string,
  fix: string,
): Mistake => ({ file, line: lineOf(path), what, fix });

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');

/**
 * Read one YAML file against its schema.
 *
 * @returns `null` when it cannot be used; what is wrong with it has been added to `mistakes`, all of it at once.
 */
export function readContentFile<S extends z.ZodType>(
  file: string,
  yaml: string,
  schema: S,
  mistakes: Mistake[],
): ContentFile<z.output<S>> | null {
  const source = parseSource(yaml);
  const { lineOf } = source;
  const report: Report = (path, what, fix, words) => mistakes.push({ file, line: lineOf(path, words), what, fix });
  for (const { line, what, fix } of source.faults) mistakes.push({ file, line, what, fix });
  if (source.faults.length > 0) return null;

  if (source.value == null) {
    report(
      [],
      'There is nothing in this file.',
      'Copy another file of this folder, or begin with what content/README.md gives to copy.',
    );
    return null;
  }
  const parsed = schema.safeParse(source.value, { reportInput: true });
  if (parsed.success) return { name: nameOf(file), file, value: parsed.data, lineOf, report };
  reportIssues(parsed.error.issues, report);
  return null;
}

/** Say an issue in plain words; of a choice between forms, those of the form that the author was writing. */
function reportIssues(issues: readonly Issue[], report: Report, base: Path = []) {
  for (const issue of withoutMisspelt(issues)) {
    const path = [...base, ...issue.path.filter((part) => typeof part !== 'symbol')];
    const closest = issue.code === 'invalid_union' ? closestForm(issue.errors ?? []) : null;
    if (closest) {
      reportIssues(closest, report, path);
      continue;
    }
    for (const [position, part] of inPlainWords(issue, path).split('\n\n').entries()) {
      const [what = '', fix = ''] = part.split('\n');
      const key = issue.keys?.[position];
      report(key === undefined ? path : [...path, key], what, fix);
    }
  }
}

/** The form that the author was writing: of the right outside, and with its mistakes deepest. */
function closestForm(forms: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const isOther = ({ path, code }: Issue) => path.length === 0 && code === 'invalid_type';
  const right = forms.filter((form) => !form.some(isOther));
  if (right.length === 1) return right[0] ?? null;
  const depth = (form: readonly Issue[]) =>
    Math.max(0, ...form.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
  const deepest = [...forms].sort((a, b) => depth(b) - depth(a))[0];
  return deepest !== undefined && depth(deepest) > 0 ? deepest : null;
}
