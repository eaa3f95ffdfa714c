import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useErrorBoundary, useLayoutEffect, useRef } from 'preact/hooks';
import type { RichText } from '../triage/procedure.ts';
import { placeName, type Place } from '../triage/place.ts';
import type { Replay } from '../triage/session.ts';
import { situationOf } from '../triage/situation.ts';
import { Dropped } from './Dropped.tsx';
import { Resume } from './Resume.tsx';
import { Paste } from './screens/Paste.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { linkedStep } from './step-link.ts';
import { useHistory } from './use-history.ts';
import { useMemory } from './use-memory.ts';
import { BOX, now, useTriage, type TriageAddresses } from './use-triage.ts';
import { noWork, type WorkAction } from './work.ts';

interface Props extends TriageAddresses {
  /** The procedure to begin with; `null` begins at the paste. */
  readonly procedure: string | null;
  /** Where to copy from. */
  readonly hint: RichText;
  /** A text to try the wizard with; `null` for none. */
  readonly example: string | null;
  /** The first step as it was drawn at build time: it stands until the steps are loaded, so that nothing jumps. */
  readonly children?: ComponentChildren;
}

/** Nobody types more before the script of the page runs. UTF-16 units. */
const LONGEST_TYPED_EARLY = 40;

/** One page's triage. When drawing it fails, the page says so, and how to get back what was done. */
export default function Wizard(props: Props) {
  const boundary: readonly [unknown, () => void] = useErrorBoundary();
  const [failure, tryAgain] = boundary;
  if (failure === undefined) return <Drawn {...props} />;
  return (
    <section class="wizard" aria-label="Triage">
      <p class="warning" role="alert">
        This part of the page failed. What you did is kept on this device.{' '}
        <button type="button" class="quiet" onClick={tryAgain}>
          Try again
        </button>
      </p>
    </section>
  );
}

/** Draws it. The statechart decides where it stands; nothing in this file does. */
function Drawn({ procedure, hint, example, children, ...addresses }: Props) {
  const triage = useTriage(procedure, addresses);
  const { runbook, knowledge, work, replayed, pasted, screens, text, reading, failed, act } = triage;
  const moved = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);

  // A text that came before this script ran was pasted when nobody could have typed it in that time.
  useLayoutEffect(() => {
    moved.current = text.length > LONGEST_TYPED_EARLY;
  }, []);

  // The heading of each new step takes the focus, so that keyboard and screen reader go on from there.
  const at = replayed && (replayed.place ? placeName(replayed.place) : replayed.screen);
  useLayoutEffect(() => {
    const shown = heading.current;
    if (!moved.current || !shown) return;
    moved.current = false;
    shown.focus({ preventScroll: true });
    // With the next frame: a paste ends with the browser showing where it wrote. Who has gone on by then stays there.
    requestAnimationFrame(() => {
      if (document.activeElement === shown) shown.scrollIntoView({ block: 'start' });
    });
  }, [at, work.entries, screens]);

  /** Do what moves the person on. */
  const go = (action: WorkAction) => {
    moved.current = true;
    act(action);
  };

  const follow = (to: string, step: string) => go(chosen(to, step));
  const answer = (place: Place, given: string) => {
    const name = placeName(place);
    const note = work.drafts[name] ?? '';
    go({ type: 'done', entry: { type: 'answer.given', place: name, answer: given, note, at: now() } });
  };

  const memory = useMemory(procedure ?? '', work);
  const again = useHistory(
    { entries: work.entries, anchor: anchorOf(replayed), forgotten: work === noWork },
    { prepare: triage.prepare, go: (entries) => go({ type: 'went', entries }), open: () => openLink(false) },
  );
  /** Begin at the step that the page's address names. */
  const openLink = (atLoad: boolean) => {
    const link = runbook && linkedStep(location.hash, procedure, runbook.procedures);
    if (!link) return;
    if (location.hash.includes('/')) follow(link.procedure, link.step);
    // The page has a text of the same name, which the browser shows by itself.
    else if (atLoad) act(chosen(link.procedure, link.step));
  };
  useEffect(() => {
    if (work === noWork && !again) openLink(true);
  }, [runbook]);

  const pasting = replayed ? replayed.screen === 'pasting' || replayed.screen === 'findings' : procedure === null;
  const paste = pasting && (
    <Paste
      id={BOX}
      hint={hint}
      text={text}
      example={example}
      onNear={() => triage.getReady(example ?? '')}
      onText={(next, whole) => void (whole ? arrive(triage.take(next)) : triage.take(next))}
    />
  );
  /** The whole text came at once: the reader wants to go on to what it says. */
  const arrive = async (taken: Promise<void>) => {
    moved.current = true;
    await taken;
  };

  const offer = memory.offered && (
    <Resume
      kept={memory.offered}
      onResume={() => {
        moved.current = true;
        if (memory.offered) void triage.resume(memory.offered.work).then((taken) => taken && memory.settle(true));
      }}
      onStartOver={() => memory.settle(false)}
    />
  );

  const trouble = failed && (
    <p class="warning" role="alert">
      A part of this page could not be loaded.{text && ' What you typed is still there.'}{' '}
      <button
        type="button"
        class="quiet"
        onClick={() => (runbook && pasting ? void triage.take(text) : triage.retry())}
      >
        Try again
      </button>
    </p>
  );

  const progress = (
    <p class="reading" role="status">
      {reading > 0 && (
        <>
          Reading {reading.toLocaleString('en')} characters…{' '}
          <button type="button" class="quiet" onClick={triage.cancel}>
            Cancel
          </button>
        </>
      )}
    </p>
  );

  const help = (
    <button
      type="button"
      class="quiet help"
      data-key="h"
      disabled={!replayed && !pasting}
      onClick={() => go({ type: 'done', entry: { type: 'help.requested', at: now() } })}
    >
      Get help: write a support request
    </button>
  );

  if (!runbook || !replayed || !screens)
    return (
      <section class="wizard" aria-label="Triage">
        {offer}
        {paste}
        {trouble}
        {progress}
        <p class="sr-only" role="status" />
        {!pasting && !failed && children}
        <footer class="wizard-foot">
          <Shortcuts />
          {help}
        </footer>
      </section>
    );

  const { snapshot, place, screen, trail } = replayed;
  const diagnosis = pasted?.examination.diagnosis ?? null;
  const standing = diagnosis && situationOf(diagnosis);
  // A text that nothing is known about is for the support team to read.
  const unread = standing === 'unrecognised' ? (pasted?.text ?? null) : null;
  const situation = runbook.situations.find(({ name }) => name === standing);
  const rewind = (length: number) => go({ type: 'rewound', length });
  const form = runbook.supportRequests.find(({ name }) => name === snapshot.context.supportRequest);

  return (
    <section class="wizard" aria-label="Triage">
      {offer}
      {paste}
      {trouble}
      <screens.Lost entries={work.lost} />
      {progress}
      <p class="sr-only" role="status">
        {pasting && diagnosis && (situation ?? diagnosis.findings[0])?.title}
      </p>
      <Dropped entries={work.dropped} onPutBack={() => go({ type: 'put back' })} />
      {screen === 'findings' && pasted && knowledge && (
        <Screen title="What it says" heading={heading}>
          <screens.Findings
            text={pasted.text}
            diagnosis={pasted.examination.diagnosis}
            runbook={runbook}
            knowledge={knowledge}
            follow={follow}
            answer={(to, given) => {
              follow(to.procedure, to.step.name);
              answer(to, given);
            }}
          />
        </Screen>
      )}
      {place && (
        <Screen
          title={place.step.title}
          kicker={runbook.procedures.find(({ name }) => name === place.procedure)?.title}
          heading={heading}
        >
          <screens.StepCard
            key={at}
            place={place}
            facts={snapshot.context.facts}
            diagnosis={diagnosis}
            runbook={runbook}
            since={trail.at(-1)?.entry.at ?? null}
            diskGb={work.diskGb}
            onDisk={(diskGb) => act({ type: 'disk measured', diskGb })}
            note={work.drafts[placeName(place)] ?? ''}
            onNote={(note) => act({ type: 'noted', place, note })}
            onAnswer={(given) => answer(place, given)}
          />
        </Screen>
      )}
      {screen === 'resolved' && (
        <Screen title="Resolved" heading={heading}>
          <screens.Resolved trail={trail} />
        </Screen>
      )}
      {screen === 'requesting' && form && (
        <Screen kicker="Support request" title={form.title} heading={heading}>
          <screens.SupportRequestForm
            form={form}
            diagnosis={diagnosis}
            failureText={pasted?.examination.failureText ?? unread}
            trail={trail}
            edits={work.ticket}
            supportEmail={runbook.site.supportEmail}
            onEdit={(edits) => act({ type: 'ticket edited', edits })}
          />
        </Screen>
      )}
      {!pasting && <screens.Trail trail={trail} onChange={rewind} />}
      <footer class="wizard-foot">
        {trail.length > 0 && !pasting && (
          <button type="button" class="quiet" data-key="b" onClick={() => rewind(trail.length - 1)}>
            ← Back
          </button>
        )}
        {trail.length > 1 && (
          <button type="button" class="quiet" onClick={() => go({ type: 'started over' })}>
            Start over
          </button>
        )}
        <Shortcuts />
        {screen !== 'requesting' && help}
      </footer>
      <screens.Keeping
        remembers={memory.remembers}
        onForget={() => {
          memory.forget();
          act({ type: 'forgotten' });
        }}
      />
    </section>
  );
}

const chosen = (procedure: string, step: string): WorkAction => ({
  type: 'done',
  entry: { type: 'path.chosen', procedure, step, at: now() },
});

const anchors = { pasting: '', findings: '#what-it-says', requesting: '#support-request', resolved: '#resolved' };

/** The place as the address of the page names it: in words of the content alone. */
function anchorOf(replayed: Replay | null): string {
  if (!replayed?.trail.length) return '';
  const { place, screen } = replayed;
  return place ? `#${placeName(place)}` : anchors[screen ?? 'pasting'];
}

interface ScreenProps {
  readonly title: string;
  readonly kicker?: string | undefined;
  readonly heading: RefObject<HTMLHeadingElement>;
  readonly children: ComponentChildren;
}

const Screen = ({ title, kicker, heading, children }: ScreenProps) => (
  <div class="screen">
    {kicker !== undefined && <p class="kicker">{kicker}</p>}
    <h2 ref={heading} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </div>
);
