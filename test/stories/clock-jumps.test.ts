import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admin, deputy, officer } from '../workflows/given.ts';
import { countLogged } from './packages.ts';
import { TroubledOffice } from './troubled-office.ts';

const hour = 3_600_000;
const code = 'K-0001';

describe('a clock that jumps', () => {
  let office: TroubledOffice;
  beforeEach(async () => {
    office = await TroubledOffice.open(1, { SETTLE_SECONDS: '15' });
  });
  afterEach(() => office.close());

  const handedIn = () => countLogged(office.settings, code, 'SubmissionHandedIn');
  const toldOf = (who: number) =>
    office.chat.inbox(office.person(who)).filter(({ text }) => text.includes(code)).length;
  const isComplete = () => office.rows("select key from pieces where state = 'archived'").length === 1;
  const handIn = { who: officer, word: 'handIn', step: 'receiving', revision: 1 } as const;
  const accept = { who: admin, word: 'accept', step: 'receiving', revision: 1 } as const;

  it('an hour forward: what waits to settle is handed in, once', async () => {
    await office.handIn(code);
    await office.until(isComplete);
    expect(handedIn()).toBe(0);
    office.clock.jump(hour);
    await office.until(() => toldOf(admin) === 1);
    office.clock.jump(-hour);
    await office.pass(20_000);
    await office.sleepUntil('2025-06-12T06:00:00.000Z');
    expect([handedIn(), toldOf(admin)]).toEqual([1, 1]);
  });

  it('an hour back: what waits to settle is handed in by the button at once, and not again an hour later', async () => {
    await office.handIn(code);
    await office.until(isComplete);
    office.clock.jump(-hour);
    await office.pass(20_000);
    expect(handedIn()).toBe(0);
    await office.tryTo(handIn, code);
    await office.until(() => toldOf(admin) === 1);
    await office.sleepUntil('2025-06-12T03:10:00.000Z');
    expect([handedIn(), toldOf(admin)]).toEqual([1, 1]);
  });

  it('on the due morning: one reminder, and decisions go on at once', async () => {
    await office.handIn(code);
    await office.until(isComplete);
    await office.pass(15_000);
    await office.until(() => toldOf(admin) === 1);
    await office.sleepUntil('2025-06-13T01:00:00.000Z');
    expect(toldOf(admin)).toBe(2);
    office.clock.jump(-hour);
    await office.pass(5000);
    await office.sleepUntil('2025-06-13T01:05:00.000Z');
    expect(toldOf(admin)).toBe(2);
    office.clock.jump(-hour);
    await office.tryTo(accept, code);
    await office.until(() => toldOf(deputy) === 1);
    office.clock.jump(2 * hour);
    await office.until(() => toldOf(deputy) === 2);
  });

  it('over midnight and back: the day that counts is the one on which it was handed in', async () => {
    office.clock.jump(Date.parse('2025-06-12T16:30:00.000Z') - office.clock.now().getTime());
    await office.handIn(code);
    await office.until(isComplete);
    await office.pass(15_000);
    await office.until(() => handedIn() === 1);
    office.clock.jump(hour);
    await office.pass(5000);
    office.clock.jump(-hour);
    await office.tryTo(accept, code);
    await office.until(() => countLogged(office.settings, code, 'StepAccepted') === 1);
    const endOfFriday = '2025-06-13T16:59:59.999Z';
    expect(office.rows('select step, due from finished_steps order by position')).toEqual([
      { step: 'collecting', due: endOfFriday },
      { step: 'receiving', due: endOfFriday },
    ]);
    expect(office.rows('select due_review, due_publishing from submissions')).toEqual([
      { due_review: endOfFriday, due_publishing: endOfFriday },
    ]);
    expect(await office.verify()).toMatchObject({ ok: true });
  });
});
