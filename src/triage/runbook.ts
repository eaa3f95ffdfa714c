import type { Stage } from '../intake/reading.ts';
import type { SupportRequest } from '../ticket/support-request.ts';
import type { Procedure, RichText } from './procedure.ts';
import type { SituationName } from './situation.ts';

/** Addresses and warnings that hold for the whole site; an address is `''` where none is known. */
export interface Site {
  readonly title: string;
  /** For search results. */
  readonly description: string;
  readonly supportEmail: string;
  /** The pages of the cloud that steps can open. */
  readonly pages: readonly CloudPage[];
  /** Where to copy from: shown above the box. */
  readonly pasteHint: RichText;
  /** At most one request may run: shown before each step that approves, re-submits or restarts. */
  readonly oneAtATime: RichText;
  /** The instance is gone: shown before each of these steps where a re-run would start over. */
  readonly destroyedInstance: RichText;
}

/** A page of the cloud that staff work on. */
export interface CloudPage {
  readonly name: string;
  /** `{requestId}` and the like stand for what was read; `''` where the site that it is on has no address. */
  readonly address: string;
  /** Words of the link. */
  readonly link: string;
  /** The page to open where a value of the address is not known; `null`: none. */
  readonly otherwise: string | null;
}

/** What happens in one stage of a request, and what a re-run does after a failure in it. */
export interface StageFacts {
  readonly stage: Stage;
  readonly title: string;
  readonly happens: RichText;
  readonly takes: string | null;
  readonly where: string | null;
  readonly rerun: 'starts-over' | 'resumes' | 'none';
  readonly rerunText: string | null;
}

/** What to say of a request that did not fail, or of a text that nothing is known about. */
export interface Situation {
  readonly name: SituationName;
  readonly title: string;
  readonly means: RichText;
  readonly procedure: string | null;
  readonly step: string | null;
  /** Text of the button that leads to the procedure; `null` asks the question of its step at once. */
  readonly action: string | null;
}

/** All that the wizard leads with: everything from `content/` but how problems are recognised. */
export interface Runbook {
  readonly site: Site;
  readonly stages: readonly StageFacts[];
  readonly situations: readonly Situation[];
  readonly procedures: readonly Procedure[];
  readonly supportRequests: readonly SupportRequest[];
}
