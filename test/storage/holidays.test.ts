import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Holiday } from '../../workflows/holidays.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';

describe('holidays in the database', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore({ workingDaysOnly: true });
  });
  afterEach(() => store.close());

  const eid = { day: '2027-03-10', kind: 'libur_nasional', name: 'Hari Raya Idul Fitri' } as const;
  const local = { day: '2027-01-07', kind: 'libur_kantor', name: 'Hari jadi' } as const;
  const add = (holiday: Holiday) => store.write({ type: 'addHoliday', holiday: { officeId: 1, ...holiday } });
  const remove = (holiday: Holiday) => store.write({ type: 'removeHoliday', holiday: { officeId: 1, ...holiday } });
  const on = async (day: string) => (await store.store.reads.holidays(1, day, `${day}~`)).map(({ name }) => name);
  const isHoliday = async (day: string) => (await store.store.reads.office(1)).calendar.isHoliday(day);

  it('begin with those of the joint decrees, the tentative ones marked', async () => {
    const tentative = (await store.store.reads.holidays(1, '2025-01-01', '2028-01-01')).filter((day) => day.tentative);
    expect(tentative).toHaveLength(4);
    expect(tentative.every(({ day }) => day.startsWith('2027'))).toBe(true);
    expect(await on('2025-03-31')).toEqual(['Hari Raya Idul Fitri']);
  });

  it("count the office's own from the commit on, and not after they were removed", async () => {
    expect(await isHoliday(local.day)).toBe(false);
    await add(local);
    expect(await isHoliday(local.day)).toBe(true);
    expect(await on(local.day)).toEqual(['Hari jadi']);
    await remove(local);
    expect(await isHoliday(local.day)).toBe(false);
    expect(await on(local.day)).toEqual([]);
  });

  it('take a day of the whole country away from the office, and give it back', async () => {
    expect(await on(eid.day)).toHaveLength(1);
    await remove(eid);
    expect(await on(eid.day)).toEqual([]);
    expect(await isHoliday(eid.day)).toBe(false);
    await add({ ...eid, name: 'Idul Fitri' });
    expect(await on(eid.day)).toEqual(['Idul Fitri']);
    expect(await isHoliday(eid.day)).toBe(true);
  });

  it('are certain once they were added by hand', async () => {
    const [first] = (await store.store.reads.holidays(1, '2027-01-01', '2028-01-01')).filter((day) => day.tentative);
    if (!first) throw new Error('No tentative holiday');
    const { day, kind, name } = first;
    await add({ day, kind, name });
    const [now] = await store.store.reads.holidays(1, day, `${day}~`);
    expect(now).toMatchObject({ day, kind, name, tentative: false });
  });

  it('are as before when the commit that changed them is undone', async () => {
    const undone = store.store.transact(async (tx) => {
      await tx.apply([{ type: 'addHoliday', holiday: { officeId: 1, ...local } }]);
      expect((await tx.office(1)).calendar.isHoliday(local.day)).toBe(true);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await isHoliday(local.day)).toBe(false);
  });

  it('leave collective leave out where the office says so', async () => {
    const without = await store.reopen();
    expect((await without.store.reads.office(1)).calendar.isHoliday('2025-04-02')).toBe(true);
    await without.close();
    const strict = await openTestStore({ workingDaysOnly: true, cutiBersama: false });
    expect((await strict.store.reads.office(1)).calendar.isHoliday('2025-04-02')).toBe(false);
    expect((await strict.store.reads.office(1)).calendar.isHoliday('2025-03-31')).toBe(true);
    await strict.close();
    store = await openTestStore();
  });
});
