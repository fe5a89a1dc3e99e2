import type { Day } from '../workflows/deadlines.ts';
import type { Share, StepCount } from '../workflows/report-rows.ts';
import { shortDay } from './office-time.ts';
import type { RecapFigures } from './recap.ts';
import {
  kindNames,
  platformName,
  stepNames,
  writtenDifference,
  writtenHours,
  writtenPercent,
  writtenPoints,
  writtenShare,
} from './words.ts';

/** The figures as tables, for the sheet and for the paper alike. */
export interface FigureTable {
  header: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

export function figureTables(figures: RecapFigures): FigureTable[] {
  return [summaryTable(figures), platformTable(figures), kindTable(figures), weekTable(figures), stepTable(figures)];
}

function summaryTable({ title, previousTitle, now, previous }: RecapFigures): FigureTable {
  const counted = (name: string, value: number, before: number) => [
    name,
    value,
    before,
    writtenDifference(value, before),
  ];
  return {
    header: ['Ringkasan', title, previousTitle, 'Selisih'],
    rows: [
      counted('Kiriman diterima', now.received, previous.received),
      counted('Kiriman ditarik', now.withdrawn, previous.withdrawn),
      counted('Kiriman diunggah', now.published.total, previous.published.total),
      counted('Diunggah tepat waktu', now.published.onTime, previous.published.onTime),
      [
        'Bagian tepat waktu',
        percentOf(now.published),
        percentOf(previous.published),
        pointsOf(now.published, previous.published),
      ],
    ],
  };
}

function platformTable({ previousTitle, now, previous }: RecapFigures): FigureTable {
  return {
    header: ['Menurut platform', 'Tautan', 'Dilewati', previousTitle, 'Selisih'],
    rows: now.byPlatform.map(({ platform, links, skipped }, index) => {
      const before = previous.byPlatform[index]?.links ?? 0;
      return [platformName(platform), links, skipped, before, writtenDifference(links, before)];
    }),
  };
}

function kindTable({ previousTitle, now, previous }: RecapFigures): FigureTable {
  return {
    header: ['Menurut jenis', 'Diunggah', 'Tepat waktu', previousTitle, 'Selisih'],
    rows: now.byKind.map(({ kind, total, onTime }, index) => {
      const before = previous.byKind[index]?.total ?? 0;
      return [kindNames[kind], total, onTime, before, writtenDifference(total, before)];
    }),
  };
}

function weekTable({ now }: RecapFigures): FigureTable {
  return {
    header: ['Menurut minggu', 'Diunggah', 'Tepat waktu'],
    rows: now.byWeek.map(({ from, until, total, onTime }) => [weekName(from, until), total, onTime]),
  };
}

function stepTable({ previousTitle, now, previous }: RecapFigures): FigureTable {
  return {
    header: ['Langkah (kiriman yang diterima)', 'Tepat waktu', 'Median', `${previousTitle}: tepat waktu`, 'Median'],
    rows: now.steps.map((step, index) => [
      stepNames[step.step],
      ...stepCells(step),
      ...stepCells(previous.steps[index]),
    ]),
  };
}

function stepCells(count: StepCount | undefined): string[] {
  return [writtenShare(count?.onTime ?? 0, count?.total ?? 0), writtenHours(count?.medianMinutes ?? null)];
}

function percentOf({ total, onTime }: Share): string {
  return writtenPercent(onTime, total);
}

function pointsOf(now: Share, before: Share): string {
  return now.total === 0 || before.total === 0
    ? '–'
    : writtenPoints(now.onTime / now.total - before.onTime / before.total);
}

/** `2–8 Jun`; the last day of the week is the one before `until`. */
function weekName(from: Day, until: Day): string {
  const last = new Date(Date.parse(`${until}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  if (from === last) return shortDay(from);
  return from.slice(0, 7) === last.slice(0, 7)
    ? `${Number(from.slice(8))}–${shortDay(last)}`
    : `${shortDay(from)}–${shortDay(last)}`;
}
