import type { Considered, Finding } from '../diagnosis/diagnosis.ts';
import { examine } from '../diagnosis/examine.ts';
import { candidateFinder } from './candidates.ts';
import type { Library } from './library.ts';

/** An example of a problem, and what it leads to. */
export interface ExampleRun {
  readonly problem: string;
  /** Its place among the problem's examples, from 0. */
  readonly position: number;
  readonly text: string;
  /** Best first. */
  readonly findings: readonly Finding[];
  /** How the problem itself and those that fit were considered; found when it is asked for. */
  readonly considered: readonly Considered[];
}

type Known = Pick<Library, 'problems' | 'knowledge'>;

const ran = new WeakMap<Library['problems'], readonly ExampleRun[]>();

/** Put every example of every problem through the engine: one examination each, for the checks and the pages alike. */
export function runExamples(library: Known): readonly ExampleRun[] {
  const runs = ran.get(library.problems) ?? run(library);
  ran.set(library.problems, runs);
  return runs;
}

function run({ problems, knowledge: { packages } }: Known): readonly ExampleRun[] {
  const candidates = candidateFinder(problems);
  return problems.flatMap((own) =>
    own.examples.map((text, position) => {
      const likely = [...new Set([own, ...candidates(text)])];
      const examination = examine(text, { problems: likely, packages });
      return {
        problem: own.name,
        position,
        text,
        findings: examination.diagnosis.findings,
        get considered() {
          return examination.considered.filter(
            ({ problem, confidence }) => problem === own.name || confidence !== null,
          );
        },
      };
    }),
  );
}

/** How the examples of one problem fit another. */
export interface Overlap {
  readonly of: string;
  readonly fits: string;
  readonly count: number;
  /** Through its own text, and not only because it is general. */
  readonly byText: boolean;
}

/** Which problems fit which problems' examples, their own included; a pair that never meets is left out. */
export function overlapsOf(runs: readonly ExampleRun[]): readonly Overlap[] {
  const pairs = new Map<string, Overlap>();
  for (const { problem: of, findings } of runs)
    for (const { problem: fits, confidence } of findings) {
      const key = `${of} ${fits}`;
      const known = pairs.get(key) ?? { of, fits, count: 0, byText: false };
      pairs.set(key, { ...known, count: known.count + 1, byText: known.byText || confidence !== 'possible' });
    }
  return [...pairs.values()];
}
