import { useEffect, useState } from 'preact/hooks';
import type { Wait } from '../triage/procedure.ts';
import { minutesFor } from '../triage/wait.ts';
import { clock, localTime } from './local-time.ts';

/** The disk that the waiting times are known for. */
const USUAL_DISK_GB = 10;

const MINUTE = 60_000;

interface Props {
  readonly wait: Wait;
  /** From when on; `null` when that is not known. */
  readonly since: string | null;
}

/** How long to wait, when to look again by the clock, and what is left of it. */
export function WaitTime({ wait, since }: Props) {
  const [disk, setDisk] = useState(USUAL_DISK_GB);
  const { least, most } = minutesFor(wait, disk);
  const minutes = least === most ? String(least) : `${String(least)} to ${String(most)}`;
  return (
    <div class="wait">
      {wait.per === 'gb' && (
        <label>
          Size of the instance’s disk, in GB{' '}
          <input
            type="number"
            min={1}
            max={100000}
            value={disk}
            onInput={(event) => {
              const size = event.currentTarget.valueAsNumber;
              if (size > 0) setDisk(size);
            }}
          />
        </label>
      )}
      <p>
        Wait {minutes} {most === 1 ? 'minute' : 'minutes'}.
      </p>
      {since !== null && <ByTheClock from={Date.parse(since)} least={least} most={most} />}
    </div>
  );
}

interface ClockProps {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly least: number;
  readonly most: number;
}

function ByTheClock({ from, least, most }: ClockProps) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 4);
    return () => clearInterval(timer);
  }, []);
  const at = (minutes: number) => <b>{clock(localTime(new Date(from + minutes * MINUTE)))}</b>;
  const left = Math.ceil((from + least * MINUTE - now) / MINUTE);
  return (
    <p>
      Look again{' '}
      {least === most ? (
        <>at {at(least)}</>
      ) : (
        <>
          between {at(least)} and {at(most)}
        </>
      )}
      {left > 0 ? `, in ${String(left)} ${left === 1 ? 'minute' : 'minutes'}.` : ': that is now.'}
    </p>
  );
}
