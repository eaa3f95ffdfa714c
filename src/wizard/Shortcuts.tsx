import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { safely } from './safely.ts';

/** Where the choice is kept, on this device. */
const SETTING = 'runbook.shortcuts';

const keys = [
  ['1 to 9', 'give the first to the ninth answer'],
  ['b', 'one step back'],
  ['h', 'get help: write a support request'],
  ['?', 'show this list'],
] as const;

/** Whether what is typed or pasted there is meant for it. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Storage can be forbidden: then shortcuts are on, as if nothing had been chosen. */
const chosenOff = () => safely(() => localStorage.getItem(SETTING)) === 'off';

/** Where storage is forbidden, it holds until the page is left. */
const choose = (off: boolean) =>
  safely(() => (off ? localStorage.setItem(SETTING, 'off') : localStorage.removeItem(SETTING)));

/** Presses the wizard's buttons by the keys in their `data-key`; `?` lists the keys, and there they can be switched off. */
export function Shortcuts() {
  const [off, setOff] = useState(chosenOff);
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (dialog.current?.open === true) return;
      if (event.key === '?') {
        event.preventDefault();
        dialog.current?.showModal();
      } else if (!off && /^[1-9bh]$/.test(event.key)) {
        document.querySelector<HTMLElement>(`.wizard [data-key="${event.key}"]`)?.click();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [off]);

  return (
    <>
      <button type="button" class="plain" onClick={() => dialog.current?.showModal()}>
        Keyboard shortcuts
      </button>
      <dialog ref={dialog} class="shortcuts" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label class="check">
          <input
            type="checkbox"
            checked={!off}
            onChange={(event) => {
              choose(!event.currentTarget.checked);
              setOff(!event.currentTarget.checked);
            }}
          />
          Use shortcuts
        </label>
        <form method="dialog">
          <button type="submit" class="quiet">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
