import { cpus } from 'node:os';
import { median, quantile } from './figures.ts';
import type { Both, Results } from './results.ts';

export interface Row {
  what: string;
  ours: string;
  bare: string;
  ratio: string;
  aim: string;
}

/** Every figure as a row: ours, the bare bot's, how many times as much, and what was aimed at. */
export function rowsOf({ starts, taps, photos, help, status, packages, idle, peak }: Results): Row[] {
  return [
    compare('tap → answer, median', both(taps, median), 'ms', 'at most 1.5 ×'),
    compare('tap → answer, 99 %', both(taps, p99), 'ms'),
    compare('photo → card, median', both(photos, median), 'ms'),
    compare('photo → card, 99 %', both(photos, p99), 'ms'),
    compare('`/bantuan`, a second', both(help, median), '', 'at least 1 ×'),
    compare('`/status` with 100 open packages, a second', both(status, median), '', 'at least 1 ×'),
    alone('packages a second, 50 at a time', median(packages).toFixed(1)),
    alone('start → ready, new database', `${median(starts.first).toFixed(0)} ms`, 'under 1 s'),
    compare('start → ready', both(starts, median), 'ms', 'under 1 s'),
    compare('memory, idle', idle, 'MB', 'under 150 MB'),
    compare('memory, most under load', peak, 'MB', 'under 150 MB'),
  ];
}

export function table(results: Results): string {
  const lines = rowsOf(results).map(
    ({ what, ours, bare, ratio, aim }) => `| ${[what, ours, bare, ratio, aim].join(' | ')} |`,
  );
  return ['| what | Alur | bare grammY bot | ratio | aim |', '|---|---|---|---|---|', ...lines].join('\n');
}

export function machine(): string {
  const all = cpus();
  return `${all.length} cores (${all[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`;
}

const p99 = (values: readonly number[]) => quantile(values, 0.99);

function both({ ours, bare }: Both<number[]>, figure: (values: readonly number[]) => number): Both<number> {
  return { ours: figure(ours), bare: figure(bare) };
}

function compare(what: string, { ours, bare }: Both<number>, unit: string, aim = ''): Row {
  const shown = (value: number) => `${value.toFixed(unit === 'ms' && value < 100 ? 1 : 0)} ${unit}`.trim();
  return { what, ours: shown(ours), bare: shown(bare), ratio: `${(ours / bare).toFixed(2)} ×`, aim };
}

function alone(what: string, ours: string, aim = ''): Row {
  return { what, ours, bare: '', ratio: '', aim };
}
export function toMarkdown(results: Results): string {
  return table(results);
}
