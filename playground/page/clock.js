import { useState } from 'preact/hooks';
import { html } from './html.js';
import { act } from './server.js';
import { clockTime, longDay, zoneName } from './times.js';

/** @import { ClockState } from '../web/page-state.ts' */

/**
 * The office's time, and how to let it pass.
 * @param {{ clock: ClockState, now: number, onError: (text: string) => void }} props
 */
export function OfficeClock({ clock, now, onError }) {
  const [isMoving, setIsMoving] = useState(false);
  /** @param {'hour' | 'morning' | 'deadline'} move */
  const moveBy = async (move) => {
    setIsMoving(true);
    await act('clock', { move }).catch((error) => onError(error.message));
    setIsMoving(false);
  };
  return html`
    <div class="clock" role="group" aria-label="Jam kantor">
      <p class="time" aria-live="polite"><b>${clockTime(now, clock.zone)} ${zoneName(clock.zone)}</b><small>${longDay(now, clock.zone)}</small></p>
      <button type="button" disabled=${isMoving} onClick=${() => moveBy('hour')}>+1 jam</button>
      <button type="button" disabled=${isMoving} onClick=${() => moveBy('morning')}>ke 08.00 besok</button>
      <button type="button" disabled=${isMoving || !clock.hasDeadline} onClick=${() => moveBy('deadline')}>ke tenggat berikutnya</button>
    </div>
  `;
}
