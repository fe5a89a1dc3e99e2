import { diffWordsWithSpace } from 'diff';
import type { Content } from 'pdfmake/interfaces.js';
import type { RevisionContent } from '../workflows/records.ts';
import type { Content as PackageContent } from '../workflows/submission.ts';
import { prose, type Run, runs } from './pdf/prose.ts';

/** Comparing takes longer than it helps when nearly everything changed. */
const longestComparison = { maxEditLength: 4_000 };

/** What one revision changed in the one before it, word by word: gone words struck out, new ones underlined. */
export function correctionLines(before: RevisionContent, after: RevisionContent): Content[] {
  return [
    ...changedText('Caption', before.content.caption, after.content.caption),
    ...changedText('Narasi', before.content.narrative, after.content.narrative),
    ...changedMedia(before.content, after.content),
  ];
}

function changedText(title: string, before: string | null, after: string | null): Content[] {
  if (before === after) return [];
  return [
    { text: [{ text: `${title}: `, bold: true }, ...wordDiff(before ?? '', after ?? '')] as Content[] } as Content,
  ];
}

function wordDiff(before: string, after: string): Content[] {
  const changes = diffWordsWithSpace(before, after, longestComparison) ?? replaced(before, after);
  return changes.flatMap(({ value, added, removed }) => {
    if (added) return runs(value).map((run) => look(run, { decoration: 'underline', bold: true, color: '#0b5d1e' }));
    if (removed) return runs(value).map((run) => look(run, { decoration: 'lineThrough', color: '#9c1c1c' }));
    return runs(value) as Content[];
  });
}

interface Change {
  value: string;
  added: boolean;
  removed: boolean;
}

function replaced(before: string, after: string): Change[] {
  return [
    { value: before, added: false, removed: true },
    { value: ' ', added: false, removed: false },
    { value: after, added: true, removed: false },
  ];
}

function look(run: Run, marks: object): Content {
  return (typeof run === 'string' ? { text: run, ...marks } : { ...run, ...marks }) as Content;
}

function changedMedia(before: PackageContent, after: PackageContent): Content[] {
  const known = new Map(before.pieces.map((piece) => [piece.key, piece]));
  const added = after.pieces.filter(({ key }) => !known.has(key)).length;
  const gone = after.pieces.filter(({ key, leftOut }) => leftOut && known.get(key)?.leftOut === false).length;
  const back = after.pieces.filter(({ key, leftOut }) => !leftOut && known.get(key)?.leftOut === true).length;
  const said = [
    ...(added > 0 ? [`${added} ditambahkan`] : []),
    ...(gone > 0 ? [`${gone} tidak dipakai`] : []),
    ...(back > 0 ? [`${back} dipakai lagi`] : []),
  ];
  return said.length === 0 ? [] : [prose(`Dokumentasi: ${said.join(', ')}`)];
}
