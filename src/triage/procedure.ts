/** Markdown, rendered at build time to plain data: a text, or an element with its children. No HTML ever reaches the page. */
export type RichText = readonly RichNode[];
export type RichNode = string | RichElement;
export interface RichElement {
  readonly tag: 'p' | 'strong' | 'em' | 'code' | 'pre' | 'a' | 'ul' | 'ol' | 'li' | 'br';
  /** Of an `a`: a page of this site, with the base path, or an address. */
  readonly href?: string;
  readonly children: RichText;
}

/** What a step does to the request or its host; each of these is unsafe while another request runs. */
export type Deed = 'approve' | 're-submit' | 'restart';

/** How long to wait: from `least` to `most` minutes, for the whole or for each GB of the instance's disk. */
export interface Wait {
  readonly least: number;
  readonly most: number;
  readonly per: 'whole' | 'gb';
}

/** Where an answer leads. */
export type Target =
  | { readonly kind: 'step'; readonly procedure: string; readonly step: string }
  | { readonly kind: 'resolved' }
  | { readonly kind: 'support-request' }
  | { readonly kind: 'paste-again' };

export interface Answer {
  /** What staff press. It identifies the answer within its step. */
  readonly answer: string;
  readonly then: Target;
  /** The sentence for the Staff Notes; `null` when there is nothing to tell. */
  readonly record: string | null;
  /** A fact that holds from here on, such as `celery-restarted`. */
  readonly sets: string | null;
  /** Offered only when this fact holds. */
  readonly if: string | null;
  /** Offered only when this fact does not hold. */
  readonly unless: string | null;
}

/** One step of a procedure: a thing to do or to look at, then a question. */
export interface Step {
  readonly name: string;
  readonly title: string;
  readonly text: RichText;
  /** Shown before everything else of the step. */
  readonly warning: RichText | null;
  readonly does: Deed | null;
  /** To be copied and run as it stands. */
  readonly command: string | null;
  /** Name of the cloud's page that this step needs. */
  readonly opens: string | null;
  readonly wait: Wait | null;
  readonly question: string | null;
  readonly answers: readonly Answer[];
}

/** A fix path. */
export interface Procedure {
  /** Its file in `content/procedures/`, without extension. */
  readonly name: string;
  readonly title: string;
  readonly start: string;
  /** The support request's file in `content/support-requests/`, without extension. */
  readonly supportRequest: string;
  readonly steps: readonly Step[];
}
