import type { ChatPlatform } from './bot/chat-platform.ts';
import { classifyError } from './bot/classify-error.ts';
import { commandMenus } from './bot/commands/command-menus.ts';
import { deliverMessage } from './bot/deliver-message.ts';
import { type Desk, type OfficeSettings, openDesk, type Reaction } from './bot/desk.ts';
import { ensureFirstAdmins } from './bot/first-admins.ts';
import { handleIncoming } from './bot/handle-incoming.ts';
import { handleReminder } from './bot/handle-reminder.ts';
import { handleUndeliverable } from './bot/handle-undeliverable.ts';
import { isFinalFetch, readNarrative } from './bot/read-narrative.ts';
import { settlePiece } from './bot/settle-piece.ts';
import { connectTelegram, type TelegramPlatform } from './bot/telegram/telegram-platform.ts';
import type { Config } from './config.ts';
import { archiveMedia } from './jobs/archive-media.ts';
import { deliverOutbox } from './jobs/deliver-outbox.ts';
import { createEmbeddedClock } from './jobs/embedded-clock.ts';
import { nightly, purgeHandledUpdates } from './jobs/nightly.ts';
import { type AfterCommit, processInbox } from './jobs/process-inbox.ts';
import { sendDueReminders } from './jobs/send-due-reminders.ts';
import type { Job } from './jobs/work-loop.ts';
import { makeReport } from './reports/make-report.ts';
import { openStorage, type Storage } from './storage/open-storage.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
import { serveWeb, type Webhook } from './web/serve-web.ts';
import type { Clock, InboxRow, Log, OutboxRow, Transaction } from './workflows/ports.ts';

/** One office an installation, until there are several. */
const officeId = 1;

export interface AppDeps {
  clock: Clock;
  log: Log;
  /** Ends waiting for a chat that cannot be reached yet. */
  signal: AbortSignal;
  /** The chat does not take the token any more: nothing can go on. */
  onFatal(error: Error): void;
}

export interface App {
  /** Where `/healthz` and `/metrics` answer. */
  port: number;
  /** Takes no more work, finishes what is in hand. */
  stop(): Promise<void>;
}

/** Everything that runs, and how it hangs together. */
interface Office {
  config: Config;
  clock: Clock;
  log: Log;
  storage: Storage;
  settings: OfficeSettings;
  platform: ChatPlatform;
  metrics: Metrics;
}

/** Builds and starts everything: storage, chat, jobs, web, intake; in this order, and stops in the other. */
export async function startApp(config: Config, deps: AppDeps): Promise<App> {
  const { clock, log } = deps;
  const storage = await openStorage({ ...storageOptions(config), clock });
  await ensureFirstAdmins(storage.store, officeId, config.owners, clock.now().toISOString(), log);
  const metrics = createMetrics(
    () => storage.counts(clock.now().toISOString()),
    () => clock.now(),
  );
  const telegram = await connectTelegram(telegramOptions(config, deps));
  const office: Office = { config, clock, log, storage, settings: settingsOf(config), platform: telegram, metrics };
  const alarms = createEmbeddedClock(clock);
  const jobs = startJobs(office, alarms);
  const intake = await openIntake(office, telegram, deps);
  const web = await serveWeb({ ...config.web, metrics, webhook: intake.webhook, ...health(office) });
  return {
    port: web.port,
    async stop() {
      await intake.stop();
      await web.stop();
      for (const job of jobs) await job.stop();
      telegram.close();
      await alarms.close();
      await storage.close();
    },
  };
}

/** Updates that nobody handles for this long mean that the program is stuck. */
const stuckAfterMs = 60_000;

function health({ storage, clock, log }: Office) {
  return {
    async problem() {
      const now = clock.now();
      const { oldestInboxAt } = await storage.counts(now.toISOString());
      const isStuck = oldestInboxAt !== null && now.getTime() - Date.parse(oldestInboxAt) > stuckAfterMs;
      return isStuck ? 'updates are not being handled' : null;
    },
    onError: (error: Error) => log.error({ error: error.name }, 'a web request failed'),
  };
}

function storageOptions({ storage, office }: Config) {
  const { dataDir, databaseFile } = storage;
  const { zone, workingDaysOnly, cutiBersama } = office;
  return { dataDir, file: databaseFile, zone, workingDaysOnly, cutiBersama };
}

function telegramOptions({ telegram }: Config, { clock, log, signal }: AppDeps) {
  const { token, apiRoot } = telegram;
  if (token === null) throw new Error('No TELEGRAM_BOT_TOKEN');
  return { token, clock, log, signal, commands: commandMenus(), ...(apiRoot === null ? {} : { apiRoot }) };
}

function settingsOf({ office, reminders }: Config): OfficeSettings {
  const { platforms, websiteHosts, settleSeconds } = office;
  return { platforms, websiteHosts, settleSeconds, reminderTimes: reminders };
}

/** Updates are stored, then acknowledged; handling them is another matter. */
async function openIntake(office: Office, telegram: TelegramPlatform, { clock, onFatal }: AppDeps) {
  const { inbox } = office.storage;
  const keep = (updates: Parameters<typeof inbox.keep>[1]) =>
    inbox.keep('telegram', updates, clock.now().toISOString());
  const { webhook } = office.config.telegram;
  if (!webhook) {
    const poll = telegram.startPolling({ keep, onFatal });
    return { webhook: null, stop: () => poll.stop() };
  }
  const answer = await telegram.openWebhook({ ...webhook, keep });
  const opened: Webhook = { path: new URL(webhook.url).pathname, answer };
  return { webhook: opened, stop: async () => {} };
}

function startJobs(office: Office, alarms: ReturnType<typeof createEmbeddedClock>): Job[] {
  const { storage, clock, log, platform, config } = office;
  const { store } = storage;
  const timed = { store, clock, alarms, log };
  return [
    processInbox({ inbox: storage.inbox, store, clock, log, handle: (row, tx) => handleRow(office, row, tx) }),
    sendDueReminders({
      ...timed,
      reminders: storage.reminders,
      handle: async (reminder, tx) => tx.apply(await handleReminder(reminder, await deskFor(office, tx))),
    }),
    archiveMedia({
      ...timed,
      fetches: storage.fetches,
      archive: storage.archive,
      download: ({ piece }) => platform.download(piece.fileRef),
      isFinal: isFinalFetch,
      settle: async (fetch, result) => {
        const narrative = await readNarrative(fetch, result, storage.archive);
        await store.transact(async (tx) => settlePiece(fetch, result, narrative, await deskFor(office, tx)));
      },
    }),
    startDelivery(office, timed),
    nightly({ clock, alarms, log, zone: config.office.zone, tasks: [purgeHandledUpdates(storage.purge)] }),
  ];
}

function startDelivery(
  office: Office,
  timed: Pick<Parameters<typeof deliverOutbox>[0], 'store' | 'clock' | 'alarms' | 'log'>,
): Job {
  const { storage, platform, settings, clock, metrics } = office;
  const deps = { store: storage.store, archive: storage.archive, platform, settings, ...reportsOf(office) };
  return deliverOutbox({
    ...timed,
    outbox: storage.outbox,
    deliver: async (row) => {
      const delivered = await deliverMessage(row, { ...deps, now: () => clock.now().toISOString() });
      metrics.countDelivery('sent');
      return delivered;
    },
    classify: (error) => {
      const problem = classifyError(error);
      metrics.countDelivery(problem.type);
      return problem;
    },
    onFinal: (row, error, tx) => giveUp(office, row, error, tx),
    isGroup: ({ chatId }) => chatId.startsWith('-'),
  });
}

function reportsOf({ storage, settings, clock, config }: Office) {
  const office = { id: officeId, zone: config.office.zone, platforms: settings.platforms };
  return {
    makeReport: (_officeId: number, what: Parameters<typeof makeReport>[2]) =>
      makeReport(storage.reports, office, what, clock.now().toISOString()),
  };
}

/** One stored update: parsed once, decided, committed; the answer to a tap follows the commit. */
async function handleRow(office: Office, row: InboxRow, tx: Transaction): Promise<AfterCommit | undefined> {
  const all = office.platform.parse(row.raw);
  if (all.length === 0) office.metrics.countUpdate('ignored');
  let after: AfterCommit | undefined;
  for (const incoming of all) {
    office.metrics.countUpdate(incoming.type);
    const reaction = await handleIncoming(incoming, await deskFor(office, tx));
    await tx.apply(reaction.writes);
    if (incoming.type === 'tap') after = () => answerTap(office, incoming.tapId, reaction, row);
  }
  return after;
}

async function answerTap({ platform, clock, metrics }: Office, tapId: string, { answer }: Reaction, row: InboxRow) {
  await platform.answerTap(tapId, answer?.text ?? null, answer?.alert ?? false);
  metrics.observeTap((clock.now().getTime() - Date.parse(row.receivedAt)) / 1000);
}

async function giveUp(office: Office, row: OutboxRow, error: unknown, tx: Transaction): Promise<void> {
  const isUnreachable = error instanceof Error && 'kind' in error && error.kind === 'unreachable';
  if (isUnreachable) await tx.apply(await handleUndeliverable(row, await deskFor(office, tx)));
  else office.log.error({ outboxId: row.id, what: row.what.type }, 'a message was refused for good');
}

function deskFor({ settings, platform, clock }: Office, tx: Transaction): Promise<Desk> {
  return openDesk({ tx, officeId, settings, platform, now: clock.now().toISOString() });
}
