import { useEffect, useRef, useState } from 'preact/hooks';
import type { RichText } from '../../triage/procedure.ts';
import { Rich } from '../Rich.tsx';
import { isTyping } from '../Shortcuts.tsx';
import { readTextFile } from '../text-file.ts';

/** Longer texts are read, but not laid out for editing: a browser takes seconds over that. UTF-16 units. */
const EDITABLE = 200_000;

interface Props {
  readonly id: string;
  readonly text: string;
  /** Where to copy from. */
  readonly hint: RichText;
  /** A text to try; `null` for none. */
  readonly example: string | null;
  /** The pointer or the focus came to the box: a text may follow. */
  readonly onNear: () => void;
  /** `moved`: the whole text came at once, so the reader wants to go on to what it says. */
  readonly onText: (text: string, moved: boolean) => void;
}

/** The box that takes whatever staff see: by paste, by typing, by dropping or choosing a text file. */
export function Paste({ id, text, hint, example, onNear, onText }: Props) {
  const [said, setSaid] = useState('');
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  // Also what is pasted beside the box, as by who has just come and clicked nowhere yet.
  useEffect(() => {
    const read = ({ target, clipboardData }: ClipboardEvent) => {
      const pasted = clipboardData?.getData('text/plain');
      if (pasted && !isTyping(target)) onText(pasted, true);
    };
    document.addEventListener('paste', read);
    return () => document.removeEventListener('paste', read);
  });

  const take = async (file: File | undefined) => {
    if (!file) return;
    const { text: content, notice } = await readTextFile(file);
    setSaid(notice);
    if (content !== null) onText(content, true);
  };

  return (
    <div
      class={`paste${over ? ' over' : ''}`}
      onFocusIn={onNear}
      onPointerEnter={onNear}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (!file) return;
        event.preventDefault();
        void take(file);
      }}
    >
      <label for={id}>Paste what you see</label>
      <div class="hint" id={`${id}-hint`}>
        <Rich text={hint} />
      </div>
      {text.length > EDITABLE ? (
        <p class="large" id={id} tabIndex={-1}>
          A text of {text.length.toLocaleString('en')} characters. It was read whole; it is too long to be edited here.
        </p>
      ) : (
        <textarea
          id={id}
          aria-describedby={`${id}-hint`}
          rows={text === '' ? 7 : 4}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={text}
          onPaste={(event) => {
            const pasted = event.clipboardData?.getData('text/plain') ?? '';
            if (pasted.length <= EDITABLE) return;
            event.preventDefault();
            setSaid('');
            onText(pasted, true);
          }}
          onInput={(event) => {
            setSaid('');
            onText(
              event.currentTarget.value,
              event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop',
            );
          }}
        />
      )}
      <div class="bar">
        <button type="button" class="quiet" onClick={() => chooser.current?.click()}>
          Choose a text file
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          onChange={(event) => {
            const input = event.currentTarget;
            void take(input.files?.[0]).then(() => (input.value = ''));
          }}
        />
        {example !== null && text === '' && (
          <button type="button" class="quiet" onClick={() => onText(example, true)}>
            Try an example
          </button>
        )}
        {text !== '' && (
          <button type="button" class="quiet" onClick={() => onText('', false)}>
            Clear
          </button>
        )}
        <span class="promise">Nothing you paste leaves this page.</span>
      </div>
      <p role="status" class="said">
        {said}
      </p>
    </div>
  );
}
