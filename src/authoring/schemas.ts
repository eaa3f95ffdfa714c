import { z } from 'zod';
import { suggest } from './mistake.ts';

/*
 * The files that staff write, as they write them. Every message is read by someone who does not program, and is
 * “what is wrong”, a line break, “what to do”; what can be wrong with any value is said in plain-issue.ts.
 */

/** A group of keys, and no others. */
function keys<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `There is no key “${key}” here.\n${meantBy(key, Object.keys(shape))}`).join('\n\n')
        : undefined,
  });
}

/** What an author may have meant by a key that there is not. */
function meantBy(key: string, known: readonly string[]): string {
  const [name = ''] = key.split(':', 1);
  if (key.includes(':') && known.includes(name)) return `Put a blank behind the colon: ${name}: ….`;
  if (!/^[\w-]+$/.test(key)) return 'If it belongs to the text above it, put the line further in.';
  return suggest(key, known, 'The keys are');
}

const text = z.string().trim().min(1);
const list = <T extends z.ZodType>(entry: T) => z.array(entry).min(1);
const oneOrMore = <T extends z.ZodType>(entry: T) => z.union([entry, list(entry)]);
const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) => z.enum(values);
const named = <T extends z.ZodType>(entry: T) => z.record(z.string(), entry);
const flag = z.boolean();

const phrases = oneOrMore(text);
const stage = oneOf('pending', 'started', 'imaging', 'processing', 'validating', 'completed', 'exporting', 'none');

const SignsFile = keys({
  stage: oneOrMore(stage).optional().describe('Stages it can happen in; “none” is a failure that names no stage.'),
  exception: phrases.optional().describe('Name of the exception, such as AttributeError.'),
  message: phrases
    .optional()
    .describe('Words from the exception’s message, letter by letter; * stands for anything. Of a list, one is enough.'),
  frame: phrases.optional().describe('Words from “FILE in FUNCTION” of a line of the traceback.'),
  anywhere: phrases.optional().describe('Words from anywhere in the failure’s own text.'),
});

/** `content/problems/*.yaml` */
export const ProblemFile = keys({
  title: text
    .max(70, 'The title is longer than 70 letters.\nShorten it: it is the first line of the answer.')
    .describe('The heading of the answer.'),
  recognise: oneOrMore(SignsFile).describe(
    'How to recognise it: one block, or a list of blocks of which one is enough.',
  ),
  means: text.describe('What happened, and what it means for the request, in two to four sentences (Markdown).'),
  procedure: text.optional().describe('The fix path: a file in content/procedures/, without .yaml.'),
  step: text.optional().describe('The step of that path to begin at.'),
  source: text.describe('Where we know this from.'),
  examples: list(text).describe('Real messages, whole, without names, passwords and keys. Each must lead here first.'),
  near_misses: list(text).optional().describe('Messages that look alike and are not this problem.'),
});

const PlaceFile = keys({
  procedure: text.describe('Another path: a file in content/procedures/, without .yaml.'),
  step: text.optional().describe('The step of that path; without it, its start.'),
});

const TargetFile = z.union([text, PlaceFile], {
  error: () =>
    '“then” must say where the answer leads.\nWrite a step’s name, resolved, support-request, paste-again, or “procedure: NAME” on a line of its own below it.',
});

const AnswerFile = keys({
  answer: text.describe('What staff press.'),
  then: TargetFile.describe(
    'Where it leads: a step of this file, resolved (it is done), support-request (write one), paste-again (there is a new message), or { procedure: NAME, step: STEP }.',
  ),
  record: text
    .optional()
    .describe(
      'The sentence for the Staff Notes, in the past tense and with a full stop. None where there is nothing to tell.',
    ),
  sets: text
    .optional()
    .describe('A fact that holds from here on, such as celery-restarted, for “if:” and “unless:” of other answers.'),
  if: text.optional().describe('Offered only when this fact holds.'),
  unless: text.optional().describe('Offered only when this fact does not hold.'),
});

/** “15-20 minutes”, “1 minute”, “2-4 minutes per GB”. */
export const WAIT = /^([1-9]\d{0,3})(?: ?[-–] ?(\d{1,4}))? minutes?( per GB)?$/;

const NO_WAIT = '“wait” is not a time that is known here.\nWrite it like “15-20 minutes” or “2-4 minutes per GB”.';

/** The shorter time first. */
function isInOrder(wait: string): boolean {
  const [, least, most = least] = WAIT.exec(wait) ?? [];
  return Number(least) <= Number(most);
}

const StepFile = keys({
  like: text
    .optional()
    .describe('Another step, as PROCEDURE/STEP: every key that this step does not set is taken from there.'),
  title: text.optional().describe('What there is to do, the action first.'),
  text: text.optional().describe('What to do, with the page, the menu and the button (Markdown).'),
  warning: text.optional().describe('Shown before everything else of the step (Markdown).'),
  does: oneOf('approve', 're-submit', 'restart')
    .optional()
    .describe('What the step does to the request or its host; the one-at-a-time warning is then shown by itself.'),
  checks: oneOf('one-at-a-time')
    .optional()
    .describe('What the step makes sure of. Every way to a step with “does” must lead through one that checks this.'),
  command: text.optional().describe('A command to copy.'),
  opens: text
    .optional()
    .describe('The page of the cloud that the step needs: a name from “pages” in content/site.yaml.'),
  wait: z
    .string({ error: ({ input }) => (input == null ? undefined : NO_WAIT) })
    .regex(WAIT, { error: NO_WAIT, abort: true })
    .refine(isInOrder, '“wait” names the longer time first.\nWrite the shorter one first: “15-20 minutes”.')
    .optional()
    .describe('How long to wait: “15-20 minutes”, or “2-4 minutes per GB” of the disk.'),
  question: text.optional().describe('What the answers answer.'),
  answers: list(AnswerFile).optional().describe('What staff can press, each with where it leads.'),
});

/** `content/procedures/*.yaml` */
export const ProcedureFile = keys({
  title: text.describe('The heading of the path.'),
  start: text.describe('The step to begin at.'),
  support_request: text.describe(
    'Who is asked when it does not help: a file in content/support-requests/, without .yaml.',
  ),
  steps: named(StepFile).describe('The steps, by name.'),
});

const FieldFile = keys({
  label: text.describe('As it stands in the support request, with its colon.'),
  from: oneOf('requestId', 'username', 'instanceId', 'instanceIp', 'requestStatus', 'instanceStatus', 'failure')
    .optional()
    .describe('What in the paste fills it; without it, staff do.'),
  required: flag.optional().describe('true: the wizard asks for it.'),
  help: text.optional().describe('Where to find it, as a sentence.'),
  long: flag.optional().describe('true: it can have several lines.'),
});

/** `content/support-requests/*.yaml` */
export const SupportRequestFile = keys({
  title: text.describe('What it is about.'),
  subject: text.describe('Subject of the e-mail; {username} stands for the field of that name.'),
  fields: named(FieldFile).describe('The fields by name, in the order in which they are sent.'),
  notes_label: text.describe('The line above the notes.'),
  reminder: text.optional().describe('What to tell the user meanwhile, and why.'),
  user_message: text.optional().describe('A message to the user, to be copied.'),
});

const address = z.string();

const CloudPageFile = keys({
  on: oneOf('troposphere', 'flower').describe('The site that it is on.'),
  path: z
    .string()
    .startsWith('/', '“path” must begin with a slash.\nWrite what follows the site’s own address: /application/….')
    .optional()
    .describe('What follows the site’s address; {requestId} stands for what was pasted.'),
  link: text.describe('The words of the link.'),
  otherwise: text.optional().describe('The page to open where what stands in {} is not known.'),
});

/** The head of a page, between its two lines of three hyphens. */
export const PageHead = keys({
  title: text,
  description: text.optional(),
  sidebar: keys({
    order: z.number().optional(),
    label: text.optional(),
    hidden: flag.optional(),
  }).optional(),
  tableOfContents: flag.optional(),
  pagefind: flag.optional(),
  draft: flag.optional(),
});

/** `content/site.yaml` */
export const SiteFile = keys({
  title: text.describe('The name of the site.'),
  description: text.describe('One sentence on what the site is for, for search results.'),
  support_email: address.describe('The support team’s e-mail address; empty leaves the recipient blank.'),
  troposphere: address.describe('Where Troposphere runs; empty hides the links.'),
  flower: address.describe('Where Flower runs; empty hides the links.'),
  pages: named(CloudPageFile).describe('The pages of the cloud that steps can open, by name.'),
  paste_hint: text.describe('Says, above the box of the wizard, where to copy from (Markdown).'),
  one_at_a_time: text.describe('Shown before each step that approves, re-submits or restarts (Markdown).'),
  destroyed_instance: text.describe('Shown before a re-run that needs an instance that is gone (Markdown).'),
  example: text.optional().describe('The problem whose first example can be tried with one press.'),
});

/** `content/packages.yaml` */
export const PackagesFile = list(
  keys({
    name: text.describe('As it is shown beside a line of a traceback.'),
    files: list(text).describe('Phrases of which one must fit the whole path of a file; * stands for anything.'),
    ours: flag.describe('false: a library. A traceback without a line of ours is another program’s.'),
    stage: oneOf('pending', 'started', 'imaging', 'processing', 'validating', 'completed', 'exporting')
      .optional()
      .describe('The one stage in which this code runs: it says the stage where the message does not.'),
  }),
);

/** `content/stages.yaml` */
export const StagesFile = list(
  keys({
    stage: oneOf('pending', 'started', 'imaging', 'processing', 'validating', 'completed').describe('The stage.'),
    title: text.optional().describe('Its name on the page, when it is another.'),
    happens: text.describe('What happens in it (Markdown).'),
    takes: text.optional().describe('How long it takes.'),
    where: text.optional().describe('Where the code is.'),
    rerun: oneOf('starts-over', 'resumes', 'none').describe('What a re-run does after a failure in it.'),
    rerun_text: text.optional().describe('The same, as a sentence.'),
  }),
);

const SituationFile = keys({
  title: text.describe('The heading.'),
  means: text.describe('What it means (Markdown).'),
  procedure: text.optional().describe('The path that leads on: a file in content/procedures/, without .yaml.'),
  step: text.optional().describe('The step of that path to begin at.'),
  action: text
    .optional()
    .describe(
      'The words of the button. Without it, the question of that step is asked at once, unless the step warns.',
    ),
});

/** `content/situations.yaml` */
export const SituationsFile = keys({
  pending: SituationFile.describe('The request waits for staff.'),
  running: SituationFile.describe('A stage, and no error.'),
  completed: SituationFile.describe('The request is done.'),
  resubmitted: SituationFile.describe('An old error under “Status: pending”.'),
  closed: SituationFile.describe('The request is closed.'),
  unrecognised: SituationFile.describe('Nothing is known about the text.'),
});
