/** What can go wrong with one call. */
export type Fault =
  | { readonly kind: '429'; readonly retryAfter: number }
  | { readonly kind: '500' }
  /** With an HTML body, as a proxy answers. */
  | { readonly kind: '502' }
  /** The connection is reset and the call had no effect. */
  | { readonly kind: 'reset-before' }
  /** The call took effect, the bot never learns. */
  | { readonly kind: 'reset-after' }
  /** Takes effect at once, is answered only after so many milliseconds. */
  | { readonly kind: 'hang'; readonly ms: number };

export type FaultKind = Fault['kind'];

export interface RandomFaults {
  /** The same seed and the same calls give the same faults. */
  seed: number;
  /** Chance of each kind for each call, 0 to 1; `duplicate` is the chance of each update to be delivered twice. */
  rates: Partial<Record<FaultKind | 'duplicate', number>>;
  /** Only these methods; default all. */
  methods?: readonly string[];
  /** Seconds, default 1. */
  retryAfter?: number;
  /** Milliseconds, default 100. */
  hangMs?: number;
}

export interface Faults {
  /** The next `times` calls of the method (`*`: of any, `file`: downloads) meet this fault. */
  next(method: string, fault: Fault, times?: number): void;
  random(plan: RandomFaults): void;
  /** The next updates are delivered twice, with the same update_id. */
  duplicateNextUpdates(count?: number): void;
  /** While on, every connection is reset, also the waiting long poll, and webhooks are not delivered. */
  outage(on: boolean): void;
  /** Ends everything set before. */
  clear(): void;
  readonly fired: readonly { readonly method: string; readonly fault: Fault }[];
}
