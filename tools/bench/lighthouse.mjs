import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '../install.mjs';
import { median, table } from './measure.mjs';

const VERSION = '13.5.0';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Run Lighthouse, fetched by npm when it is not there yet, on one page. */
async function lighthouse(browserPath, address, form) {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const report = join(folder, 'report.json');
  const words = [
    `--package=lighthouse@${VERSION}`,
    '--',
    'lighthouse',
    address,
    '--quiet',
    '--chrome-flags=--headless=new --no-sandbox',
    '--output=json',
    `--output-path=${report}`,
    ...(form === 'desktop' ? ['--preset=desktop'] : []),
  ];
  const run = spawn('npm', ['exec', '--yes', ...words], {
    cwd: folder,
    env: { ...environment(), CHROME_PATH: browserPath },
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  run.stderr.setEncoding('utf8').on('data', (words) => (said += words));
  const status = await new Promise((resolve) => run.once('exit', resolve));
  try {
    if (status !== 0) throw new Error(`Lighthouse ended with ${status}:\n${said}`);
    const { categories: scores, audits } = JSON.parse(readFileSync(report, 'utf8'));
    const value = (audit) => audits[audit].numericValue;
    return {
      scores: categories.map((name) => Math.round(scores[name].score * 100)),
      lcp: value('largest-contentful-paint'),
      cls: value('cumulative-layout-shift'),
      tbt: value('total-blocking-time'),
      faults: Object.values(audits)
        .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode === 'binary')
        .map(({ id }) => id),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The scores of each page, of this site and of plain Starlight by turns. */
export async function scores(browserPath, hosts, pages, rounds = 1) {
  const rows = [];
  for (const form of ['desktop', 'mobile'])
    for (const page of pages)
      for (const [name, address] of Object.entries(hosts)) {
        const runs = [];
        for (let round = 0; round < rounds; round++)
          runs.push(await lighthouse(browserPath, `${address}${page}`, form));
        const middle = (pick) => median(runs.map(pick));
        rows.push([
          form,
          `/${page}`,
          name,
          categories.map((_, index) => middle(({ scores: all }) => all[index])).join(' / '),
          (middle(({ lcp }) => lcp) / 1_000).toFixed(2),
          middle(({ cls }) => cls).toFixed(3),
          middle(({ tbt }) => tbt).toFixed(0),
          [...new Set(runs.flatMap(({ faults }) => faults))].join(', '),
        ]);
        console.error(rows.at(-1).join('  '));
      }
  return table(
    ['', 'page', 'site', 'performance / access / practices / SEO', 'LCP, s', 'CLS', 'TBT, ms', 'not met'],
    rows,
  );
}
