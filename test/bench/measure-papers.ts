import '../support/temporary-folder.ts';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../storage/open-storage.ts';
import { largeOffice, logRows, packages } from './large-office.ts';
import { machine } from './report.ts';

/** Measures the papers of a large office and writes docs/performance-papers.md. Limits: issue 5. */

const root = join(import.meta.dirname, '../..');
const limits = { registerMs: 10_000, registerMb: 300, figuresMs: 300, pdfMb: 700 };

interface Made {
  ms: number;
  peakMb: number;
  sizeMb: number;
  bytes: Buffer;
}

/** One command of the command line, as somebody would type it: from its start to its end. */
function made(dataDir: string, name: string, ...args: string[]): Made {
  const out = join(dataDir, name);
  const memory = join(import.meta.dirname, 'print-memory.ts');
  const begun = performance.now();
  // As cli/alur.mjs starts it.
  const flags = ['--max-semi-space-size=4', '--import', memory];
  const run = spawnSync(process.execPath, [...flags, 'cli/alur.ts', ...args, '--out', out], {
    cwd: root,
    env: { DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${args.join(' ')}: ${run.stderr}`);
  const peakMb = Number(/peak (\d+) MB/.exec(run.stderr)?.[1]);
  const ms = performance.now() - begun;
  return { ms, peakMb, sizeMb: statSync(out).size / 1e6, bytes: readFileSync(out) };
}

async function figures(dataDir: string): Promise<number> {
  const options = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true, readonly: true };
  const storage = await openStorage({ ...options, dataDir, file: join(dataDir, 'alur.sqlite') });
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now();
    await storage.reports.recapCounts(1, { from: '2025-06-01', until: '2025-07-01' });
    times.push(performance.now() - begun);
  }
  await storage.close();
  return times.toSorted((a, b) => a - b)[2] ?? Number.NaN;
}

function pagesOf({ bytes }: Made): number {
  return bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

const [busyBefore = 0] = loadavg();
const dataDir = await largeOffice();
try {
  const period = ['--period', '2025'];
  const month = ['--period', '2025-06'];
  const registerXlsx = made(dataDir, 'register.xlsx', 'register', ...period);
  const registerCsv = made(dataDir, 'register.csv', 'register', ...period);
  const recapXlsx = made(dataDir, 'rekap.xlsx', 'recap', ...period);
  const yearPdf = made(dataDir, 'tahun.pdf', 'register', ...period);
  const monthPdf = made(dataDir, 'register.pdf', 'register', ...month);
  const recapPdf = made(dataDir, 'rekap.pdf', 'recap', ...month);
  const response = made(dataDir, 'tanggapan.pdf', 'response', 'K-0702');
  const figuresMs = await figures(dataDir);
  const pages = pagesOf(monthPdf);
  const row = (name: string, { ms, peakMb, sizeMb }: Made, more = '') =>
    `| ${name} | ${(ms / 1000).toFixed(1)} s | ${peakMb} MB | ${sizeMb.toFixed(1)} MB | ${more} |`;
  const report = [
    '# Papers, measured',
    '',
    `\`npm run bench:papers\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`,
    `Load of the machine before it began: ${busyBefore.toFixed(1)}.`,
    `A year of a large office: ${packages.toLocaleString('en')} packages with narratives of some 2,000 letters, ${logRows.toLocaleString('en')} rows in the log, a`,
    'scanned logo. Times and memory are of the whole command, from its start to its end.',
    '',
    '| command | time | highest memory | file | |',
    '|---|---|---|---|---|',
    row(
      '`alur register --period 2025 --format xlsx`',
      registerXlsx,
      `limits: ${limits.registerMs / 1000} s, ${limits.registerMb} MB`,
    ),
    row('`alur register --period 2025 --format csv`', registerCsv),
    row('`alur recap --period 2025 --format xlsx`', recapXlsx),
    row('`alur register --period 2025 --format pdf`', yearPdf, `${pagesOf(yearPdf)} pages, limit: ${limits.pdfMb} MB`),
    row('`alur register --period 2025-06 --format pdf`', monthPdf, `${pages} pages`),
    row('`alur recap --period 2025-06 --format pdf`', recapPdf, `${pagesOf(recapPdf)} pages`),
    row('`alur response K-0702`', response),
    '',
    `The figures of one month, counted by the database: ${figuresMs.toFixed(0)} ms (median of 5; limit: ${limits.figuresMs} ms).`,
    '',
  ].join('\n');
  writeFileSync(join(root, 'docs/performance-papers.md'), report);
  process.stdout.write(report);
  const isMet =
    registerXlsx.ms < limits.registerMs &&
    registerXlsx.peakMb < limits.registerMb &&
    yearPdf.peakMb < limits.pdfMb &&
    figuresMs < limits.figuresMs;
  if (!isMet) process.exitCode = 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
