import { read } from '../intake/read.ts';
import { candidates, indexOf, type Index } from './candidates.ts';
import { caseOf, type Case } from './case.ts';
import type { Considered, Examination } from './diagnosis.ts';
import { noticesOf } from './notices.ts';
import type { Knowledge, Problem } from './problem.ts';
import { byRank, rank, type Ranked } from './rank.ts';

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
  const fitting = given ? ranked(candidates(indexed(knowledge), given), given) : [];
  let considered: readonly Considered[] | null = null;
  return {
    diagnosis: {
      kind,
      request,
      status,
      get exceptions() {
        return reading.exceptions;
      },
      findings: fitting.flatMap(({ finding }) => finding ?? []),
      notices: noticesOf(text, reading),
    },
    // Near fits are for who asks: most readers want the findings alone.
    get considered() {
      considered ??= given ? ranked(knowledge.problems, given).map((one) => one.considered) : [];
      return considered;
    },
    failureText,
    failureSpan,
  };
}

/** Problems of which a sign holds, best first. */
const ranked = (problems: Iterable<Problem>, given: Case): readonly Ranked[] =>
  Array.from(problems, (problem) => rank(problem, given))
    .filter((one) => one !== null)
    .sort(byRank);

const indexes = new WeakMap<Knowledge, Index>();

/** The problems filed, once for each knowledge. */
function indexed(knowledge: Knowledge): Index {
  const index = indexes.get(knowledge) ?? indexOf(knowledge.problems);
  indexes.set(knowledge, index);
  return index;
}
