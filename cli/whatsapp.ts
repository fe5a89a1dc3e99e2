import type { ConnectionState } from '../bot/whatsapp/connection-state.ts';
import type { ShortSessionOptions } from '../bot/whatsapp/short-session.ts';
import { type Config, loadConfig } from '../config.ts';
import { systemClock } from '../jobs/system-clock.ts';
import { DataFolderInUse } from '../storage/database/lock-data-folder.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import {
  type Command,
  CommandFailed,
  done,
  type ExitCode,
  failed,
  readArguments,
  type Shell,
  UsageError,
} from './command.ts';
import { officeId, withOffice } from './open-office.ts';

export const whatsapp: Command = {
  word: 'whatsapp',
  usage: 'pair|status|logout',
  help: 'links the number of WhatsApp, tells how it stands, or logs it out (pair and logout: stop the program first)',
  async run(args, shell) {
    const [what] = readArguments(args, {}, ['pair, status or logout']).positionals;
    const action = actions.get(what ?? '');
    if (!action) throw new UsageError(`pair, status or logout, not ${JSON.stringify(what)}`);
    return action(shell);
  },
};

const actions = new Map<string, (shell: Shell) => Promise<ExitCode>>([
  ['pair', pair],
  ['status', status],
  ['logout', logOut],
]);

const pairWithinMs = 5 * 60_000;
const logOutWithinMs = 60_000;
/** The client leaves timers behind that would keep the process for another 20 seconds. */
const leaveAfterMs = 500;

/** The QR or the code goes to stderr; the number that was linked to stdout. */
async function pair(shell: Shell): Promise<ExitCode> {
  const { linkOnce } = await import('../bot/whatsapp/short-session.ts');
  const phone = await withSession(shell, pairWithinMs, linkOnce, pairWhileRunning);
  shell.stdout.write(`linked +${phone}\n`);
  return done;
}

async function logOut(shell: Shell): Promise<ExitCode> {
  const { logOutOnce } = await import('../bot/whatsapp/short-session.ts');
  if ((await stateOf(shell)).phone === null) throw new CommandFailed('no number is linked');
  const phone = await withSession(shell, logOutWithinMs, logOutOnce, logOutWhileRunning);
  shell.stdout.write(`logged out +${phone}\n`);
  return done;
}

/** Exit code 1 where no number is linked, or it was not connected when that was last noted. */
async function status(shell: Shell): Promise<ExitCode> {
  const { phone, connection, since } = await stateOf(shell);
  shell.stdout.write(`${phone === null ? 'no number is linked' : `linked +${phone}`}\n`);
  shell.stdout.write(since === null ? 'never connected\n' : `${connection} since ${since}\n`);
  return phone !== null && connection === 'connected' ? done : failed;
}

async function stateOf(shell: Shell): Promise<ConnectionState> {
  const { connectionState } = await import('../bot/whatsapp/connection-state.ts');
  return withOffice(shell, ({ storage }) => connectionState(storage.whatsApp(officeId)));
}

async function withSession<T>(
  shell: Shell,
  withinMs: number,
  use: (options: ShortSessionOptions) => Promise<T>,
  whileRunning: string,
): Promise<T> {
  const { showLink } = await import('../bot/whatsapp/show-link.ts');
  const config = loadConfig(shell.env);
  const storage = await openForSession(config, whileRunning);
  const { pairingPhone, version } = config.whatsApp;
  try {
    return await use({
      rows: storage.whatsApp(officeId),
      clock: systemClock,
      log: silent,
      keep: (updates) => storage.inbox.keep('whatsapp', updates, shell.now().toISOString()),
      withinMs,
      onLink: (link) => void showLink(link).then((drawn) => shell.stderr.write(drawn)),
      ...(pairingPhone === null ? {} : { pairingPhone }),
      ...(version === null ? {} : { version: [...version] }),
    });
  } finally {
    await storage.close();
    setTimeout(() => process.exit(), leaveAfterMs).unref();
  }
}

/** Two connections of one number would push each other out. */
async function openForSession({ storage, office }: Config, whileRunning: string): Promise<Storage> {
  const { dataDir, databaseFile: file } = storage;
  const { zone, workingDaysOnly, cutiBersama } = office;
  try {
    return await openStorage({ dataDir, file, zone, workingDaysOnly, cutiBersama });
  } catch (error) {
    if (error instanceof DataFolderInUse) throw new CommandFailed(`the program runs on ${dataDir}: ${whileRunning}`);
    throw error;
  }
}

const pairWhileRunning =
  'while no number is linked, its own log shows the QR (or the code, with WHATSAPP_PAIRING_PHONE). To link from here, stop it first, and start it again afterwards';
const logOutWhileRunning =
  'stop it first, and start it again afterwards. Or remove it on the phone: WhatsApp > Linked devices';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
