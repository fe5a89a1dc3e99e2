import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../workflows/period.ts';

const today = '2025-12-05';

describe('a period that is understood', () => {
  it.each([
    ['', 'Desember 2025', '2025-12-01', '2026-01-01'],
    ['  ', 'Desember 2025', '2025-12-01', '2026-01-01'],
    ['2025-06', 'Juni 2025', '2025-06-01', '2025-07-01'],
    ['2025-12', 'Desember 2025', '2025-12-01', '2026-01-01'],
    ['juni 2025', 'Juni 2025', '2025-06-01', '2025-07-01'],
    ['JUNI   2025', 'Juni 2025', '2025-06-01', '2025-07-01'],
    ['Jun 2025', 'Juni 2025', '2025-06-01', '2025-07-01'],
    ['agustus 2025', 'Agustus 2025', '2025-08-01', '2025-09-01'],
    ['agt 2025', 'Agustus 2025', '2025-08-01', '2025-09-01'],
    ['Ags. 2025', 'Agustus 2025', '2025-08-01', '2025-09-01'],
    ['sept 2025', 'September 2025', '2025-09-01', '2025-10-01'],
    ['nopember 2025', 'November 2025', '2025-11-01', '2025-12-01'],
    ['Peb 2025', 'Februari 2025', '2025-02-01', '2025-03-01'],
    ['mei 2025', 'Mei 2025', '2025-05-01', '2025-06-01'],
    ['triwulan 2 2025', 'Triwulan II 2025', '2025-04-01', '2025-07-01'],
    ['TW 4 2025', 'Triwulan IV 2025', '2025-10-01', '2026-01-01'],
    ['tw1 2025', 'Triwulan I 2025', '2025-01-01', '2025-04-01'],
    ['Triwulan III 2025', 'Triwulan III 2025', '2025-07-01', '2025-10-01'],
    ['2025', 'Tahun 2025', '2025-01-01', '2026-01-01'],
  ])('%j is %s', (text, title, from, until) => {
    expect(readPeriod(text, today)).toEqual({ title, from, until });
  });
});

describe('a period that is not', () => {
  it.each([
    '2025-13',
    '2025-6',
    '2025-00',
    'juni',
    'june 2025',
    'triwulan 5 2025',
    'tw 2025',
    '25',
    '1825',
    'constructor 2025',
  ])('%j', (text) => {
    expect(readPeriod(text, today)).toBeNull();
  });
});
