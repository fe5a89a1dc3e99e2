import type { ApiCall } from './api-call.ts';
import type { Changes } from './changes.ts';

const MOST_KEPT = 50_000;

/** The newest calls. Kept to a number, because benchmarks make millions. */
export class CallLog {
  readonly kept: ApiCall[] = [];
  readonly #changes: Changes;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  begin(method: string, params: Readonly<Record<string, unknown>> = {}): ApiCall {
    if (this.kept.length >= MOST_KEPT) this.kept.splice(0, MOST_KEPT / 2);
    const call: ApiCall = { method, params, at: Date.now(), status: 0, ok: false };
    this.kept.push(call);
    return call;
  }

  finish(call: ApiCall, status: number, errorDescription: unknown): void {
    call.status = status;
    call.ok = status === 200;
    call.finishedAt = Date.now();
    if (typeof errorDescription === 'string') call.errorDescription = errorDescription;
    this.#changes.emit({ type: 'call', call });
  }
}
