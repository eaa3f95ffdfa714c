import type { Content } from '../content.ts';
import { mistakeAt } from '../content-file.ts';
import type { Mistake } from '../mistake.ts';
import { shortened } from '../words.ts';

/** What is wrong with a sentence; `null` for nothing. */
function fault(record: string): string | null {
  if (record.includes('\n')) return 'stands on several lines';
  if (/^\d+[.)] /.test(record)) return 'begins with a number, as in a list';
  if (/^\p{Ll}/u.test(record)) return 'begins with a small letter';
  if (!/^[\p{L}\p{N}“"'/]/u.test(record)) return 'begins with a sign and not with a word';
  if (!/[^.\s][.!?][”"']?$/.test(record)) return 'has no full stop at its end';
  return record.split(/\s+/).length < 3 ? 'is no whole sentence' : null;
}

/** What goes into the Staff Notes reads as sentences. */
export const checkRecords = ({ procedures }: Content): readonly Mistake[] =>
  procedures.flatMap((file) =>
    Object.entries(file.value.steps).flatMap(([step, { answers = [] }]) =>
      answers.flatMap(({ record }, position) => {
        const wrong = record === undefined ? null : fault(record);
        if (wrong === null) return [];
        return [
          mistakeAt(
            file,
            ['steps', step, 'answers', position, 'record'],
            `The record “${shortened(record ?? '')}” ${wrong}.`,
            'Write what was done as a sentence for the support team: “I asked a system administrator to restart celery.”',
          ),
        ];
      }),
    ),
  );
