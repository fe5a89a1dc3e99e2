import { describe, expect, it } from 'vitest';
import { Pacing } from '../../jobs/pacing.ts';

const ani = { key: 'telegram:1', isGroup: false };
const group = { key: 'telegram:-1', isGroup: true };

function send(pacing: Pacing, chat: typeof ani, weight: number, now: number): void {
  pacing.began(weight, now);
  pacing.ended(chat, weight, now);
}

describe('pacing', () => {
  it('holds nothing back before anybody complained', () => {
    const pacing = new Pacing();
    for (let sent = 0; sent < 500; sent += 1) send(pacing, group, 1, 0);
    expect(pacing.waitMs(group, 1, 0)).toBe(0);
  });

  it('then knows what was sent before', () => {
    const pacing = new Pacing();
    for (let sent = 0; sent < 500; sent += 1) send(pacing, group, 1, 0);
    pacing.complained(1000);
    expect(pacing.waitMs(group, 1, 2000)).toBe(58_000);
  });

  it('keeps one message a second in a private chat, each piece of an album counting', () => {
    const pacing = new Pacing();
    pacing.complained(0);
    send(pacing, ani, 1, 0);
    expect(pacing.waitMs(ani, 1, 400)).toBe(600);
    send(pacing, ani, 5, 10_000);
    expect(pacing.waitMs(ani, 1, 12_000)).toBe(3000);
    expect(pacing.waitMs(ani, 1, 15_000)).toBe(0);
  });

  it('keeps twenty a minute in a group', () => {
    const pacing = new Pacing();
    pacing.complained(0);
    for (let sent = 0; sent < 20; sent += 1) send(pacing, group, 1, sent * 1000);
    expect(pacing.waitMs(group, 1, 20_000)).toBe(40_000);
    expect(pacing.waitMs(group, 3, 20_000)).toBe(42_000);
    expect(pacing.waitMs(group, 1, 60_000)).toBe(0);
  });

  it('lets an album go that is more than a whole window, when the window is empty', () => {
    const pacing = new Pacing();
    pacing.complained(0);
    expect(pacing.waitMs(group, 25, 0)).toBe(0);
    send(pacing, group, 1, 0);
    expect(pacing.waitMs(group, 25, 30_000)).toBe(30_000);
  });

  it('keeps thirty a second in all', () => {
    const pacing = new Pacing();
    pacing.complained(0);
    for (let chat = 0; chat < 30; chat += 1) send(pacing, { key: `p${chat}`, isGroup: false }, 1, 0);
    expect(pacing.waitMs(ani, 1, 500)).toBe(550);
    expect(pacing.waitMs(ani, 0, 500)).toBe(0);
  });

  it('is at full speed again ten minutes after the last complaint', () => {
    const pacing = new Pacing();
    pacing.complained(0);
    pacing.complained(60_000);
    send(pacing, ani, 1, 659_000);
    expect(pacing.waitMs(ani, 1, 659_500)).toBe(500);
    expect(pacing.waitMs(ani, 1, 660_000)).toBe(0);
  });

  it('waits no longer than its window when the clock was put back', () => {
    const pacing = new Pacing();
    pacing.complained(3_600_000);
    for (let sent = 0; sent < 20; sent += 1) send(pacing, group, 1, 3_600_000);
    expect(pacing.waitMs(group, 1, 0)).toBe(60_000);
  });
});
