import Fuse from 'fuse.js';
import type { Activity } from '../../workflows/activity.ts';

/** From this likeness on (0 to 1) a package is taken to be of an activity; measured on names as offices write them. */
const fitsFrom = 0.65;
/** Of several that fit, the best is meant when it is better than the next by this much. */
const clearLead = 0.1;

/**
 * Which of the activities a package of that name can be of: none, one, or several that fit alike, best first. Names are
 * compared word by word, in any order, with room for slips of the pen; numbers must be the same.
 */
export function matchActivity<A extends Pick<Activity, 'name'>>(name: string, activities: readonly A[]): A[] {
  const fitting = activities
    .map((activity) => ({ activity, likeness: likeness(name, activity.name) }))
    .filter((candidate) => candidate.likeness >= fitsFrom)
    .sort((a, b) => b.likeness - a.likeness);
  const best = fitting[0]?.likeness ?? 0;
  return fitting.filter(({ likeness }) => best - likeness < clearLead).map(({ activity }) => activity);
}

/** How much of the one name is in the other: mostly of the shorter, which may leave out half of the longer. */
export function likeness(a: string, b: string): number {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const shares = [shareFound(words, others), shareFound(others, words)];
  return 0.7 * Math.max(...shares) + 0.3 * Math.min(...shares);
}

/** A word of three letters or a number tells activities apart (`PPS`, `SMA 2`): it weighs like a long one. */
const shortWordWeight = 6;

function shareFound(words: readonly string[], others: readonly string[]): number {
  if (words.length === 0) return 0;
  const index = new Fuse([...others], { threshold: 0.3, distance: 20 });
  const weigh = (word: string) => Math.max(word.length, shortWordWeight);
  const isFound = (word: string) =>
    isExact(word)
      ? others.includes(word)
      : index.search(word).some(({ item }) => Math.abs(item.length - word.length) <= 3);
  const sum = (all: readonly string[]) => all.reduce((total, word) => total + weigh(word), 0);
  return sum(words.filter(isFound)) / sum(words);
}

function isExact(word: string): boolean {
  return word.length <= 3 || /\d/.test(word);
}

function wordsOf(name: string): string[] {
  const all = name
    .toLowerCase()
    .normalize('NFKD')
    .split(/[^\p{L}\p{N}]+/u);
  const words = all.filter((word) => word !== '').flatMap((word) => longForms[word] ?? [word]);
  const telling = words.filter((word) => !common.has(word));
  return telling.length > 0 ? telling : words;
}

/** How offices shorten what they do. */
const longForms: Readonly<Record<string, readonly string[]>> = {
  rakor: ['rapat', 'koordinasi'],
  raker: ['rapat', 'kerja'],
  bimtek: ['bimbingan', 'teknis'],
  kunker: ['kunjungan', 'kerja'],
  monev: ['monitoring', 'evaluasi'],
  sosdik: ['sosialisasi', 'pendidikan'],
};

/** Words that stand in every second name and tell nothing apart. */
const common = new Set(
  'di ke dan dari dengan untuk pada oleh yang bersama dalam kpu kabupaten pasaman barat menggelar tahun'.split(' '),
);
