import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { environment, root } from '../install.mjs';
import { buildCold, plainStarlight } from '../plain-starlight.mjs';
import { grow } from './grown-content.mjs';
import { median, table } from './measure.mjs';

/** Run a command of the site on another content folder. Returns the seconds it took. */
function timed(content, command, ...words) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: root,
    env: { ...environment(), NODE_ENV: 'production', CONTENT_DIR: content },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}:\n${stdout.slice(-2_000)}\n${stderr}`);
  return (performance.now() - start) / 1_000;
}

/** Do something with a content folder of its own, which no build has seen. */
function onContent(size, run) {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  try {
    cpSync(join(root, 'content'), folder, {
      recursive: true,
      filter: (path) => !path.endsWith('.cache'),
    });
    grow(folder, size);
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const build = (folder) => timed(folder, 'astro', 'build', '--silent', '--outDir', join(folder, 'dist'));
const nothingMore = { pages: 0, problems: 0, procedures: 0 };

/** The site and plain Starlight with the same pages, each built cold, in turn. */
export function builds(rounds = 5) {
  const plain = plainStarlight();
  const site = [];
  const starlight = [];
  try {
    for (let round = 0; round < rounds; round++) {
      starlight.push(buildCold(plain));
      site.push(onContent(nothingMore, build));
    }
  } finally {
    rmSync(plain, { recursive: true });
  }
  const ratio = median(site) / median(starlight);
  return table(
    ['cold build', `seconds, median of ${rounds} (least to most)`],
    [
      ...Object.entries({ 'plain Starlight': starlight, 'this site': site }).map(([name, times]) => [
        name,
        `${median(times).toFixed(1)} (${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)})`,
      ]),
      ['ratio', ratio.toFixed(2)],
    ],
  );
}

/** How the time of a build and of a check grows with the content. */
export function growth() {
  const sizes = [125, 250, 500].map((pages) => ({ pages, problems: 2 * pages, procedures: pages / 5 }));
  const rows = sizes.map((size) =>
    onContent(size, (folder) => {
      const check = timed(folder, 'node', 'src/authoring/check-content.ts', folder);
      return [size.pages, size.problems, size.procedures, build(folder).toFixed(1), check.toFixed(1)];
    }),
  );
  return table(['pages more', 'problems more', 'procedures more', 'build, s', 'check, s'], rows);
}
