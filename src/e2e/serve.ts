import { spawn } from 'node:child_process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with its base path and a slash at its end. */
    site: string;
  }
}

const ADDRESS = /http:\/\/localhost:\d+\S*/;

/** A running `npm start`. */
export interface Started {
  /** Of the site, with its base path and a slash at its end. */
  readonly address: string;
  /** All that it printed until it served. */
  readonly said: string;
  readonly stop: () => void;
}

/** Build and serve the site as a newcomer does. Resolves when it serves. */
export async function npmStart(env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const server = spawn('npm', ['start'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  // The whole group: npm start runs the server as a child of its own.
  const stop = () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid);
  };
  return new Promise<Started>((resolve, reject) => {
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      const [address] = ADDRESS.exec(said) ?? [];
      if (address !== undefined) resolve({ address, said, stop });
    });
    server.once('exit', (code) => {
      reject(new Error(`npm start ended with ${String(code)} and said:\n${said}`));
    });
  });
}

/** Serve the site for all browser tests. */
export default async function serve(project: TestProject): Promise<() => void> {
  const { address, stop } = await npmStart();
  project.provide('site', address);
  return stop;
}
