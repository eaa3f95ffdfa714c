import { read } from '../intake/read.ts';
import { candidates, indexOf, type Index } from './candidates.ts';
import { caseOf, type Case } from './case.ts';
import type { Considered, Examination } from './diagnosis.ts';
import { noticesOf } from './notices.ts';
import type { Knowledge } from './problem.ts';
import { byRank, rank, type Ranked, type ReadyProblem } from './rank.ts';
import { readySigns } from './weigh.ts';

/**
 * The whole way from a paste to what is known about it.
 *
 * Never throws, takes time linear in the length of the text, and gives the same for the same text and knowledge.
 *
 * @param text Anything that can be pasted: of any length, with any characters, lone surrogates and U+0000 included.
 */
export function examine(text: string, knowledge: Knowledge): Examination {
  const reading = read(text);
  const { kind, request, status, failureText, failureSpan } = reading;
  const given = caseOf(reading, knowledge.packages);
  const index = readied(knowledge);
  const findings = given ? ranked(candidates(index.index, given), given).flatMap(({ finding }) => finding ?? []) : [];
  let considered: readonly Considered[] | null = null;
  return {
    diagnosis: {
      kind,
      request,
      status,
      get exceptions() {
        return reading.exceptions;
      },
      findings,
      notices: noticesOf(text, reading),
    },
    // Near fits are for who asks: most readers want the findings alone.
    get considered() {
      considered ??= given ? ranked(index.problems, given).map((one) => one.considered) : [];
      return considered;
    },
    failureText,
    failureSpan,
  };
}

/** Problems of which a sign holds, best first. */
const ranked = (problems: Iterable<ReadyProblem>, given: Case): readonly Ranked[] =>
  Array.from(problems, (problem) => rank(problem, given))
    .filter((one) => one !== null)
    .sort(byRank);

interface Prepared {
  readonly problems: readonly ReadyProblem[];
  readonly index: Index;
}

const prepared = new WeakMap<Knowledge, Prepared>();

/** The problems with their phrases made ready, once for each knowledge. */
function readied(knowledge: Knowledge): Prepared {
  const known = prepared.get(knowledge);
  if (known) return known;
  const problems = knowledge.problems.map((problem) => ({ problem, sets: problem.recognise.map(readySigns) }));
  const ready = { problems, index: indexOf(problems) };
  prepared.set(knowledge, ready);
  return ready;
}
