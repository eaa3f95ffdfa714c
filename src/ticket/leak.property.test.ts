import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import { escapeHtml } from '../diagnosis/corpus/manglings.ts';
import { examine } from '../diagnosis/examine.ts';
import { maskedWork } from '../wizard/remembered.ts';
import { noWork } from '../wizard/work.ts';
import { places } from './corpus/secrets.ts';
import { createMask } from './redact.ts';
import { subjectOf, valuesFrom, writeSupportRequest } from './write.ts';

const { library } = loadLibrary('content');
const form = library.runbook.supportRequests.find(({ name }) => name === 'imaging');
if (!form) throw new Error('content/support-requests/imaging.yaml is missing');

/** Python's `repr` of a text, as a status message holds it. */
const repr = (text: string) =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;

/** What staff paste, with a text of the server's own somewhere in it. */
const pastes: readonly { it: string; paste: (said: string) => string }[] = [
  {
    it: 'the exception of a status message',
    paste: (said) => `(imaging) ERROR - ValueError(${repr(said)},) Exception:None`,
  },
  {
    it: 'the traceback of a status message',
    paste: (said) =>
      `(imaging) - ERROR - ValueError('x',) Exception:${repr(`Traceback (most recent call last):\n  File "/opt/a.py", line 1, in f\n    ${said}\nValueError: ${said}\n`)}`,
  },
  {
    it: 'a traceback',
    paste: (said) =>
      `Traceback (most recent call last):\n  File "/opt/a.py", line 1, in f\n    ${said}\nValueError: ${said}`,
  },
  {
    it: 'the failure e-mail',
    paste: (said) =>
      `Machine Request:\n  ID: 12\n  Owner: joetest\n  Instance: 8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11\n  IP Address: 10.0.0.3\n\nException:\n${escapeHtml(`(imaging) - ERROR - ValueError(${repr(said)},) Exception:None`)}`,
  },
  {
    it: 'a note of a support request',
    paste: (said) =>
      `Username: joetest\nInstance ID: 1111-222\nTraceback : (validating) ERROR - KeyError('x',) Exception:None\n\nStaff Notes:\n* I ran ${said.replace(/\s+/g, ' ')}\n`,
  },
];

// A note, and a field of one line, are no place for several.
const inOneLine = places.filter((marked) => !/\n|\\n/.test(marked));
const secret = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{6,30}[0-9]$/);

test.for(pastes)('a secret in $it is in no ticket, subject, file name or storage', ({ paste }) => {
  expect(inOneLine.length).toBeGreaterThan(300);
  fc.assert(
    fc.property(fc.constantFrom(...inOneLine), secret, (marked, value) => {
      const pasted = paste(marked.replace(/«[^»]*»/, value));
      const { diagnosis, failureText } = examine(pasted, library.knowledge);
      const values = {
        ...valuesFrom(form, diagnosis, failureText),
        username: `joetest ${marked.replace(/«[^»]*»/, value)}`,
      };
      const mask = createMask();
      const sent = mask(writeSupportRequest(form, values, diagnosis.request.notes)).text;
      expect([sent, mask(subjectOf(form, values)).text, mask(values.username).text].join('\n')).not.toContain(value);

      const at = '2026-11-22T14:05:31+01:00';
      const kept = maskedWork({ ...noWork, entries: [{ type: 'text.pasted', at, text: pasted }] });
      expect(JSON.stringify(kept)).not.toContain(value);
    }),
    { numRuns: 400 },
  );
});
