import { newRandom } from '../../support/random.ts';

/** How a team goes about one activity. Nobody in this office is quick. */
export type Manner =
  /** Everything on the day itself. */
  | 'sameDay'
  /** Photos on the day, the narrative only after the morning's reminder. */
  | 'narrativeLater'
  /** Everything in the evening of H+1. */
  | 'nextEvening'
  /** Three photos, and the fourth two days later. */
  | 'threePhotos'
  /** Nothing before H+3. */
  | 'late'
  /** One photo, then silence, until admin takes the package back. */
  | 'givenUp';

export interface SloppyActivity {
  number: number;
  /** Of June 2025. */
  day: number;
  name: string;
  officer: 'Budi' | 'Sari' | 'Joko';
  manner: Manner;
}

const titles = [
  'Rapat pleno',
  'Sosialisasi pemilih pemula',
  'Bimtek PPK',
  'Coklit terbatas',
  'Kunjungan SMA',
  'Apel pagi',
];
const places = ['Simpang Empat', 'Kinali', 'Talamau', 'Sasak', 'Gunung Tuleh'];
const officers = ['Budi', 'Sari', 'Joko'] as const;
const manners: readonly Manner[] = [
  ...(['sameDay', 'sameDay', 'sameDay', 'sameDay', 'narrativeLater', 'narrativeLater'] as const),
  ...(['nextEvening', 'nextEvening', 'threePhotos', 'late', 'givenUp'] as const),
];
/** Monday to Friday without Idul Adha, its collective leave and Islamic new year; and two Sundays on which something happened. */
const days = [2, 3, 4, 5, 8, 10, 11, 12, 13, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26];

/** Thirty activities of June 2025, the same in every run. */
export function sloppyActivities(seed = 30): SloppyActivity[] {
  const random = newRandom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  return Array.from({ length: 30 }, (_, index) => ({
    number: index + 1,
    day: days[Math.floor((index * days.length) / 30)] ?? 2,
    name: `${titles[index % titles.length]} ${places[index % places.length]}`,
    officer: pick(officers),
    manner: pick(manners),
  }));
}
