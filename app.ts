import { connectedChats } from './bot/chats.ts';
import type { OfficeSettings } from './bot/desk.ts';
import { ensureFirstAdmins } from './bot/first-admins.ts';
import { ensureRounds } from './bot/office-rounds.ts';
import { tellOfWhatsApp } from './bot/tell-of-whatsapp.ts';
import type { Config } from './config.ts';
import { type ConnectDeps, type ConnectedChat, connectChats, type Intake } from './connect-chats.ts';
import type { TellOfWhatsApp } from './connect-whatsapp.ts';
import { openAlarmClock } from './jobs/open-alarm-clock.ts';
import { applyOfficeFile } from './office-file.ts';
import { deskFor, type Office, officeId, startJobs, storageOptions } from './start-jobs.ts';
import { openReportMaker } from './start-report-process.ts';
import { installationId } from './storage/database/installation-id.ts';
import { openStorage } from './storage/open-storage.ts';
import { createMetrics } from './web/metrics.ts';
import { serveWeb } from './web/serve-web.ts';

export interface AppDeps extends Omit<ConnectDeps, 'whatsAppRows'> {
  /** Which chats there are; default those that the settings name. */
  connect?: typeof connectChats;
}

export interface App {
  /** Where `/healthz` and `/metrics` answer. */
  port: number;
  /** Takes no more work, finishes what is in hand. */
  stop(): Promise<void>;
}

/** Builds and starts everything: storage, chats, jobs, intake, web; in this order, and stops in the other. */
export async function startApp(config: Config, deps: AppDeps): Promise<App> {
  const { clock, log } = deps;
  const storage = await openStorage({ ...storageOptions(config), clock });
  await ensureFirstAdmins(storage.store, officeId, config.owners, clock.now().toISOString(), log);
  await applyOfficeFile({ ...storage, dataDir: config.storage.dataDir, officeId });
  await ensureRounds(storage.store, officeId, settingsOf(config), clock.now().toISOString());
  const metrics = createMetrics(
    () => storage.counts(clock.now().toISOString()),
    () => clock.now(),
  );
  const connected = await (deps.connect ?? connectChats)(config, { ...deps, whatsAppRows: storage.whatsApp(officeId) });
  const chats = connectedChats(connected.map(({ platform }) => platform));
  const reports = openReportMaker();
  const settings = settingsOf(config);
  const office: Office = { config, clock, log, storage, settings, chats, metrics, reports };
  const alarms = await openAlarmClock(alarmOptions(config, deps));
  const jobs = startJobs(office, alarms);
  const intakes = await startIntakes(office, connected);
  const webhook = intakes.find((intake) => intake.webhook)?.webhook ?? null;
  const web = await serveWeb({ ...config.web, metrics, webhook, ...health(office) });
  return {
    port: web.port,
    async stop() {
      await Promise.all(intakes.map((intake) => intake.stop()));
      await web.stop();
      reports.close();
      for (const job of jobs) await job.stop();
      for (const chat of connected) await chat.close();
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

function alarmOptions({ redisUrl, storage }: Config, { clock, log }: AppDeps) {
  return { redisUrl, installation: installationId(storage.dataDir), clock, log };
}

function settingsOf({ office, reminders }: Config): OfficeSettings {
  const { platforms, websiteHosts, settleSeconds } = office;
  return { platforms, websiteHosts, settleSeconds, reminderTimes: reminders };
}

function startIntakes(office: Office, connected: readonly ConnectedChat[]): Promise<Intake[]> {
  const { storage, clock } = office;
  const tell: TellOfWhatsApp = (notice) => void tellAdmins(office, notice);
  const start = ({ platform, startIntake }: ConnectedChat) =>
    startIntake((updates) => storage.inbox.keep(platform.channel, updates, clock.now().toISOString()), tell);
  return Promise.all(connected.map(start));
}

async function tellAdmins(office: Office, notice: Parameters<TellOfWhatsApp>[0]): Promise<void> {
  const { store } = office.storage;
  try {
    await store.transact(async (tx) => tx.apply(await tellOfWhatsApp(notice, await deskFor(office, tx, null))));
  } catch (error) {
    office.log.error({ notice: notice.type, error: String(error) }, 'the admins cannot be told of WhatsApp');
  }
}
