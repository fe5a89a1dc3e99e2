import { cpus, totalmem } from 'node:os';
import { median, quantile } from './figures.ts';
import type { Both, Results } from './results.ts';

export interface Row {
  what: string;
  ours: string;
  bare: string;
  ratio: string;
  floor: string;
  aim: string;
}

/** Every figure as a row: ours, the bare bot's, how many times as much, SQLite's alone, and what was aimed at. */
export function rowsOf(results: Results): Row[] {
  const { starts, taps, tapRate, photos, intake, help, status, packages, idle, peak, commits, large } = results;
  const alone = { floor: `${commits.aloneMs.toFixed(2)} ms` };
  const durable = { floor: `${commits.singly.toFixed(0)} singly, ${commits.together.toFixed(0)} by 50` };
  const many = large.packages.toLocaleString('en');
  return [
    compare('tap → answer, median', both(taps, median), 'ms', { aim: 'at most 1.5 ×', ...alone }),
    compare('tap → answer, 99 %', both(taps, p99), 'ms'),
    compare('the same at 50 taps a second, median', both(tapRate, median), 'ms', alone),
    compare('the same at 50 taps a second, 99 %', both(tapRate, p99), 'ms', { aim: 'under 2 ×' }),
    compare('photo → card, median', both(photos, median), 'ms'),
    compare('photo → card, 99 %', both(photos, p99), 'ms'),
    compare('updates taken in, a second', both(intake, median), '', durable),
    compare('`/bantuan`, a second', both(help, median), '', { aim: 'at least 1 ×', ...durable }),
    compare('`/status` with 100 open packages, a second', both(status, median), '', { aim: 'at least 1 ×' }),
    ...packages.map(({ atATime, aSecond }) => single(`packages a second, ${atATime} at a time`, aSecond.toFixed(1))),
    single('start → ready, new database', `${median(starts.first).toFixed(0)} ms`, { aim: 'under 1 s' }),
    compare('start → ready', both(starts, median), 'ms', { aim: 'under 1 s' }),
    compare('memory, idle', idle, 'MB', { aim: 'under 150 MB' }),
    compare('memory, most under load', peak, 'MB', { aim: 'under 150 MB' }),
    single(`start → ready, ${many} packages`, times(large.startMs, median(starts.ours)), { aim: '1.2 × of few' }),
    compare(`tap → answer, ${many} packages, median`, both(large.taps, median), 'ms', { aim: '1.2 × of few' }),
    single(`\`alur recap\` of a month among ${many} rows of the log`, `${large.recapMs.toFixed(0)} ms`, {
      floor: `${large.countMs.toFixed(0)} ms`,
    }),
  ];
}

export function table(results: Results): string {
  const lines = rowsOf(results).map(
    ({ what, ours, bare, ratio, floor, aim }) => `| ${[what, ours, bare, ratio, floor, aim].join(' | ')} |`,
  );
  const head = ['| what | Alur | bare grammY bot | ratio | SQLite alone | aim |', '|---|---|---|---|---|---|'];
  return [...head, ...lines].join('\n');
}

/** The page that `npm run bench` writes; what the figures mean stands in `docs/speed.md`. */
export function toMarkdown(results: Results): string {
  return `# Performance

Measured by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}. What the
figures mean, and what limits them: [speed.md](speed.md).

${table(results)}
`;
}

export function machine(): string {
  const all = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${all.length} cores (${all[0]?.model.trim() ?? 'unknown'}), ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

const p99 = (values: readonly number[]) => quantile(values, 0.99);

function both({ ours, bare }: Both<number[]>, figure: (values: readonly number[]) => number): Both<number> {
  return { ours: figure(ours), bare: figure(bare) };
}

type More = Partial<Pick<Row, 'floor' | 'aim'>>;

function compare(what: string, { ours, bare }: Both<number>, unit: string, { floor = '', aim = '' }: More = {}): Row {
  const shown = (value: number) => `${value.toFixed(unit === 'ms' && value < 100 ? 1 : 0)} ${unit}`.trim();
  return { what, ours: shown(ours), bare: shown(bare), ratio: `${(ours / bare).toFixed(2)} ×`, floor, aim };
}

function single(what: string, ours: string, { floor = '', aim = '' }: More = {}): Row {
  return { what, ours, bare: '', ratio: '', floor, aim };
}

function times(ms: number, ofFew: number): string {
  return `${ms.toFixed(0)} ms, ${(ms / ofFew).toFixed(2)} ×`;
}
