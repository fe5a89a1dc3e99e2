import { ChatError } from './bot/chat-error.ts';
import type { Chats } from './bot/chats.ts';
import { classifyError } from './bot/delivery/classify-error.ts';
import { deliverMessage } from './bot/delivery/deliver-message.ts';
import { handleUndeliverable } from './bot/delivery/handle-undeliverable.ts';
import { type Desk, type OfficeSettings, openDesk, type Reaction } from './bot/desk.ts';
import { handleIncoming } from './bot/handle-incoming.ts';
import { handleReminder } from './bot/handle-reminder.ts';
import { isFinalFetch, readNarrative } from './bot/intake/read-narrative.ts';
import { settlePiece } from './bot/intake/settle-piece.ts';
import { withCaptureDay } from './bot/pictures/read-capture-day.ts';
import type { Config } from './config.ts';
import type { AlarmClock } from './jobs/alarm-clock.ts';
import { archiveMedia } from './jobs/archive-media.ts';
import { deliverOutbox } from './jobs/deliver-outbox.ts';
import { type NightlyTask, nightly, purgeHandledUpdates } from './jobs/nightly.ts';
import { type AfterCommit, processInbox } from './jobs/process-inbox.ts';
import { sendDueReminders } from './jobs/send-due-reminders.ts';
import type { Job } from './jobs/work-loop.ts';
import { measureWrites } from './measure-writes.ts';
import type { ReportMaker } from './start-report-process.ts';
import { backUpNightly } from './storage/backup/nightly-backup.ts';
import type { Storage } from './storage/open-storage.ts';
import type { Metrics } from './web/metrics.ts';
import type { Channel } from './workflows/chat.ts';
import type { ReportOrder } from './workflows/outgoing.ts';
import type { Clock, Log, Transaction } from './workflows/ports.ts';
import type { InboxRow, OutboxRow } from './workflows/records.ts';

/** One office an installation, until there are several. */
export const officeId = 1;

/** Everything that runs, and how it hangs together. */
export interface Office {
  config: Config;
  clock: Clock;
  log: Log;
  storage: Storage;
  settings: OfficeSettings;
  chats: Chats;
  metrics: Metrics;
  reports: ReportMaker;
}

/** What works in the background, and what each job needs of the rest. */
export function startJobs(office: Office, alarms: AlarmClock): Job[] {
  const { storage, clock, log, chats, config } = office;
  const { store } = storage;
  const timed = { store, clock, alarms, log };
  return [
    processInbox({ inbox: storage.inbox, store, clock, log, handle: (row, tx) => handleRow(office, row, tx) }),
    sendDueReminders({
      ...timed,
      reminders: storage.reminders,
      handle: async (reminder, tx) => {
        const writes = await handleReminder(reminder, await deskFor(office, tx, null));
        await tx.apply(writes);
        measureWrites(writes, office.metrics);
      },
    }),
    archiveMedia({
      ...timed,
      fetches: storage.fetches,
      archive: storage.archive,
      download: async ({ channel, piece }) => chats.of(channel).download(piece.fileRef),
      isFinal: isFinalFetch,
      settle: async (fetch, result) => {
        const narrative = await readNarrative(fetch, result, storage.archive);
        const dated = await withCaptureDay(fetch, result, storage.archive);
        await store.transact(async (tx) =>
          settlePiece(fetch, dated, narrative, await deskFor(office, tx, fetch.channel)),
        );
      },
    }),
    ...chats.all.map(({ channel }) => startDelivery(office, channel, timed)),
    nightly({ clock, alarms, log, zone: config.office.zone, tasks: nightlyTasks(office) }),
  ];
}

function nightlyTasks({ storage, config }: Office): NightlyTask[] {
  const { dataDir, databaseFile } = config.storage;
  const backup = { dataDir, databaseFile, zone: config.office.zone };
  return [purgeHandledUpdates(storage.purge), { name: 'back up', run: (now) => backUpNightly(backup, now) }];
}

function startDelivery(
  office: Office,
  channel: Channel,
  timed: Pick<Parameters<typeof deliverOutbox>[0], 'store' | 'clock' | 'alarms' | 'log'>,
): Job {
  const { storage, chats, settings, clock, metrics } = office;
  const deps = { store: storage.store, archive: storage.archive, chats, settings, ...reportsOf(office) };
  return deliverOutbox({
    ...timed,
    outbox: storage.outbox,
    channel,
    deliver: async (row) => {
      const delivered = await deliverMessage(row, { ...deps, now: () => clock.now().toISOString() });
      metrics.countDelivery('sent');
      return delivered;
    },
    classify: (error) => {
      const problem = classifyError(error);
      if (error instanceof ChatError) metrics.countChatError(error.kind);
      metrics.countDelivery(problem.type);
      return problem;
    },
    onFinal: (row, error, tx) => giveUp(office, row, error, tx),
    isGroup: (to) => chats.find(to.channel)?.isGroup(to) ?? false,
  });
}

function reportsOf({ reports, settings, clock, config }: Office) {
  const office = { zone: config.office.zone, platforms: settings.platforms };
  const storage = storageOptions(config);
  return {
    makeReport: (id: number, ordered: ReportOrder) =>
      reports.make({ storage, office: { id, ...office }, ordered, now: clock.now().toISOString() }),
  };
}

/** One stored update: parsed once, decided, committed; the answer to a tap follows the commit. */
async function handleRow(office: Office, row: InboxRow, tx: Transaction): Promise<AfterCommit | undefined> {
  const all = office.chats.of(row.channel).parse(row.raw);
  if (all.length === 0) office.metrics.countUpdate('ignored');
  let after: AfterCommit | undefined;
  for (const incoming of all) {
    office.metrics.countUpdate(incoming.type);
    const reaction = await handleIncoming(incoming, await deskFor(office, tx, row.channel));
    await tx.apply(reaction.writes);
    measureWrites(reaction.writes, office.metrics);
    if (incoming.type === 'tap') after = () => answerTap(office, incoming.tapId, reaction, row);
  }
  return after;
}

async function answerTap({ chats, clock, metrics }: Office, tapId: string, { answer }: Reaction, row: InboxRow) {
  await chats.of(row.channel).answerTap(tapId, answer?.text ?? null, answer?.alert ?? false);
  metrics.observeTap((clock.now().getTime() - Date.parse(row.receivedAt)) / 1000);
}

async function giveUp(office: Office, row: OutboxRow, error: unknown, tx: Transaction): Promise<void> {
  const isUnreachable = error instanceof Error && 'kind' in error && error.kind === 'unreachable';
  if (isUnreachable) await tx.apply(await handleUndeliverable(row, await deskFor(office, tx, row.to.channel)));
  else office.log.error({ outboxId: row.id, what: row.what.type }, 'a message was refused for good');
}

/** `channel`: the chat that the matter came from; null for what time set off. */
export function deskFor({ settings, chats, clock }: Office, tx: Transaction, channel: Channel | null): Promise<Desk> {
  return openDesk({ tx, officeId, settings, chats, channel, now: clock.now().toISOString() });
}

export function storageOptions({ storage, office }: Config) {
  const { dataDir, databaseFile } = storage;
  const { zone, workingDaysOnly, cutiBersama } = office;
  return { dataDir, file: databaseFile, zone, workingDaysOnly, cutiBersama };
}
