import { describe, expect, it } from 'vitest';
import { readPlan, splitTeam } from '../../bot/agenda/read-plan.ts';

const today = '2025-06-10';
const read = (text: string) => readPlan(text, today);
const activity = (day: string, name: string, team: string | null = null) => ({ day, name, team });

describe('a plan', () => {
  it.each([
    ['12/06/2025 Rapat pleno', '2025-06-12'],
    ['12-6-2025 Rapat pleno', '2025-06-12'],
    ['12.6.25 Rapat pleno', '2025-06-12'],
    ['2025-06-12 Rapat pleno', '2025-06-12'],
    ['12 Juni 2025 Rapat pleno', '2025-06-12'],
    ['Kamis, 12 Juni 2025: Rapat pleno', '2025-06-12'],
    ['Kamis 12/06/2025 – Rapat pleno', '2025-06-12'],
    ['• 12 Juni 2025 - Rapat pleno', '2025-06-12'],
    ['3. 12/06/2025, Rapat pleno', '2025-06-12'],
    ['hari ini Rapat pleno', '2025-06-10'],
    ['kemarin Rapat pleno', '2025-06-09'],
    ['besok: Rapat pleno', '2025-06-11'],
    ['Lusa Rapat pleno', '2025-06-12'],
    ['17 Agustus 2026 Rapat pleno', '2026-08-17'],
  ])('reads the date of "%s"', (line, day) => {
    expect(read(line)).toEqual({ activities: [activity(day, 'Rapat pleno')], bad: [] });
  });

  it('keeps numbers that belong to the name', () => {
    expect(read('12/06/2025 2 Sosialisasi di SMA 1').activities).toEqual([
      activity('2025-06-12', '2 Sosialisasi di SMA 1'),
    ]);
  });

  it('takes the good lines of a pasted week and says what is wrong with the others', () => {
    const { activities, bad } = read(
      [
        '9/6/2025 Apel pagi',
        '',
        'Rapat tanpa tanggal',
        '31/02/2025 Rapat pleno',
        '12 Juni 2025',
        '13/06/2025 !!! 12',
        `14/06/2025 ${'panjang '.repeat(50)}`,
        '15/06/2025 Senam',
      ].join('\n'),
    );
    expect(activities).toEqual([activity('2025-06-09', 'Apel pagi'), activity('2025-06-15', 'Senam')]);
    expect(bad.map(({ line, why }) => `${line.slice(0, 12)} ${why}`)).toEqual([
      'Rapat tanpa  noDate',
      '31/02/2025 R impossibleDate',
      '12 Juni 2025 noName',
      '13/06/2025 ! noName',
      '14/06/2025 p tooLong',
    ]);
  });

  it('takes a date alone as the heading of the lines below it', () => {
    const { activities, bad } = read(
      'Kamis, 12 Juni 2025\n- Rapat pleno\n- Senam (tim: Sari)\nJumat, 13 Juni 2025:\nApel',
    );
    expect(activities).toEqual([
      activity('2025-06-12', 'Rapat pleno'),
      activity('2025-06-12', 'Senam', 'Sari'),
      activity('2025-06-13', 'Apel'),
    ]);
    expect(bad).toEqual([]);
  });

  it.each([
    ['Rapat pleno — tim: Budi', 'Rapat pleno', 'Budi'],
    ['Rapat pleno - Tim : Budi dan Sari', 'Rapat pleno', 'Budi dan Sari'],
    ['Rapat pleno (tim: Tim Pelaksana)', 'Rapat pleno', 'Tim Pelaksana'],
    ['Rapat tim pleno', 'Rapat tim pleno', null],
    ['Rapat pleno tim:', 'Rapat pleno', null],
  ])('reads who is expected in "%s"', (text, name, team) => {
    expect(splitTeam(text)).toEqual({ name, team });
  });
});
