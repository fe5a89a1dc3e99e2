import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { expired } from '../../../storage/backup/retention.ts';

function nights(from: string, count: number): string[] {
  const start = DateTime.fromISO(from);
  return Array.from({ length: count }, (_, index) => start.plus({ days: index }).toFormat('yyyy-MM-dd'));
}

describe('of nightly backups', () => {
  it('nothing goes in the first week', () => {
    expect(expired(nights('2025-06-09', 7))).toEqual([]);
  });

  it('seven days, five weeks and twelve months are kept', () => {
    const all = nights('2023-01-01', 900);
    const gone = new Set(expired(all));
    const left = all.filter((day) => !gone.has(day));
    expect(left).toEqual([
      ...['2024-07-31', '2024-08-31', '2024-09-30', '2024-10-31', '2024-11-30', '2024-12-31'],
      ...['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2025-05-25', '2025-05-31'],
      ...['2025-06-01', '2025-06-08'],
      ...nights('2025-06-12', 7),
    ]);
  });

  it('one that is kept for its month stays, night after night', () => {
    const year = nights('2024-01-01', 365);
    let kept: string[] = [];
    for (const night of year) {
      kept.push(night);
      const gone = new Set(expired(kept));
      kept = kept.filter((day) => !gone.has(day));
    }
    expect(kept.slice(0, 9)).toEqual([
      ...['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'],
      ...['2024-07-31', '2024-08-31', '2024-09-30'],
    ]);
  });
});
