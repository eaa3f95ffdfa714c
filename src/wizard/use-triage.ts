import { useEffect, useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { Examination } from '../diagnosis/diagnosis.ts';
import type { Entry, Replay } from '../triage/session.ts';
import type { Runbook } from '../triage/runbook.ts';
import { loadKnowledge, loadRunbook, type WizardKnowledge } from './data.ts';
import { loadScreens } from './loads.ts';
import { localTime } from './local-time.ts';
import type { Remembered } from './memory.ts';
import { Cancelled, createReader } from './reader.ts';
import { noWork, workAfter, type Work, type WorkAction } from './work.ts';

type LaterScreens = Awaited<ReturnType<typeof loadScreens>>;

export interface TriageAddresses {
  readonly runbookUrl: string;
  readonly knowledgeUrl: string;
}

/** One page's triage: where it stands, what was read, and what can be done. */
export interface Triage {
  /** `null` until the steps are loaded. */
  readonly runbook: Runbook | null;
  /** `null` until something was pasted. */
  readonly knowledge: WizardKnowledge | null;
  readonly work: Work;
  readonly replayed: Replay | null;
  /** What the newest paste says; `null` while there is none. */
  readonly pasted: { readonly text: string; readonly examination: Examination } | null;
  /** `null` until there is something to show on them. */
  readonly screens: LaterScreens | null;
  /** What stands in the box. */
  readonly text: string;
  /** Characters that are being read beside the page; 0 when nothing is. */
  readonly reading: number;
  /** A part of the site could not be loaded. */
  readonly failed: boolean;
  readonly act: (action: WorkAction) => void;
  /** Put a text into the box, and read it. Resolves when what it says is known, or it was given up. */
  readonly take: (text: string) => Promise<void>;
  /** Read what a session holds, before going to it. Resolves to whether that went well. */
  readonly prepare: (entries: readonly Entry[]) => Promise<boolean>;
  /** Take up work that was kept. Resolves to whether that went well. */
  readonly resume: (work: Remembered) => Promise<boolean>;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/** The local time, as entries keep it. */
export const now = () => localTime(new Date());

/** Texts that take longer than a blink to read: then the page says at once that it reads. UTF-16 units. */
const SAYS_SO = 300_000;

/** What else takes longer than this, as on a slow network, is said then. Milliseconds. */
const BLINK = 400;

/**
 * Run the triage of a page.
 *
 * @param procedure The procedure to begin with; `null` begins at the paste.
 */
export function useTriage(procedure: string | null, { runbookUrl, knowledgeUrl }: TriageAddresses): Triage {
  const [runbook, setRunbook] = useState<Runbook | null>(null);
  const [knowledge, setKnowledge] = useState<WizardKnowledge | null>(null);
  const [screens, setScreens] = useState<LaterScreens | null>(null);
  const [failed, setFailed] = useState(false);
  const [reading, setReading] = useState(0);
  const [text, setText] = useState(textBeforeScript);
  const [work, change] = useReducer(workAfter, noWork);
  const reader = useMemo(() => createReader(knowledgeUrl), [knowledgeUrl]);
  const examined = (read: string) => known(reader.known(read));
  // The text that was put into the box last: an earlier one that is read later counts no more.
  const newest = useMemo(() => ({ text: '' }), []);

  const act = (action: WorkAction) => {
    const empties = action.type === 'went' && action.entries.length === 0;
    if (action.type === 'started over' || action.type === 'forgotten' || empties) setText('');
    change(action);
  };

  const retry = () => {
    setFailed(false);
    loadRunbook(runbookUrl).then(setRunbook, () => setFailed(true));
    if (begun) loadScreens().then(setScreens, () => setFailed(true));
  };
  const begun = work.entries.length > 0 || procedure !== null;
  useEffect(retry, [runbookUrl, begun]);

  const machine = useMemo(
    () => runbook && screens?.triageMachine(inputOf(runbook, procedure)),
    [runbook, screens, procedure],
  );
  const replayed = useMemo(
    () => (machine && screens?.replay(machine, work.entries, (read) => examined(read).diagnosis)) ?? null,
    [machine, work.entries, reader],
  );
  const last = replayed?.trail.findLast(({ entry }) => entry.type === 'text.pasted')?.entry;
  const pasted = last?.type === 'text.pasted' ? { text: last.text, examination: examined(last.text) } : null;

  // The box shows the text that is being read: also after a step back to it, and none once a new one is asked for.
  const latest = work.entries.at(-1);
  const asks = replayed?.screen === 'pasting';
  // Before the next key can be pressed: what it types must not be overwritten.
  useLayoutEffect(() => {
    if (latest?.type === 'text.pasted') setText(latest.text);
    else if (asks && latest) setText('');
  }, [asks, latest]);

  const take = async (next: string) => {
    newest.text = next;
    setText(next);
    setFailed(false);
    reader.cancel();
    if (next.trim() !== '') {
      const saying = setTimeout(() => setReading(next.length), next.length > SAYS_SO ? 0 : BLINK);
      try {
        const parts = [reader.read(next), loadKnowledge(knowledgeUrl), loadScreens()] as const;
        const [, problems, later] = await Promise.all(parts);
        setKnowledge(problems);
        setScreens(later);
      } catch (error) {
        setFailed(!(error instanceof Cancelled));
        return;
      } finally {
        clearTimeout(saying);
        if (newest.text === next) setReading(0);
      }
      if (newest.text !== next) return;
    }
    act({ type: 'pasted', text: next, at: now() });
    reader.keep([next, ...work.entries.flatMap((entry) => (entry.type === 'text.pasted' ? [entry.text] : []))]);
  };

  // What was typed before this script ran is read like all else.
  useEffect(() => {
    if (text !== '') void take(text);
  }, []);

  /** Read every text of a session: only the newest are remembered. */
  const readAll = async (entries: readonly Entry[]) => {
    for (const entry of entries) if (entry.type === 'text.pasted') await reader.read(entry.text);
    if (entries.length === 0) return;
    setKnowledge(await loadKnowledge(knowledgeUrl));
    setScreens(await loadScreens());
  };

  const prepare = async (entries: readonly Entry[]) => {
    try {
      await readAll(entries);
      return true;
    } catch {
      setFailed(true);
      return false;
    }
  };

  const resume = async ({ entries, drafts, ticket, diskGb }: Remembered) => {
    try {
      const steps = await loadRunbook(runbookUrl);
      await readAll(entries);
      const later = await loadScreens();
      const { trail, lost } = later.replay(
        later.triageMachine(inputOf(steps, procedure)),
        entries,
        (read) => examined(read).diagnosis,
      );
      const applies = entries.slice(0, trail.length);
      act({
        type: 'resumed',
        work: { entries: applies, drafts, lost, ticket: { ...noWork.ticket, ...ticket }, diskGb },
      });
      return true;
    } catch {
      setFailed(true);
      return false;
    }
  };

  const cancel = () => {
    reader.cancel();
    newest.text = '';
    setReading(0);
    setText(latest?.type === 'text.pasted' ? latest.text : '');
  };

  return {
    runbook,
    knowledge,
    work,
    replayed,
    pasted,
    screens,
    text,
    reading,
    failed,
    act,
    take,
    prepare,
    resume,
    cancel,
    retry,
  };
}

/** The id of the box, on the page before and after this script draws it. */
export const BOX = 'paste';

/** What a person typed into the box before this script ran: drawing it must not wipe that. */
function textBeforeScript(): string {
  if (import.meta.env.SSR) return '';
  const box = document.getElementById(BOX);
  return box instanceof HTMLTextAreaElement ? box.value : '';
}

/** Texts come into the session only when they have been read. */
function known(examination: Examination | undefined): Examination {
  if (!examination) throw new Error('A text of the session was never read.');
  return examination;
}

const inputOf = (runbook: Runbook, procedure: string | null) => ({
  procedures: runbook.procedures,
  procedure,
  supportRequest: defaultRequest(runbook),
});

/** The support request of the path for texts that nothing is known about. */
function defaultRequest({ situations, procedures, supportRequests }: Runbook): string {
  const last = situations.find(({ name }) => name === 'unrecognised')?.procedure;
  return procedures.find(({ name }) => name === last)?.supportRequest ?? supportRequests[0]?.name ?? '';
}
