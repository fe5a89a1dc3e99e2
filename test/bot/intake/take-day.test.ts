import { describe, expect, it } from 'vitest';
import { takeFirstDay, takeLastDay } from '../../../bot/intake/take-day.ts';

const today = '2025-06-12';

describe('a day that stands first', () => {
  it.each([
    ['20/06/2025 banjir di kantor', '2025-06-20', 'banjir di kantor'],
    ['20 Juni 2025 listrik padam', '2025-06-20', 'listrik padam'],
    ['sampai Jumat, 20 Juni 2025: gempa', '2025-06-20', 'gempa'],
    ['besok', '2025-06-13', ''],
    ['s.d. lusa, 3 orang sakit', '2025-06-14', '3 orang sakit'],
  ])('of %s', (text, day, rest) => {
    expect(takeFirstDay(text, today)).toMatchObject({ day, rest });
  });

  it.each(['minggu depan', '', '31/02/2025 banjir', 'besokan saja'])('is none in "%s"', (text) => {
    expect(takeFirstDay(text, today)).toBeNull();
  });
});

describe('a day that stands last', () => {
  it.each([
    ['@sari 20/06/2025', '2025-06-20', '@sari'],
    ['Sari Petugas 20 Juni 2025', '2025-06-20', 'Sari Petugas'],
    ['Sari sampai Jumat, 20 Juni 2025', '2025-06-20', 'Sari'],
    ['Sari besok', '2025-06-13', 'Sari'],
    ['20 Juni 2025', '2025-06-20', ''],
  ])('of %s', (text, day, rest) => {
    expect(takeLastDay(text, today)).toEqual({ day, rest });
  });

  it('is none where there is only a name', () => {
    expect(takeLastDay('Sari Petugas', today)).toBeNull();
  });
});
