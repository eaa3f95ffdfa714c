import { useState } from 'preact/hooks';

interface Props {
  readonly text: string;
  readonly label: string;
  /** Id of the element that shows the text: it is selected when the clipboard is refused. */
  readonly shownIn: string;
  readonly primary?: boolean;
  /** Said behind “Copied.”: what the text still lacks. */
  readonly lacks?: string;
  readonly onCopied?: () => void;
}

/** Copies a text, and says whether it did; where the browser refuses, it selects the text and says which keys to press. */
export function CopyButton({ text, label, shownIn, primary = false, lacks = '', onCopied }: Props) {
  const [said, setSaid] = useState('');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`Copied. ${lacks}`);
      onCopied?.();
    } catch {
      select(shownIn);
      setSaid(`The browser does not allow copying here. The text is selected: press ${copyKeys()}.`);
    }
  };

  return (
    <span class="copy">
      <button type="button" class={primary ? 'primary' : 'quiet'} onClick={() => void copy()}>
        {label}
      </button>
      <span role="status" class="said">
        {said}
      </span>
    </span>
  );
}

const copyKeys = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ C' : 'Ctrl+C');

function select(id: string) {
  const element = document.getElementById(id);
  if (element === null) return;
  element.focus();
  getSelection()?.selectAllChildren(element);
}
