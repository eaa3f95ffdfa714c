import { parentPort, workerData } from 'node:worker_threads';
import type { Procedure } from '../../triage/procedure.ts';
import { chartOf } from './chart.ts';
import { layOut, type Picture } from './layout.ts';

// Lays out the flowchart of each path, and answers with all of them by the names of the paths.
const procedures = workerData as readonly Procedure[];
const pictures: Record<string, Picture> = {};
for (const { name } of procedures) pictures[name] = await layOut(chartOf(name, procedures));
parentPort?.postMessage(pictures);
