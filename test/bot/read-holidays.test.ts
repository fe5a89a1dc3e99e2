import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../bot/holidays/read-holidays.ts';

const read = (text: string) => readHolidays(text, '2026-11-24');
const days = (text: string) => read(text).holidays.map(({ day }) => day);

describe('holidays as they are written', () => {
  it.each([
    ['26/12/2026 cuti bersama Natal', 'cuti_bersama', 'Natal'],
    ['26/12/2026 cuti Natal', 'cuti_bersama', 'Natal'],
    ['Sabtu, 26 Desember 2026: Nasional: Natal', 'libur_nasional', 'Natal'],
    ['26-12-2026 libur nasional Natal', 'libur_nasional', 'Natal'],
    ['26/12/2026 lokal Natal', 'libur_kantor', 'Natal'],
    ['26/12/2026 Libur lokal – Natal', 'libur_kantor', 'Natal'],
    ['26/12/2026 Natal', 'libur_kantor', 'Natal'],
    ['26/12/2026 Nasionalisasi', 'libur_kantor', 'Nasionalisasi'],
  ])('"%s" is %s %s', (line, kind, name) => {
    expect(read(line)).toEqual({ holidays: [{ day: '2026-12-26', kind, name }], bad: [] });
  });

  it.each([
    '24/12/2026 - 26/12/2026 Natal',
    '24/12/2026-26/12/2026 Natal',
    '2026-12-24 – 2026-12-26 Natal',
    '24/12/2026 s.d. 26/12/2026 Natal',
    '24/12/2026 s/d 26/12/2026 Natal',
    '24 Desember 2026 sampai dengan 26 Desember 2026 Natal',
    '24-26 Desember 2026 Natal',
    '24 s.d. 26 Desember 2026 Natal',
    '24 hingga 26 Des 2026 Natal',
  ])('"%s" is three days', (line) => {
    expect(days(line)).toEqual(['2026-12-24', '2026-12-25', '2026-12-26']);
  });

  it('passes over the end of a month and of a year', () => {
    expect(days('30/12/2026 - 2/1/2027 lokal Libur')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  });

  it('takes the good lines and says what is wrong with the others', () => {
    const lines = [
      '26/12/2026 lokal Natal',
      'Natal',
      '31/02/2027 lokal Apa',
      '26/12/2026 - 31/12/2027 lokal Panjang',
      '26/12/2026 - 24/12/2026 lokal Mundur',
      '26/12/2026 cuti bersama',
      `26/12/2026 lokal ${'x'.repeat(121)}`,
    ];
    const { holidays, bad } = read(lines.join('\n\n'));
    expect(holidays).toHaveLength(1);
    expect(bad.map(({ why }) => why)).toEqual([
      'noDate',
      'impossibleDate',
      'tooManyDays',
      'backwards',
      'noName',
      'tooLong',
    ]);
  });
});
