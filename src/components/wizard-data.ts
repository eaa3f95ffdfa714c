import { createHash } from 'node:crypto';
import library from 'virtual:library';
import type { WizardKnowledge, WizardRunbook } from '../wizard/data.ts';
import { reachableFrom } from '../triage/reach.ts';

/** A file of data that the wizard fetches; its name changes with what it holds, so that it can be kept for ever. */
export interface DataFile {
  readonly name: string;
  readonly json: string;
}

const dataFile = (kind: string, data: unknown): DataFile => {
  const json = JSON.stringify(data);
  return { name: `${kind}-${createHash('sha256').update(json).digest('hex').slice(0, 12)}`, json };
};

const entrances = [...library.problems, ...library.runbook.situations];

/** What a wizard leads with that begins at a procedure, or at the paste (`null`). */
export function runbookFile(start: string | null): DataFile {
  const procedures = reachableFrom(start, library.runbook.procedures, entrances);
  const requests = new Set(procedures.map(({ supportRequest }) => supportRequest));
  const supportRequests = library.runbook.supportRequests.filter(({ name }) => requests.has(name));
  // The support request of the path for texts that nothing is known about.
  const last = library.runbook.situations.find(({ name }) => name === 'unrecognised')?.procedure;
  return dataFile('runbook', {
    ...library.runbook,
    procedures,
    supportRequests,
    supportRequest: procedures.find(({ name }) => name === last)?.supportRequest ?? supportRequests[0]?.name ?? '',
  } satisfies WizardRunbook);
}

/** How known problems are recognised, and what they mean: needed from the first paste on. */
export const knowledgeFile = () =>
  dataFile('problems', {
    packages: library.knowledge.packages,
    problems: library.problems.map(({ name, title, recognise, procedure, step, means }) => ({
      name,
      title,
      recognise,
      procedure,
      step,
      means,
    })),
  } satisfies WizardKnowledge);

/** Every data file that some page's wizard can ask for. */
export function dataFiles(): readonly DataFile[] {
  const files = [knowledgeFile(), ...[null, ...library.runbook.procedures.map(({ name }) => name)].map(runbookFile)];
  return [...new Map(files.map((file) => [file.name, file])).values()];
}

/** Address of a data file. */
export const addressOf = ({ name }: DataFile) => `${import.meta.env.BASE_URL.replace(/\/$/, '')}/data/${name}.json`;
