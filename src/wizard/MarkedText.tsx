import type { Evidence } from '../diagnosis/diagnosis.ts';
import { jumpTo } from './jump.ts';

/** One run of the text; `proof` is the number of the evidence that it is part of. */
interface Run {
  readonly text: string;
  readonly proof: number | null;
}

/** Longer texts are shown as the surroundings of their marks. */
const SHOWN_WHOLE = 20_000;
const AROUND = 400;

/** Cut a text at its evidence, in order; where two overlap, the first keeps the characters. */
function runsOf(text: string, evidence: readonly Evidence[]): readonly Run[] {
  const spans = evidence.map((span, index) => ({ ...span, proof: index + 1 })).sort((a, b) => a.start - b.start);
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end, proof } of spans) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    if (from > at) runs.push({ text: text.slice(at, from), proof: null });
    runs.push({ text: text.slice(from, end), proof });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at), proof: null });
  return text.length > SHOWN_WHOLE ? runs.map(shortened) : runs;
}

const shortened = (run: Run): Run => {
  if (run.proof !== null || run.text.length <= 2 * AROUND) return run;
  const left = (run.text.length - 2 * AROUND).toLocaleString('en');
  return { ...run, text: `${run.text.slice(0, AROUND)}\n⋯ ${left} characters not shown ⋯\n${run.text.slice(-AROUND)}` };
};

interface Props {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** The paste as it was, with the characters marked that prove the finding. */
export function MarkedText({ text, evidence }: Props) {
  return (
    <pre class="marked" tabIndex={0} aria-label="What you pasted, with the proof marked">
      {runsOf(text, evidence).map(({ text: run, proof }, index) =>
        proof === null ? (
          run
        ) : (
          <mark key={index} id={`proof-${String(proof)}`} tabIndex={-1}>
            {run}
            <sup>
              <a
                href={`#reason-${String(proof)}`}
                aria-label={`Reason ${String(proof)}`}
                onClick={jumpTo(`reason-${String(proof)}`)}
              >
                {proof}
              </a>
            </sup>
          </mark>
        ),
      )}
    </pre>
  );
}
