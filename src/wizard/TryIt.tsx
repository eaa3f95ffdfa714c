import { useMemo, useState } from 'preact/hooks';
import { against } from '../diagnosis/against.ts';
import type { Considered, Examination, Weighed } from '../diagnosis/diagnosis.ts';
import type { Kind } from '../intake/reading.ts';
import { Facts } from './Facts.tsx';
import { MarkedText } from './MarkedText.tsx';
import { createReader } from './reader.ts';

interface Props {
  readonly knowledgeUrl: string;
}

const sources: Record<Kind, string> = {
  'status-message': 'a status message',
  'failure-email': 'the failure e-mail',
  'request-page': 'the request’s page',
  'support-request': 'a support request',
  traceback: 'a traceback',
  log: 'a log',
  unknown: 'nothing that is known here',
};

/** For authors: what the wizard reads in a text, and how it comes to its answer, phase by phase. */
export default function TryIt({ knowledgeUrl }: Props) {
  const reader = useMemo(() => createReader(knowledgeUrl), [knowledgeUrl]);
  const [text, setText] = useState('');
  const [read, setRead] = useState<{ readonly text: string; readonly examination: Examination } | null>(null);
  const [failed, setFailed] = useState(false);

  const take = (next: string) => {
    setText(next);
    setFailed(false);
    reader.keep([next]);
    if (next.trim() === '') {
      setRead(null);
      return;
    }
    reader.read(next).then(
      // A text that was changed meanwhile has been forgotten.
      (examination) => reader.known(next) && setRead({ text: next, examination }),
      () => setFailed(true),
    );
  };

  return (
    <section class="wizard try-it" aria-label="Try it">
      <div class="paste">
        <label for="try-it-text">A text to try</label>
        <textarea
          id="try-it-text"
          rows={text === '' ? 8 : 4}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={text}
          onInput={(event) => take(event.currentTarget.value)}
        />
      </div>
      {failed && (
        <p class="warning" role="alert">
          The known problems could not be loaded. Change the text to try again.
        </p>
      )}
      {read && <Phases text={read.text} examination={read.examination} />}
    </section>
  );
}

function Phases({ text, examination: { diagnosis, considered } }: { text: string; examination: Examination }) {
  const { kind, status, exceptions, notices, findings, request } = diagnosis;
  const fitting = considered.filter(({ confidence }) => confidence !== null);
  const others = considered.filter(({ confidence }) => confidence === null);
  const evidence = findings[0]?.evidence ?? [];
  return (
    <>
      <h2>1. What was read</h2>
      <dl class="facts">
        <div>
          <dt>Source</dt>
          <dd>{sources[kind]}</dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>
            {status === null
              ? 'there is no status message'
              : `${status.stage ?? 'no stage named'}, ${status.failed ? 'failed' : 'not failed'}`}
          </dd>
        </div>
      </dl>
      <Facts request={request} imageId={status?.imageId ?? null} />
      {exceptions.length === 0 && <p class="hint">No exception was found.</p>}
      <ol class="exceptions">
        {exceptions.map(({ type, message, frames, relation }, index) => (
          <li key={index}>
            <code>{[type, message].filter((part) => part !== '').join(': ')}</code>
            <span class="hint">
              {frames.length} {frames.length === 1 ? 'frame' : 'frames'}
              {relation !== null &&
                `, ${relation === 'group-member' ? 'member of a group' : `the ${relation} of the next`}`}
              {index === exceptions.length - 1 && exceptions.length > 1 && ', the newest'}
            </span>
          </li>
        ))}
      </ol>
      {notices.length > 0 && (
        <ul class="notices">
          {notices.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}

      <h2>2. What fits</h2>
      {fitting.length === 0 && (
        <p>
          {considered.length > 0
            ? 'No problem fits. What came nearest stands below.'
            : 'No problem was considered: nothing failed in this text, or it is another program’s failure.'}
        </p>
      )}
      {fitting.map((one, index) => (
        <Weighing key={one.problem} considered={one} place={index + 1} />
      ))}
      {evidence.length > 0 && <MarkedText text={text} evidence={evidence} />}

      {others.length > 0 && (
        <>
          <h2>3. What was considered, and does not fit</h2>
          {others.slice(0, SHOWN).map((one) => (
            <Weighing key={one.problem} considered={one} place={null} />
          ))}
          {others.length > SHOWN && (
            <details class="fold">
              <summary>{others.length - SHOWN} more, which come less near</summary>
              {others.slice(SHOWN).map((one) => (
                <Weighing key={one.problem} considered={one} place={null} />
              ))}
            </details>
          )}
        </>
      )}
    </>
  );
}

/** Of the problems that do not fit, the ones that come nearest. */
const SHOWN = 5;

const results: Record<Weighed['result'], string> = {
  held: 'fits',
  missing: 'does not fit',
  contradicted: 'speaks against it',
  silent: 'says nothing',
};

const names: Record<Weighed['sign'], string> = {
  stage: 'Stage',
  exception: 'Exception',
  message: 'Message',
  frame: 'Traceback line',
  anywhere: 'Anywhere',
};

function Weighing({ considered, place }: { considered: Considered; place: number | null }) {
  const { problem, title, score, confidence, signs } = considered;
  return (
    <article class={`finding ${confidence === null ? 'fits-not' : 'fits'}`}>
      <p class="kicker">
        {place !== null && `${place}. `}
        <code>problems/{problem}.yaml</code> · score {score}
        {confidence !== null && (
          <>
            {' '}
            · <b>{confidence}</b>
          </>
        )}
      </p>
      <h3>{title}</h3>
      {signs.some(({ result }) => result === 'contradicted') && <p>{against(considered)}</p>}
      <ul class="weighed">
        {signs.map(({ sign, wanted, result }) => (
          <li key={sign} class={result}>
            <span class="sign-name">{names[sign]}</span>
            <span class="wanted">
              {wanted.map((phrase, index) => (
                <>
                  {index > 0 && ' or '}
                  <code key={phrase}>{phrase}</code>
                </>
              ))}
            </span>
            <span class="result">{results[result]}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
