import library from 'virtual:library';
import type { Answer, Target } from '../triage/procedure.ts';
import { address } from '../wizard/Rich.tsx';
import { pageOfProcedure, pageOfSupportRequest } from './pages.ts';

const { procedures } = library.runbook;

/** Where an answer leads, in words, with a link to it; `null` where there is nothing to link to. */
export interface LeadsTo {
  readonly words: string;
  readonly href: string | null;
}

const ends = {
  resolved: 'Done: it is resolved.',
  'support-request': 'Write a support request.',
  'paste-again': 'Paste the new message at the start.',
};

/** Where an answer of a procedure leads. A step of the same page is linked by its anchor alone. */
export function leadsTo(of: string, { then }: Pick<Answer, 'then'>): LeadsTo {
  if (then.kind !== 'step') return { words: ends[then.kind], href: linkTo(of, then) };
  const procedure = procedures.find(({ name }) => name === then.procedure);
  const step = procedure?.steps.find(({ name }) => name === then.step);
  const title = step?.title ?? then.step;
  if (then.procedure === of) return { words: title, href: linkTo(of, then) };
  const begins = procedure?.start === then.step;
  return { words: begins ? procedure.title : `${procedure?.title ?? ''}: ${title}`, href: linkTo(of, then) };
}

/** The place that an answer leads to, as an address of this site; `null` for an end that has no page. */
export function linkTo(of: string, then: Target): string | null {
  if (then.kind === 'resolved') return null;
  if (then.kind === 'paste-again') return address('/');
  if (then.kind === 'support-request') {
    const form = procedures.find(({ name }) => name === of)?.supportRequest;
    const page = form === undefined ? null : pageOfSupportRequest(form);
    return page && address(page);
  }
  if (then.procedure === of) return `#${then.step}`;
  const page = pageOfProcedure(then.procedure);
  return page && `${address(page)}#${then.step}`;
}

/** When an answer is offered, in words: `after: celery restarted`; `null` when it always is. */
export function offeredWhen({ if: only, unless }: Pick<Answer, 'if' | 'unless'>): string | null {
  const fact = only ?? unless;
  return fact === null ? null : `${only === null ? 'not after' : 'after'}: ${fact.replaceAll('-', ' ')}`;
}
