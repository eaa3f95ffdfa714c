import type { Stage } from '../intake/reading.ts';

/**
 * How a problem is recognised. Every key given must hold; of the phrases in one key, one is enough.
 * A phrase is literal text in which `*` stands for anything (also for a real `*`); blanks do not count.
 */
export interface Signs {
  /** Stages it can happen in; `none` is a failure that names no stage. */
  readonly stage?: readonly (Stage | 'none')[];
  /** Name of the exception: the whole dotted name, or its last part. */
  readonly exception?: readonly string[];
  /** Found somewhere in the exception's message. */
  readonly message?: readonly string[];
  /** Found somewhere in `FILE in FUNCTION` of one of the exception's frames. */
  readonly frame?: readonly string[];
  /** Found anywhere in the failure's own text: message, frames or source lines. */
  readonly anywhere?: readonly string[];
}

/** A known problem, as far as recognising it needs. */
export interface Problem {
  /** Its file in `content/problems/`, without extension. */
  readonly name: string;
  readonly title: string;
  /** It fits when one of these sets holds. */
  readonly recognise: readonly Signs[];
  /** Its procedure's file in `content/procedures/`, without extension. */
  readonly procedure: string | null;
  /** The step of the procedure to begin at; `null` for the procedure's own start. */
  readonly step: string | null;
}

/** A body of code that frames come from, such as Chromogenic or celery. */
export interface Package {
  readonly name: string;
  /** Phrases of which one must fit the whole file path of a frame, such as `service/tasks/*`. */
  readonly files: readonly string[];
  /** A traceback with frames, none of them in such a package, is another program's: no problem is found in it. */
  readonly ours: boolean;
  /** The one stage in which this code runs: it says the stage of a failure whose message does not. */
  readonly stage?: Stage | undefined;
}

/** What a diagnosis is made with: everything that staff know, from `content/`. */
export interface Knowledge {
  readonly problems: readonly Problem[];
  readonly packages: readonly Package[];
}
