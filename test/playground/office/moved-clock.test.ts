import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createMovedClock } from '../../../playground/office/moved-clock.ts';

const hourMs = 3_600_000;

describe('a clock that can be moved', () => {
  it('runs ahead of the machine by its offset', () => {
    const ahead = createMovedClock(hourMs).now().getTime() - Date.now();
    expect(ahead).toBeGreaterThan(hourMs - 100);
    expect(ahead).toBeLessThanOrEqual(hourMs);
  });

  it('rings what was set until then, as soon as it is moved there', async () => {
    const clock = createMovedClock(0);
    const before = vi.fn();
    const after = vi.fn();
    clock.after(hourMs, before);
    const callOff = clock.after(3 * hourMs, after);
    clock.moveTo(new Date(clock.now().getTime() + 2 * hourMs));
    await pause(5);
    expect(before).toHaveBeenCalledOnce();
    expect(after).not.toHaveBeenCalled();
    callOff();
  });

  it('does not ring what was called off', async () => {
    const clock = createMovedClock(0);
    const ring = vi.fn();
    clock.after(hourMs, ring)();
    clock.moveTo(new Date(clock.now().getTime() + 2 * hourMs));
    await pause(5);
    expect(ring).not.toHaveBeenCalled();
  });

  it('never goes back', () => {
    const clock = createMovedClock(hourMs);
    clock.moveTo(new Date(0));
    expect(clock.offset).toBe(hourMs);
  });
});
