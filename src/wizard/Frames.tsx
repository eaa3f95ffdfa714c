import type { Package } from '../diagnosis/problem.ts';
import { packageOf } from '../diagnosis/package-of.ts';
import type { Frame, RaisedException } from '../intake/reading.ts';

interface Props {
  readonly exceptions: readonly RaisedException[];
  readonly packages: readonly Package[];
}

const relations = {
  cause: 'led to the next one',
  context: 'was being handled when the next one was raised',
  'group-member': 'is one of a group',
} as const;

/** Of a long log's hundreds, these many are drawn: nobody opens them all, and drawing them takes seconds. */
const DRAWN = 20;

/** What was read of the exceptions, the newest first, with the calls that led to it. */
export function Frames({ exceptions, packages }: Props) {
  const [newest, ...older] = exceptions.slice(-DRAWN).reverse();
  const left = exceptions.length - DRAWN;
  if (!newest || exceptions.every(({ frames }) => frames.length === 0)) return null;
  return (
    <details class="fold frames" open>
      <summary>
        Where it was raised: {newest.frames.length} {newest.frames.length === 1 ? 'frame' : 'frames'}
      </summary>
      <Calls exception={newest} packages={packages} />
      {older.map((exception, index) => (
        <details key={index}>
          <summary>
            {exception.relation === null ? 'Failed before: ' : 'Before it: '}
            <code>{exception.type}</code>
            {exception.relation !== null && <span class="hint"> {relations[exception.relation]}</span>}
          </summary>
          <p class="exception">
            <code>{exception.message}</code>
          </p>
          <Calls exception={exception} packages={packages} />
        </details>
      ))}
      {left > 0 && <p class="hint">{left.toLocaleString('en')} older ones are not shown.</p>}
    </details>
  );
}

/** Calls of one package that follow on each other. */
interface Run {
  readonly home: Package | null;
  readonly frames: Frame[];
}

function runsOf(frames: readonly Frame[], packages: readonly Package[]): readonly Run[] {
  const runs: Run[] = [];
  for (const frame of frames) {
    const home = packageOf(frame.file, packages);
    const last = runs.at(-1);
    if (last && last.home === home) last.frames.push(frame);
    else runs.push({ home, frames: [frame] });
  }
  return runs;
}

/** The raising call first and open; then the others, by package, folded; then all of it as text. */
function Calls({
  exception,
  packages,
}: {
  readonly exception: RaisedException;
  readonly packages: readonly Package[];
}) {
  const [raised, ...before] = [...exception.frames].reverse();
  if (!raised) return null;
  const home = packageOf(raised.file, packages);
  return (
    <>
      <p class="raised">Raised here{home && <>, in {home.name}</>}:</p>
      <ol>
        <Call frame={raised} />
      </ol>
      {runsOf(before, packages).map(({ home, frames }, index) => (
        <details key={index}>
          <summary>
            Called by {home?.name ?? 'other code'} <span class="hint">({frames.length})</span>
          </summary>
          <ol>
            {frames.map((frame, position) => (
              <Call key={position} frame={frame} />
            ))}
          </ol>
        </details>
      ))}
      <details>
        <summary>As text</summary>
        <pre class="sheet" tabIndex={0}>
          {printed(exception)}
        </pre>
      </details>
    </>
  );
}

/** An exception in one line, as Python prints it. */
export const lastLine = ({ type, message }: RaisedException) => type + (type && message && ': ') + message;

/** An exception as Python prints it. */
const printed = (exception: RaisedException) =>
  [
    'Traceback (most recent call last):',
    ...exception.frames.map(({ file, line, function: name, code }) =>
      [
        `  File "${file}", line ${String(line ?? '?')}${name === null ? '' : `, in ${name}`}`,
        ...(code?.split('\n') ?? []),
      ].join('\n    '),
    ),
    lastLine(exception),
  ].join('\n');

/** A library's file without the place where it is installed. */
const shortened = (file: string) => file.replace(/^.*[\\/](?:site|dist)-packages[\\/]/, '…/');

function Call({ frame }: { readonly frame: Frame }) {
  return (
    <li>
      <p>
        <code class="file" title={frame.file}>
          {shortened(frame.file)}
        </code>
        {frame.line !== null && <>, line {frame.line}</>}
        {frame.function !== null && (
          <>
            , in <code>{frame.function}</code>
          </>
        )}
      </p>
      {frame.code !== null && <pre>{frame.code}</pre>}
    </li>
  );
}
