import type { Sender } from '../workflows/chat.ts';
import type { ArchiveResult } from '../workflows/command.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { DeliveryResult, Transaction } from '../workflows/ports.ts';
import type { InboxRow, OutboxRow } from '../workflows/records.ts';
import type { Submission } from '../workflows/submission.ts';
import type { Write } from '../workflows/writes.ts';
import { applyWrite, type WriteContext } from './apply-write.ts';
import { DatabaseReads } from './database-reads.ts';
import { failUpdate, finishUpdate, pendingUpdates } from './inbox.ts';
import { settleLoosePiece } from './loose-pieces.ts';
import type { Offices } from './offices.ts';
import { finishOrder } from './outbox.ts';
import { ensurePerson } from './people.ts';
import { postponeFetch } from './pieces.ts';
import { finishReminder } from './reminders.ts';
import type { Trx } from './schema.ts';
import type { Signal } from './signals.ts';

/** One piece of work inside a transaction: what it reads is what it writes on. */
export class StoreTransaction extends DatabaseReads<Trx> implements Transaction {
  readonly #offices: Offices;
  readonly #now: () => Instant;
  readonly #ensured = new Map<string, PersonId>();
  readonly #signal: (signal: Signal) => void;
  /** Packages that were read and not written since: one update asks for its own more than once. */
  readonly #read = new Map<number, Submission>();

  constructor(trx: Trx, offices: Offices, now: () => Instant, signal: (signal: Signal) => void) {
    super(trx, offices);
    this.#offices = offices;
    this.#now = now;
    this.#signal = signal;
  }

  async apply(writes: readonly Write[]): Promise<void> {
    const context: WriteContext = {
      writes,
      now: this.#now(),
      signal: this.#signal,
      standingChanges: () => this.#offices.forgetStanding(),
      officeChanges: () => this.#offices.forgetOffices(),
    };
    this.#read.clear();
    for (const write of writes) await applyWrite(this.db, write, context);
  }

  override async submission(id: number): Promise<Submission | undefined> {
    return this.#read.get(id) ?? this.#remember(await super.submission(id));
  }

  override async submissionByCode(officeId: number, code: string): Promise<Submission | undefined> {
    return this.#remember(await super.submissionByCode(officeId, code));
  }

  #remember(submission: Submission | undefined): Submission | undefined {
    if (submission) this.#read.set(submission.id, submission);
    return submission;
  }

  /** Asked again in the same transaction, nothing is looked up again. */
  async ensurePerson(officeId: number, sender: Sender, at: Instant): Promise<PersonId> {
    const key = JSON.stringify([officeId, sender]);
    const person = this.#ensured.get(key) ?? (await ensurePerson(this.db, officeId, sender, at));
    this.#ensured.set(key, person);
    return person;
  }

  async oldestUpdate(): Promise<InboxRow | undefined> {
    return (await pendingUpdates(this.db, 1))[0];
  }

  finishUpdate(inboxId: number, at: Instant): Promise<void> {
    return finishUpdate(this.db, inboxId, at);
  }

  failUpdate(inboxId: number, error: string, giveUp: boolean): Promise<void> {
    return failUpdate(this.db, inboxId, error, giveUp ? this.#now() : null);
  }

  async finishSend(row: OutboxRow, result: DeliveryResult, at: Instant): Promise<void> {
    if (await finishOrder(this.db, row, result, at)) this.#signal('order');
  }

  async finishReminder(id: number, dueAt: Instant, at: Instant): Promise<void> {
    await finishReminder(this.db, id, dueAt, at);
    this.#signal('reminder');
  }

  settleLoosePiece(pieceKey: string, result: ArchiveResult): Promise<void> {
    return settleLoosePiece(this.db, pieceKey, result);
  }

  async postponeFetch(pieceKey: string, until: Instant): Promise<void> {
    await postponeFetch(this.db, pieceKey, until);
    this.#signal('fetch');
  }
}
