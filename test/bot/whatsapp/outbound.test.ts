import { describe, expect, it } from 'vitest';
import { Outbound } from '../../../bot/whatsapp/outbound.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';

function open(clock: FakeClock, draws: number[] = []) {
  const rows = { countSent: async () => 0 };
  const pauseMs = { shortest: 250, longest: 750 };
  const random = () => draws.shift() ?? 1;
  return new Outbound({ rows, clock, dailyCap: 10, pauseMs, startOfDay: () => new Date(0), onCap() {}, random });
}

describe('sending one after the other', () => {
  it('leaves a pause between two messages, each of its own length', async () => {
    const clock = new FakeClock();
    const outbound = open(clock, [0, 1, 0]);
    const sent: number[] = [];
    for (const n of [1, 2, 3]) void outbound.send(async () => sent.push(n));
    await settled();
    expect(sent).toEqual([1]);
    await clock.advance(740);
    expect(sent).toEqual([1]);
    await clock.advance(20);
    expect(sent).toEqual([1, 2]);
    await clock.advance(250);
    expect(sent).toEqual([1, 2, 3]);
  });

  it('leaves no longer one when the clock is set back meanwhile', async () => {
    const clock = new FakeClock();
    const outbound = open(clock);
    const sent: number[] = [];
    await outbound.send(async () => sent.push(1));
    clock.jump(-3_600_000);
    void outbound.send(async () => sent.push(2));
    await clock.advance(760);
    expect(sent).toEqual([1, 2]);
  });

  it('goes on after one that failed', async () => {
    const clock = new FakeClock();
    const outbound = open(clock);
    const failed = outbound.send(async () => {
      throw new Error('no');
    });
    const next = outbound.send(async () => 'sent');
    await expect(failed).rejects.toThrow('no');
    await clock.advance(750);
    expect(await next).toBe('sent');
  });
});
