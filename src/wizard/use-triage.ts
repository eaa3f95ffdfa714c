import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Examination } from '../diagnosis/diagnosis.ts';
import type { Entry, Replay } from '../triage/session.ts';
import { loadKnowledge, loadRunbook, type WizardKnowledge, type WizardRunbook } from './data.ts';
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
  readonly runbook: WizardRunbook | null;
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
  /** Load what reads a text, and try it on a sample: then the first paste takes little longer than a later one. */
  readonly getReady: (sample: string) => void;
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
  const [runbook, setRunbook] = useState<WizardRunbook | null>(null);
  const [knowledge, setKnowledge] = useState<WizardKnowledge | null>(null);
  const [screens, setScreens] = useState<LaterScreens | null>(null);
  const [failed, setFailed] = useState(false);
  const [reading, setReading] = useState(0);
  const [text, setText] = useState(textBeforeScript);
  const [work, change] = useReducer(workAfter, noWork);
  const reader = useMemo(() => createReader(knowledgeUrl), [knowledgeUrl]);
  const examined = (read: string) => known(reader.known(read));
  // The text that was put into the box last: an earlier one that is read later counts no more.
  const newest = useRef('');

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
    () => runbook && screens?.triageMachine({ ...runbook, procedure }),
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

  /** Read texts of a session, of which only the newest are remembered, and load what shows them. */
  const ready = async (texts: readonly string[]) => {
    const readEach = async () => {
      for (const one of texts) await reader.read(one);
    };
    // All at once: one after the other they would take a slow network's time thrice.
    const [problems, later] = await Promise.all([loadKnowledge(knowledgeUrl), loadScreens(), readEach()]);
    setKnowledge(problems);
    setScreens(later);
    return later;
  };

  /** Whether it went well. */
  const attempt = async (run: () => Promise<unknown>) => {
    try {
      await run();
      return true;
    } catch (error) {
      setFailed(!(error instanceof Cancelled));
      return false;
    }
  };

  const take = async (next: string) => {
    newest.current = next;
    setText(next);
    setFailed(false);
    reader.cancel();
    if (next.trim() !== '') {
      const saying = setTimeout(() => setReading(next.length), next.length > SAYS_SO ? 0 : BLINK);
      const isKnown = await attempt(() => ready([next]));
      clearTimeout(saying);
      if (newest.current !== next) return;
      setReading(0);
      if (!isKnown) return;
    }
    act({ type: 'done', entry: { type: 'text.pasted', text: next, at: now() } });
    reader.keep([next, ...textsOf(work.entries)]);
  };

  // What was typed before this script ran is read like all else.
  useEffect(() => {
    if (text !== '') void take(text);
  }, []);

  const getReady = (sample: string) => {
    // Nothing is ready later than a text that is being read already. What fails here is tried again with the paste.
    if (!screens && newest.current === '') ready([sample]).catch(() => undefined);
  };

  const resume = ({ entries, drafts, ticket, diskGb }: Remembered) =>
    attempt(async () => {
      const { triageMachine, replay } = await ready(textsOf(entries));
      const steps = triageMachine({ ...(await loadRunbook(runbookUrl)), procedure });
      const { trail, lost } = replay(steps, entries, (read) => examined(read).diagnosis);
      const applies = entries.slice(0, trail.length);
      act({
        type: 'resumed',
        work: { entries: applies, drafts, lost, ticket: { ...noWork.ticket, ...ticket }, diskGb },
      });
    });

  const cancel = () => {
    reader.cancel();
    newest.current = '';
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
    getReady,
    prepare: (entries) => attempt(() => ready(textsOf(entries))),
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

const textsOf = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.type === 'text.pasted' ? [entry.text] : []));
