import { describe, expect, it } from 'vitest';
import { Outbound } from '../../../bot/whatsapp/outbound.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';

function open(clock: FakeClock) {
  const rows = { countSent: async () => 0 };
  return new Outbound({ rows, clock, dailyCap: 10, startOfDay: () => new Date(0), onCap() {}, random: () => 1 });
}

describe('sending one after the other', () => {
  it('leaves a pause between two messages', async () => {
    const clock = new FakeClock();
    const outbound = open(clock);
    const sent: number[] = [];
    for (const n of [1, 2]) void outbound.send(async () => sent.push(n));
    await settled();
    expect(sent).toEqual([1]);
    await clock.advance(740);
    expect(sent).toEqual([1]);
    await clock.advance(20);
    expect(sent).toEqual([1, 2]);
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
});
