import type { DeliveryResult, Inbox, Log, Outbox, Reminders, Store, Transaction } from '../../workflows/ports.ts';
import type { DueReminder, InboxRow, OutboxRow } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';

/** Rows in memory with the promises of `ports.ts` that jobs rely on: work in order, one that throws is undone alone. */
export class MemoryRows implements Store {
  readonly reads = {} as Store['reads'];
  readonly updates: (InboxRow & { status: 'pending' | 'handled' | 'failed'; error?: string })[] = [];
  readonly orders: (OutboxRow & { dueAt: string; status: 'pending' | 'sent' | 'failed'; error?: string })[] = [];
  readonly alarms: (DueReminder & { done?: boolean })[] = [];
  readonly applied: Write[] = [];
  /** Commits that will fail from now on. */
  brokenCommits = 0;
  readonly isOutage = (error: unknown): boolean => error instanceof DiskFull;
  #last: Promise<unknown> = Promise.resolve();
  readonly #listeners = { inbox: (_count: number) => {}, outbox: [] as (() => void)[], reminders: () => {} };

  readonly transact = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const mine = this.#last.then(() => this.#commit(work));
    this.#last = mine.catch(() => {});
    return mine;
  };

  readonly inbox: Inbox = {
    keep: async (channel, updates, at) => {
      const fresh = updates.filter(({ externalId }) => !this.updates.some((row) => row.externalId === externalId));
      for (const update of fresh) {
        const id = this.updates.length + 1;
        this.updates.push({ id, channel, ...update, receivedAt: at, attempts: 0, status: 'pending' });
      }
      this.#listeners.inbox(updates.length);
      return fresh.length;
    },
    pending: async (limit) =>
      this.updates
        .filter(({ status }) => status === 'pending')
        .slice(0, limit)
        .map((row) => ({ ...row })),
    onArrival: (listener) => {
      this.#listeners.inbox = listener;
    },
  };

  readonly outbox: Outbox = {
    due: async (channel, now, limit) =>
      this.orders
        .filter(
          (row) => row.to.channel === channel && isPending(row) && row.dueAt <= now && !this.#waitsBehind(row, now),
        )
        .slice(0, limit)
        .map((row) => ({ ...row })),
    nextAt: async (channel, now) =>
      this.orders
        .filter((row) => row.to.channel === channel && isPending(row) && row.dueAt > now)
        .map((row) => row.dueAt)
        .sort()[0],
    onOrder: (listener) => void this.#listeners.outbox.push(listener),
  };

  readonly reminders: Reminders = {
    due: async (now, limit) =>
      this.alarms
        .filter(({ done, dueAt }) => !done && dueAt <= now)
        .slice(0, limit)
        .map((row) => ({ ...row })),
    nextAt: async () =>
      this.alarms
        .filter(({ done }) => !done)
        .map(({ dueAt }) => dueAt)
        .sort()[0],
    onChange: (listener) => {
      this.#listeners.reminders = listener;
    },
  };

  order(chatId: string, text: string, dueAt = '2000-01-01T00:00:00.000Z', channel = 'telegram'): OutboxRow {
    const id = this.orders.length + 1;
    const to = { channel, chatId, threadId: null };
    const what = { type: 'text', text: [text] } as const;
    const row = { id, key: `k${id}`, officeId: 1, to, what, submissionId: null, stamp: 1, attempts: 0, dueAt };
    this.orders.push({ ...row, status: 'pending' });
    for (const listener of this.#listeners.outbox) listener();
    return row;
  }

  remind(id: number, dueAt: string): void {
    const about = { type: 'step', submissionId: id, step: 'receiving' } as const;
    this.alarms.push({ id, key: `r${id}`, officeId: 1, about, dueAt });
    this.#listeners.reminders();
  }

  #waitsBehind(row: OutboxRow, now: string): boolean {
    return this.orders.some(
      (earlier) =>
        isPending(earlier) &&
        earlier.id < row.id &&
        earlier.to.chatId === row.to.chatId &&
        earlier.attempts > 0 &&
        earlier.dueAt > now,
    );
  }

  async #commit<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const undo: (() => void)[] = [];
    try {
      const result = await work(this.#transaction(undo));
      if (this.brokenCommits > 0) {
        this.brokenCommits -= 1;
        throw new DiskFull();
      }
      return result;
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
  }

  #transaction(undo: (() => void)[]): Transaction {
    const change = <T extends object>(row: T | undefined, to: Partial<T>) => {
      if (!row) return;
      const before = { ...row };
      undo.push(() => Object.assign(row, before));
      Object.assign(row, to);
    };
    const tx = {
      apply: async (writes: readonly Write[]) => {
        this.applied.push(...writes);
        undo.push(() => this.applied.splice(-writes.length));
      },
      oldestUpdate: async () => this.updates.find(({ status }) => status === 'pending'),
      finishUpdate: async (id: number) =>
        change(
          this.updates.find((row) => row.id === id),
          { status: 'handled' },
        ),
      failUpdate: async (id: number, error: string) =>
        change(
          this.updates.find((row) => row.id === id),
          { status: 'failed', error },
        ),
      finishReminder: async (id: number, dueAt: string) =>
        change(
          this.alarms.find((row) => row.id === id && row.dueAt === dueAt),
          { done: true },
        ),
      finishSend: async (row: OutboxRow, result: DeliveryResult) => {
        const found = this.orders.find(({ id, stamp }) => id === row.id && stamp === row.stamp);
        if (result.type === 'sent') change(found, { status: 'sent' });
        if (result.type === 'failed') change(found, { status: 'failed', error: result.error });
        if (result.type === 'retry') change(found, { attempts: row.attempts + 1, dueAt: result.retryAt });
      },
    };
    return tx as unknown as Transaction;
  }
}

/** What the database says while it works for nobody. */
export class DiskFull extends Error {}

function isPending({ status }: { status: string }): boolean {
  return status === 'pending';
}

/** Keeps what was logged. */
export class RememberedLog implements Log {
  readonly lines: { level: string; fields: object; message: string }[] = [];
  readonly debug = this.#at('debug');
  readonly info = this.#at('info');
  readonly warn = this.#at('warn');
  readonly error = this.#at('error');

  #at(level: string) {
    return (fields: object, message: string) => void this.lines.push({ level, fields, message });
  }
}
