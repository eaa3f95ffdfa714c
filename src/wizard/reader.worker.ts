import { examine } from '../diagnosis/examine.ts';
import type { Knowledge } from '../diagnosis/problem.ts';

// Reads one large text beside the page, and answers with its examination.
addEventListener('message', ({ data }: MessageEvent<{ readonly text: string; readonly knowledge: Knowledge }>) => {
  postMessage(examine(data.text, data.knowledge));
});
