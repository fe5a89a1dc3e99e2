/**
 * A wait, in milliseconds of a clock that may be set. Set forward it ends the wait early; set back it ends it as well: what
 * was meant was so long, and not until that time comes round again.
 */
export class Wait {
  readonly #since: number;
  readonly #ms: number;

  constructor(since: number, ms: number) {
    this.#since = since;
    this.#ms = ms;
  }

  get until(): number {
    return this.#since + this.#ms;
  }

  leftMs(now: number): number {
    return now < this.#since ? 0 : Math.max(0, this.until - now);
  }
}
