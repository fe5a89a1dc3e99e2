import type { Fault, FaultKind, Faults, RandomFaults } from './fault.ts';

/** The faults that are set, and the draw for each call. */
export class FaultPlan implements Faults {
  readonly fired: { readonly method: string; readonly fault: Fault }[] = [];
  readonly #onOutage: (on: boolean) => void;
  readonly #planned = new Map<string, Fault[]>();
  #random: { readonly plan: RandomFaults; readonly draw: () => number } | undefined;
  #duplicates = 0;
  #isOut = false;

  constructor(onOutage: (on: boolean) => void) {
    this.#onOutage = onOutage;
  }

  get isOut(): boolean {
    return this.#isOut;
  }

  next(method: string, fault: Fault, times = 1): void {
    const planned = this.#planned.get(method) ?? [];
    this.#planned.set(method, [...planned, ...Array.from({ length: times }, () => fault)]);
  }

  random(plan: RandomFaults): void {
    this.#random = { plan, draw: seededRandom(plan.seed) };
  }

  duplicateNextUpdates(count = 1): void {
    this.#duplicates += count;
  }

  outage(on: boolean): void {
    this.#isOut = on;
    this.#onOutage(on);
  }

  clear(): void {
    this.#planned.clear();
    this.#random = undefined;
    this.#duplicates = 0;
    this.outage(false);
  }

  /** The fault that this call meets. */
  draw(method: string): Fault | undefined {
    const fault = this.#planned.get(method)?.shift() ?? this.#planned.get('*')?.shift() ?? this.#drawRandom(method);
    if (fault) this.fired.push({ method, fault });
    return fault;
  }

  /** Shall this update come twice? */
  drawDuplicate(): boolean {
    if (this.#duplicates > 0) {
      this.#duplicates -= 1;
      return true;
    }
    return this.#random !== undefined && this.#random.draw() < (this.#random.plan.rates.duplicate ?? 0);
  }

  #drawRandom(method: string): Fault | undefined {
    if (!this.#random) return undefined;
    const { plan, draw } = this.#random;
    if (plan.methods && !plan.methods.includes(method)) return undefined;
    let luck = draw();
    for (const kind of kinds) {
      luck -= plan.rates[kind] ?? 0;
      if (luck < 0) return faultOf(kind, plan);
    }
    return undefined;
  }
}

const kinds: readonly FaultKind[] = ['429', '500', '502', 'reset-before', 'reset-after', 'hang'];

function faultOf(kind: FaultKind, { retryAfter = 1, hangMs = 100 }: RandomFaults): Fault {
  if (kind === '429') return { kind, retryAfter };
  return kind === 'hang' ? { kind, ms: hangMs } : { kind };
}

// mulberry32: 32 bits of state are plenty for dice.
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
