import { join } from 'node:path';
import type { Instant } from '../workflows/deadlines.ts';
import type { Clock, Inbox, MediaArchive, Outbox, PieceFetches, Reminders, Store } from '../workflows/ports.ts';
import type { LoggedEvent } from '../workflows/records.ts';
import type { ReportReads } from '../workflows/report-rows.ts';
import { type Counts, countWaiting } from './counts.ts';
import { lockDataFolder } from './database/lock-data-folder.ts';
import { openDatabase } from './database/open-database.ts';
import { explainOpening } from './database/unusable-database.ts';
import { type Forgotten, forgetPerson, type WhoToForget } from './forget-person.ts';
import { GroupCommit } from './group-commit.ts';
import { outsideOnly } from './inside-work.ts';
import { openMediaArchive, removeHalfWritten } from './media-archive.ts';
import { type CalendarSettings, Offices } from './offices.ts';
import { purge } from './purge.ts';
import { openFetches, openInbox, openOutbox, openReminders } from './queues.ts';
import { type EventFilter, readEvents } from './read-events.ts';
import { openReportReads } from './report-rows/report-rows.ts';
import { Signals } from './signals.ts';
import { openStore } from './store.ts';
import { type VerifyResult, verifyEvents } from './verify-events.ts';
import { openWhatsAppRows } from './whatsapp/rows.ts';

export interface StorageOptions extends CalendarSettings {
  /** The SQLite file. */
  file: string;
  dataDir: string;
  /** For the command line while the program runs: takes no lock, migrates nothing, writes nothing. */
  readonly?: boolean;
  /** Stamps the log and the queues; default the machine's clock. */
  clock?: Pick<Clock, 'now'>;
}

export interface Storage {
  store: Store;
  inbox: Inbox;
  outbox: Outbox;
  reminders: Reminders;
  fetches: PieceFetches;
  archive: MediaArchive;
  reports: ReportReads;
  /** What the client of WhatsApp keeps, of one office. */
  whatsApp(officeId: number): ReturnType<typeof openWhatsAppRows>;
  /** Checks the log's chain of hashes, and that an earlier `head` is still in it. */
  verify(options?: { head?: string }): Promise<VerifyResult>;
  /** The log in order, or a part of it. */
  events(filter?: EventFilter): AsyncIterable<LoggedEvent>;
  counts(now: Instant): Promise<Counts>;
  /** Forgets raw updates handled, and messages sent, before that moment. */
  purge(before: Instant): Promise<void>;
  /** Throws `CannotForget`. What is deleted is also overwritten in the file. */
  forget(officeId: number, who: WhoToForget, at: Instant): Promise<Forgotten>;
  /** Waits for what is being committed. */
  close(): Promise<void>;
}

/**
 * Opens everything that is kept. Throws `DataFolderInUse` when another process works there, `UnusableDatabase` where the
 * files cannot be worked with, `SchemaTooNew` when a newer version wrote them; read-only it throws `SchemaTooOld` where the
 * program would have to migrate first.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const lock = options.readonly ? undefined : lockFolder(options.dataDir);
  try {
    return await openLocked(options, () => lock?.release());
  } catch (error) {
    lock?.release();
    throw explainOpening(error, options.file);
  }
}

function lockFolder(dataDir: string) {
  try {
    return lockDataFolder(dataDir);
  } catch (error) {
    throw explainOpening(error, dataDir);
  }
}

async function openLocked(options: StorageOptions, unlock: () => void): Promise<Storage> {
  const { file, dataDir, readonly = false, clock = systemClock } = options;
  const media = join(dataDir, 'media');
  if (!readonly) await removeHalfWritten(media);
  const database = await openDatabase({ file, readonly });
  const db = database.db.withPlugin(outsideOnly);
  const signals = new Signals();
  const commits = new GroupCommit(database, signals);
  const offices = new Offices(options, () => clock.now().toISOString());
  signals.on('undone', () => offices.forgetStanding());
  signals.on('undone', () => offices.forgetOffices());
  return {
    store: openStore({ db, commits, offices, clock }),
    inbox: openInbox(db, commits),
    outbox: openOutbox(db, signals),
    reminders: openReminders(db, signals),
    fetches: openFetches(db, signals),
    archive: openMediaArchive(media),
    reports: openReportReads(db, options.zone, offices),
    whatsApp: (officeId) => openWhatsAppRows(db, commits, officeId),
    verify: (expected) => verifyEvents(db, expected),
    events: (filter) => readEvents(db, filter),
    counts: (now) => countWaiting(db, now),
    purge: (before) => commits.run((trx) => purge(trx, before)),
    async forget(officeId, who, at) {
      database.connection.pragma('secure_delete = ON');
      const forgotten = await commits.run((trx) => forgetPerson(trx, officeId, who, at));
      database.connection.pragma('wal_checkpoint(TRUNCATE)');
      return forgotten;
    },
    async close() {
      await commits.idle();
      await database.db.destroy();
      unlock();
    },
  };
}

const systemClock = { now: () => new Date() };
