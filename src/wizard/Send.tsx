import { useState } from 'preact/hooks';

/** Longer addresses are cut off by some mail programs, without a word. */
const LONGEST_MAILTO = 1_900;

interface Props {
  readonly text: string;
  readonly subject: string;
  /** `''` leaves the recipient to the mail program. */
  readonly to: string;
  readonly name: string;
  /** Said when it is saved: what the text still lacks. */
  readonly lacks: string;
  readonly onSaved: () => void;
}

/** Save the support request as a file, or hand it to the mail program. */
export function Send({ text, subject, to, name, lacks, onSaved }: Props) {
  const [said, setSaid] = useState('');
  const head = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject.toWellFormed())}`;
  const whole = `${head}&body=${encodeURIComponent(text.toWellFormed().replaceAll('\n', '\r\n'))}`;

  const mail = async () => {
    if (whole.length <= LONGEST_MAILTO) {
      location.href = whole;
      // Where none is set up, nothing happens, and no page is told.
      setSaid('If no mail opens, this browser knows no mail program: copy the text instead.');
      return;
    }
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Too long for a mail link. It is copied: paste it into the mail that opens.');
      location.href = head;
    } catch {
      setSaid('Too long for a mail link, and the browser does not allow copying. Use Download, and attach the file.');
    }
  };

  const save = () => {
    download(text, name);
    setSaid(`Saved. ${lacks}`);
    onSaved();
  };

  return (
    <>
      <button type="button" class="quiet" onClick={save}>
        Download
      </button>
      <button type="button" class="quiet" onClick={() => void mail()}>
        E-mail
      </button>
      <span role="status" class="said">
        {said}
      </span>
    </>
  );
}

function download(text: string, name: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `support-request${name === '' ? '' : `-${name.replace(/[^\w.-]+|\.(?!\w)|(?<!\w)\./g, '_').slice(0, 64)}`}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
