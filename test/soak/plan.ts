import type { RandomFaults } from '../../playground/bot-api/fault.ts';

/** What a soak puts the program through. */
export interface SoakPlan {
  seed: number;
  packages: number;
  /** Every so manieth is handed in on WhatsApp; 0: none is, and there is no WhatsApp. */
  everyOnWhatsApp: number;
  kills: number;
  /** The longest that the program lives between two kills, in milliseconds; the shortest is nothing. */
  longestLifeMs: number;
  /** Once, in the middle: the chat is not there at all. Milliseconds. */
  outageMs: number;
  /** How long a call hangs that hangs. Milliseconds. */
  hangMs: number;
}

/** A part of each call meets each fault; updates come twice now and then. */
export function faultsOf({ seed, hangMs }: SoakPlan): RandomFaults {
  const rates = {
    429: 0.02,
    500: 0.02,
    502: 0.02,
    'reset-before': 0.02,
    'reset-after': 0.03,
    hang: 0.005,
    duplicate: 0.1,
  };
  return { seed, rates, hangMs, retryAfter: 1 };
}
