import type { RecapCounts, Share } from '../workflows/report-rows.ts';
import { letterheadOf } from './letterhead.ts';
import { writtenTime, zoneName } from './office-time.ts';
import type { RecapFigures } from './recap.ts';
import type { PaperOffice } from './report.ts';
import { platformName, stepNames, writtenDifference, writtenNumber, writtenPercent, writtenPoints } from './words.ts';
import { escaped } from './xlsx/xml-text.ts';

/** Pixels: what a phone shows over its whole width. */
const width = 1080;
const margin = 60;
const colours = {
  ink: '#1b2733',
  soft: '#5b6b7b',
  now: '#9c1c1c',
  before: '#d9b9b0',
  band: '#9c1c1c',
  tile: '#f6f1ee',
};

/** The recap at a glance, as SVG: published by platform, on time by step, each beside the period before. */
export function recapPicture(figures: RecapFigures, office: PaperOffice, now: string): string {
  const platforms = platformBars(figures);
  const steps = stepBars(figures);
  const platformsAt = 620;
  const stepsAt = platformsAt + 90 + platforms.length * rowHeight + 40;
  const height = stepsAt + 90 + steps.length * rowHeight + 70;
  const state = `Keadaan ${writtenTime(now, office.zone)} ${zoneName(now, office.zone)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    band(figures, office),
    tiles(figures),
    legend(figures, 575),
    section('Unggahan per platform', platformsAt, platforms),
    section('Tepat waktu per langkah', stepsAt, steps),
    text(margin, height - 28, state, { size: 24, fill: colours.soft }),
    '</svg>',
  ].join('');
}

function band({ title }: RecapFigures, office: PaperOffice): string {
  const { names } = letterheadOf(office.paper);
  return [
    `<rect width="${width}" height="280" fill="${colours.band}"/>`,
    ...names.map((name, index) =>
      text(margin, 66 + index * 36, name, { size: 28, fill: '#f3dcd6', fit: width - 2 * margin }),
    ),
    text(margin, 178, 'Rekapitulasi Konten Media Sosial', { size: 44, fill: '#ffffff', bold: true }),
    text(margin, 240, title, { size: 46, fill: '#ffffff' }),
  ].join('');
}

function tiles({ previousTitle, now, previous }: RecapFigures): string {
  const points =
    now.published.total === 0 || previous.published.total === 0
      ? '–'
      : pointsBetween(now.published, previous.published);
  const all = [
    ['Diterima', writtenNumber(now.received), writtenDifference(now.received, previous.received)],
    ['Diunggah', writtenNumber(now.published.total), writtenDifference(now.published.total, previous.published.total)],
    ['Tepat waktu', writtenPercent(now.published.onTime, now.published.total), points],
  ] as const;
  const gap = 24;
  const wide = (width - 2 * margin - 2 * gap) / 3;
  return all
    .map(([name, value, difference], index) => {
      const x = margin + index * (wide + gap);
      return [
        `<rect x="${x}" y="310" width="${wide}" height="200" rx="18" fill="${colours.tile}"/>`,
        text(x + 24, 358, name, { size: 28, fill: colours.soft }),
        text(x + 24, 436, value, { size: 66, fill: colours.ink, bold: true, fit: wide - 48 }),
        text(x + 24, 486, `${difference} dibanding ${previousTitle}`, { size: 24, fill: colours.soft, fit: wide - 48 }),
      ].join('');
    })
    .join('');
}

function pointsBetween(now: Share, before: Share): string {
  return writtenPoints(now.onTime / now.total - before.onTime / before.total);
}

function legend({ title, previousTitle }: RecapFigures, y: number): string {
  const second = margin + 60 + title.length * 17;
  return [
    `<rect x="${margin}" y="${y - 22}" width="26" height="26" rx="5" fill="${colours.now}"/>`,
    text(margin + 38, y, title, { size: 26, fill: colours.ink }),
    `<rect x="${second}" y="${y - 22}" width="26" height="26" rx="5" fill="${colours.before}"/>`,
    text(second + 38, y, previousTitle, { size: 26, fill: colours.ink }),
  ].join('');
}

interface Bar {
  name: string;
  /** From 0 to 1. */
  now: number;
  before: number;
  label: string;
}

function platformBars({ now, previous }: RecapFigures): Bar[] {
  const most = Math.max(1, ...[now, previous].flatMap(({ byPlatform }) => byPlatform.map(({ links }) => links)));
  return now.byPlatform.map(({ platform, links }, index) => ({
    name: platformName(platform),
    now: links / most,
    before: (previous.byPlatform[index]?.links ?? 0) / most,
    label: writtenNumber(links),
  }));
}

function stepBars({ now, previous }: RecapFigures): Bar[] {
  const shareOf = ({ steps }: RecapCounts, index: number) => {
    const step = steps[index];
    return step && step.total > 0 ? step.onTime / step.total : 0;
  };
  return now.steps.map(({ step, onTime, total }, index) => ({
    name: stepNames[step],
    now: shareOf(now, index),
    before: shareOf(previous, index),
    label: writtenPercent(onTime, total),
  }));
}

const rowHeight = 62;
const barsAt = 300;
const longestBar = width - barsAt - margin - 110;

function section(title: string, y: number, bars: readonly Bar[]): string {
  return [
    text(margin, y + 30, title, { size: 34, fill: colours.ink, bold: true }),
    ...bars.map((bar, index) => row(bar, y + 70 + index * rowHeight)),
  ].join('');
}

function row({ name, now, before, label }: Bar, y: number): string {
  const bar = (share: number, top: number, high: number, fill: string) =>
    share === 0
      ? ''
      : `<rect x="${barsAt}" y="${top}" width="${(share * longestBar).toFixed(1)}" height="${high}" rx="5" fill="${fill}"/>`;
  const labelAt = barsAt + Math.max(now, before) * longestBar + 16;
  return [
    text(margin, y + 30, name, { size: 28, fill: colours.ink, fit: barsAt - margin - 16 }),
    bar(now, y, 26, colours.now),
    bar(before, y + 29, 12, colours.before),
    text(labelAt, y + 26, label, { size: 28, fill: colours.ink, bold: true }),
  ].join('');
}

interface TextLook {
  size: number;
  fill: string;
  bold?: boolean;
  /** The most pixels that it may take: written smaller where it would take more. */
  fit?: number;
}

/** How much of its size a letter of DejaVu Sans takes, in capitals and in plain words; rather too much. */
const capital = 0.7;
const letter = 0.57;

function text(x: number, y: number, words: string, { size, fill, bold = false, fit }: TextLook): string {
  const taken = words.length * size * (words === words.toUpperCase() ? capital : letter);
  const fitting = fit !== undefined && taken > fit ? Math.max(10, (size * fit) / taken) : size;
  const weight = bold ? ' font-weight="bold"' : '';
  return `<text x="${x.toFixed(1)}" y="${y}" font-size="${fitting.toFixed(1)}" fill="${fill}"${weight}>${escaped(words)}</text>`;
}
