import type { Examination } from '../diagnosis/diagnosis.ts';
import { loadKnowledge, type WizardKnowledge } from './data.ts';
import { loadEngine } from './loads.ts';

/**
 * Longer texts are read beside the page, so that it never freezes. To read a megabyte takes less time than to start
 * what reads beside. UTF-16 units.
 */
const READ_BESIDE = 1_100_000;

/** Reads texts, each once. */
export interface Reader {
  /** What a text says. Rejects when a part of the site cannot be loaded, or the reading was cancelled. */
  readonly read: (text: string) => Promise<Examination>;
  /** What a text said that was read before. */
  readonly known: (text: string) => Examination | undefined;
  /** Forget all texts but these: each key pressed in the box makes one. */
  readonly keep: (texts: readonly string[]) => void;
  /** Give up what is being read beside the page. */
  readonly cancel: () => void;
}

/** The reader gave up because it was told to. */
export class Cancelled extends Error {}

/** A reader with the known problems of this site. The engine and the problems are loaded at the first text. */
export function createReader(knowledgeUrl: string): Reader {
  const done = new Map<string, Examination>();
  // Kept for the next text.
  let worker: Worker | null = null;
  let stop: (() => void) | null = null;

  const remember = (text: string, examination: Examination) => {
    done.set(text, examination);
    return examination;
  };

  const beside = (text: string, { problems, packages }: WizardKnowledge) =>
    new Promise<Examination>((resolve, reject) => {
      const other = (worker ??= new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' }));
      const giveUp = (error: Error) => {
        other.terminate();
        worker = stop = null;
        reject(error);
      };
      stop = () => giveUp(new Cancelled());
      other.onmessage = ({ data }: MessageEvent<Examination>) => {
        stop = null;
        resolve(data);
      };
      other.onerror = () => giveUp(new Error('The reader could not be loaded.'));
      other.postMessage({ text, knowledge: { problems, packages } });
    });

  return {
    known: (text) => done.get(text),
    keep(texts) {
      for (const text of done.keys()) if (!texts.includes(text)) done.delete(text);
    },
    cancel: () => stop?.(),
    async read(text) {
      const known = done.get(text);
      if (known) return known;
      stop?.();
      const loading = loadKnowledge(knowledgeUrl);
      if (text.length > READ_BESIDE) return remember(text, await beside(text, await loading));
      // Both at once: one after the other they would take twice a slow network's time.
      const [knowledge, { examine }] = await Promise.all([loading, loadEngine()]);
      return remember(text, examine(text, knowledge));
    },
  };
}
