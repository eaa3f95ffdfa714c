import { useMemo } from 'preact/hooks';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { SupportRequest } from '../../ticket/support-request.ts';
import { missingFields, recordOf, subjectOf, valuesFrom, writeSupportRequest } from '../../ticket/write.ts';
import type { TrailEntry } from '../../triage/session.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Masked } from '../Masked.tsx';
import { NOT_MASKED, safely } from '../safely.ts';
import { Send } from '../Send.tsx';
import { useMask } from '../use-mask.ts';
import { Warning } from '../Warning.tsx';
import type { TicketEdits } from '../work.ts';

interface Props {
  readonly form: SupportRequest;
  readonly diagnosis: Diagnosis | null;
  readonly failureText: string | null;
  readonly trail: readonly TrailEntry[];
  readonly edits: TicketEdits;
  readonly supportEmail: string;
  readonly onEdit: (edits: Partial<TicketEdits>) => void;
}

const fieldId = (name: string) => `field-${name}`;
const focusField = (name: string) => document.getElementById(fieldId(name))?.focus();

/** The support request: filled from the paste and the record, open to change, and shown as it will be sent. */
export function SupportRequestForm({ form, diagnosis, failureText, trail, edits, supportEmail, onEdit }: Props) {
  const values = { ...valuesFrom(form, diagnosis, failureText), ...edits.values };
  const notes = edits.notes ?? diagnosis?.request.notes ?? [];
  const record = recordOf(trail, edits.times);
  const missing = missingFields(form, values);
  const written = writeSupportRequest(form, values, [...notes, ...record]);
  const subject = subjectOf(form, values);
  const firstValue = values[form.fields[0]?.name ?? ''] ?? '';
  const createMask = useMask();
  const safe = useMemo(
    () =>
      createMask &&
      safely(() => {
        const mask = createMask(edits.flipped);
        return { ...mask(written), subject: mask(subject).text, name: mask(firstValue).text };
      }),
    [createMask, written, subject, firstValue, edits.flipped],
  );

  const focusMissing = () => focusField(missing[0]?.name ?? '');
  const lacks =
    missing.length === 0 ? '' : `Still missing: ${missing.map(({ label }) => plainLabel(label)).join(', ')}.`;

  return (
    <>
      {missing.length > 0 && (
        <Warning>
          <p>
            The support team also needs:{' '}
            {missing.map(({ name, label }, index) => (
              <>
                {index > 0 && ', '}
                <a
                  key={name}
                  href={`#${fieldId(name)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusField(name);
                  }}
                >
                  {plainLabel(label)}
                </a>
              </>
            ))}
            .
          </p>
        </Warning>
      )}
      <div class="request">
        <div class="fields">
          {form.fields.map(({ name, label, help, required, long, from }) => {
            const id = fieldId(name);
            const props = {
              id,
              value: values[name] ?? '',
              spellcheck: false,
              required,
              'aria-describedby': help === null ? undefined : `${id}-help`,
              'aria-invalid': missing.some((field) => field.name === name) || undefined,
              onInput: (event: { currentTarget: { value: string } }) =>
                onEdit({ values: { ...edits.values, [name]: event.currentTarget.value } }),
            };
            return (
              <div class="field" key={name}>
                <label for={id}>
                  {plainLabel(label)} {!required && <span class="optional">(optional)</span>}
                </label>
                {help !== null && (
                  <p class="hint" id={`${id}-help`}>
                    {help}
                  </p>
                )}
                {long ? (
                  <textarea rows={from === null ? 2 : 4} {...props} />
                ) : (
                  <input type="text" autocomplete="off" {...props} />
                )}
              </div>
            );
          })}
          {notes.length > 0 && (
            <fieldset class="pasted-notes">
              <legend>Notes from the request you pasted</legend>
              {notes.map((note, index) => (
                <div key={index} class="pasted-note">
                  <textarea
                    rows={2}
                    aria-label={`Note ${String(index + 1)}`}
                    value={note}
                    onInput={(event) => onEdit({ notes: notes.with(index, event.currentTarget.value) })}
                  />
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`Remove note ${String(index + 1)}`}
                    onClick={() => onEdit({ notes: notes.toSpliced(index, 1) })}
                  >
                    Remove
                  </button>
                </div>
              ))}
            </fieldset>
          )}
          {record.length > 0 && (
            <label class="check">
              <input
                type="checkbox"
                checked={edits.times}
                onChange={(event) => onEdit({ times: event.currentTarget.checked })}
              />
              Say when each step was done
            </label>
          )}
        </div>
        <div class="preview">
          <h3 id="preview-title">What will be sent</h3>
          {createMask && safe === null && (
            <p class="warning" role="alert">
              {NOT_MASKED}
            </p>
          )}
          {safe !== null && (
            <>
              <pre id="preview" class="sheet" tabIndex={0} aria-labelledby="preview-title">
                {safe.text}
              </pre>
              <div class="bar">
                <CopyButton
                  text={safe.text}
                  label="Copy the support request"
                  shownIn="preview"
                  primary
                  lacks={lacks}
                  onCopied={focusMissing}
                />
                <Send
                  text={safe.text}
                  subject={safe.subject}
                  to={supportEmail}
                  name={safe.name}
                  lacks={lacks}
                  onSaved={focusMissing}
                />
              </div>
              <Masked sensitive={safe.sensitive} flipped={edits.flipped} onFlipped={(flipped) => onEdit({ flipped })} />
            </>
          )}
        </div>
      </div>
      {form.reminder !== null && (
        <Warning>
          <p>{form.reminder}</p>
          {form.userMessage !== null && (
            <>
              <pre id="user-message" class="sheet" tabIndex={0}>
                {form.userMessage}
              </pre>
              <CopyButton text={form.userMessage} label="Copy the message to the user" shownIn="user-message" />
            </>
          )}
        </Warning>
      )}
    </>
  );
}

/** `Traceback :` as a form names it. */
const plainLabel = (label: string) => label.replace(/\s*:$/, '');
