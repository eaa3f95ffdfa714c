import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { TrailEntry } from '../triage/session.ts';
import type { SupportRequest } from './support-request.ts';

/** What stands in each field, by its name. A field that is not there is empty. */
export type Values = Readonly<Record<string, string>>;

/** The values that a paste gives; `failureText` is the failure as a support request quotes it. */
export function valuesFrom(form: SupportRequest, diagnosis: Diagnosis | null, failureText: string | null): Values {
  const read = { ...diagnosis?.request, failure: failureText };
  return Object.fromEntries(
    form.fields.flatMap(({ name, from }) => {
      const value = from === null ? null : read[from];
      return value ? [[name, value]] : [];
    }),
  );
}

/** The required fields that are still empty, in their order. */
export const missingFields = (form: SupportRequest, values: Values) =>
  form.fields.filter(({ name, required }) => required && !values[name]?.trim());

/**
 * What was done, as sentences for the Staff Notes, in the order done.
 *
 * @param times Whether each says when: `(2026-11-22 14:05 +01:00)`.
 */
export const recordOf = (trail: readonly TrailEntry[], times: boolean): readonly string[] =>
  trail.flatMap(({ entry, record }) => {
    const note = entry.type === 'answer.given' ? entry.note : '';
    const sentence = oneLine([record ?? '', note].join(' '));
    if (sentence === '') return [];
    return [times ? `${sentence} (${readableTime(entry.at)})` : sentence];
  });

/** `2026-11-22T14:05:31+01:00` → `2026-11-22 14:05 +01:00`. */
const readableTime = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)} ${at.slice(19)}`;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * The support request, as it is sent.
 *
 * Each field on a line of its own behind its label; a text of several lines stands below its label. Then a blank
 * line, the notes' label, and each note behind `* `. Intake reads it back to the same fields and notes.
 */
export function writeSupportRequest(form: SupportRequest, values: Values, notes: readonly string[]): string {
  const fields = form.fields.map(({ name, label, long }) => {
    const value = values[name] ?? '';
    const lines = long ? trimEnds(value) : oneLine(value);
    return `${label}${lines.includes('\n') ? '\n' : ' '}${lines}`.trimEnd();
  });
  const bullets = notes
    .map(oneLine)
    .filter((note) => note !== '')
    .map((note) => `* ${note}`);
  return [...fields, '', form.notesLabel, ...bullets, ''].join('\n');
}

/** Without blank lines before it or blanks after it; the indentation of its first line stays. */
const trimEnds = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();

/** The subject of the e-mail: `{name}` stands for the field of that name. Empty fields leave no gap. */
export const subjectOf = (form: SupportRequest, values: Values) =>
  oneLine(form.subject.replace(/\{([^{}]*)\}/g, (_, name: string) => values[name] ?? ''));
