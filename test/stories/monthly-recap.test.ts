import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { latest } from './office.ts';

/** Monday, 30 June 2025, 09:00 in Jakarta. */
const startsAt = '2025-06-30T02:00:00.000Z';
const ownerId = 7_700_001;

describe('on the first working morning of a month', () => {
  let office: TimedOffice;
  let admin: VirtualUser;
  beforeAll(async () => {
    office = await openTimedOffice(startsAt, ownerId);
    admin = office.server.addUser({ id: ownerId, firstName: 'Rina' });
    admin.start();
    await office.waitFor(() => latest(admin.inbox, 'Admin Medsos'), 'greeting');
  }, 60_000);
  afterAll(() => office.close());

  const recaps = () => admin.inbox.filter(({ document }) => document?.file_name === 'rekap-juni-2025.pdf');

  it('the recap of the month before comes by itself: a picture, then the paper; once', async () => {
    await office.sleepUntil('2025-07-01T00:59:00.000Z');
    expect(recaps()).toHaveLength(0);
    await office.stop();
    office.clock.jump(2 * 3_600_000);
    await office.start();
    await office.waitFor(() => recaps().length > 0, 'the recap, after a night without the program');
    const index = admin.inbox.findIndex(({ caption }) => caption === 'Rekapitulasi Juni 2025');
    expect(admin.inbox[index]?.photo).toBeDefined();
    expect(admin.inbox.indexOf(recaps()[0]!)).toBeGreaterThan(index);
    await office.stop();
    await office.start();
    await office.sleepUntil('2025-07-02T03:00:00.000Z');
    expect(recaps()).toHaveLength(1);
  }, 60_000);
});
