import { useEffect, useState } from 'preact/hooks';
import type { Wait } from '../triage/procedure.ts';
import { minutesFor } from '../triage/wait.ts';
import { clock, localTime } from './local-time.ts';

/** The disk that the waiting times are known for. */
const USUAL_DISK_GB = 10;

const MINUTE = 60_000;

/** Waits that take longer are told in hours. Minutes. */
const TWO_HOURS = 120;

interface Props {
  readonly wait: Wait;
  /** From when on; `null` when that is not known. */
  readonly since: string | null;
  /** `undefined` while nobody has said it. */
  readonly diskGb: number | undefined;
  readonly onDisk: (diskGb: number) => void;
}

/** How long to wait, when to look again by the clock, and what is left of it. */
export function WaitTime({ wait, since, diskGb = USUAL_DISK_GB, onDisk }: Props) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 4);
    return () => clearInterval(timer);
  }, []);
  const { least, most } = minutesFor(wait, diskGb);
  const from = Date.parse(since ?? '');
  const left = Math.ceil((from + least * MINUTE - now) / MINUTE);
  const at = (minutes: number) => {
    const then = new Date(from + minutes * MINUTE);
    const isToday = then.toDateString() === new Date(now).toDateString();
    const day = isToday ? '' : `${then.toLocaleDateString('en', { weekday: 'short' })} `;
    return day + clock(localTime(then));
  };
  return (
    <div class="wait">
      {wait.per === 'gb' && (
        <label>
          Size of the instance’s disk, in GB{' '}
          <input
            type="number"
            min={1}
            max={100000}
            value={diskGb}
            onInput={(event) => {
              const size = event.currentTarget.valueAsNumber;
              if (size > 0) onDisk(size);
            }}
          />
        </label>
      )}
      <p>
        Wait {duration(least, most)}
        {since && `, counted from ${at(0)}`}.
      </p>
      {since && (
        <p>
          Look again {least === most ? 'at ' : 'between '}
          <b>{at(least)}</b>
          {least < most && (
            <>
              {' '}
              and <b>{at(most)}</b>
            </>
          )}
          {left > 0 ? `, in ${duration(left, left)}.` : ': that is now.'}
        </p>
      )}
    </div>
  );
}

/** `20 to 40 minutes`, `3.3 to 6.7 hours`. */
function duration(least: number, most: number): string {
  const hours = most > TWO_HOURS;
  const [from, to] = [least, most].map((minutes) => (hours ? Math.round(minutes / 6) / 10 : minutes));
  return `${from === to ? '' : `${String(from)} to `}${String(to)} ${hours ? 'hour' : 'minute'}${to === 1 ? '' : 's'}`;
}
