import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { type App, type AppDeps, startApp } from '../../app.ts';
import type { Config } from '../../config.ts';
import { openReportMaker, type ReportMaker } from '../../start-report-process.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import { type BotApiServer, startBotApiServer } from '../bot-api/bot-api-server.ts';
import type { VirtualGroup } from '../bot-api/virtual-group.ts';
import type { VirtualUser } from '../bot-api/virtual-user.ts';
import { appointPeople } from './appoint-people.ts';
import { adminKey, botUsername, type CastMember, cast, groupTitle, type PhoneKey, userIdOf } from './cast.ts';
import { createMovedClock, type MovedClock } from './moved-clock.ts';
import { openPhoneMemory, type PhoneMemory } from './phone-memory.ts';

/** The real bot, a Telegram of its own to talk to, and six people on the other side. */
export interface PlayedOffice {
  /** Another one after each "Mulai lagi". */
  readonly id: string;
  readonly config: Config;
  readonly server: BotApiServer;
  readonly clock: MovedClock;
  readonly app: App;
  /** For looking only: the bot writes. */
  readonly rows: Storage;
  /** Makes papers as the bot does. */
  readonly papers: ReportMaker;
  readonly group: VirtualGroup;
  person(key: PhoneKey): VirtualUser;
  /** Moves the clock, and keeps that beyond a restart. */
  moveClock(to: Date): void;
  close(): Promise<void>;
}

/** Opens what was played before, or a new office at nine in the morning. The caller has locked `folder`. */
export async function openPlayedOffice(
  config: Config,
  folder: string,
  deps: Omit<AppDeps, 'clock'>,
): Promise<PlayedOffice> {
  if (!isWhole(folder)) await clearFolder(folder);
  const memory = openPhoneMemory(join(folder, phonesFile));
  const clock = createMovedClock(Number(kept(memory, 'clock') ?? offsetToMorning(config.office.zone)));
  memory.put('clock', clock.offset);
  const server = await startBotApiServer({ memory, botUsername, now: () => clock.now().getTime() });
  const people = new Map(cast.map((member) => [member.key, personOf(server, member)]));
  const group = server.groups[0] ?? openGroup(server, people);
  const played = playedConfig(config, folder, server);
  const app = await startApp(played, { ...deps, clock });
  if (kept(memory, 'id') === undefined) {
    await appointPeople({ server, admin: personIn(people, adminKey), invited: invitedOf(people), group });
    memory.put('id', randomUUID());
  }
  const rows = await openStorage({ ...storageOptions(played), readonly: true });
  const papers = openReportMaker();
  return {
    id: String(kept(memory, 'id')),
    config: played,
    ...{ server, clock, app, rows, papers, group },
    person: (key) => personIn(people, key),
    moveClock(to) {
      clock.moveTo(to);
      memory.put('clock', clock.offset);
    },
    async close() {
      papers.close();
      await app.stop();
      await rows.close();
      await server.close();
      memory.close();
    },
  };
}

/** Forgets everything that was played; whoever has locked the folder keeps it. */
export async function clearFolder(folder: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  for (const name of names) if (name !== lockFolder) await rm(join(folder, name), { recursive: true, force: true });
}

/** Beside what is played, so that the lock outlives "Mulai lagi". */
export const lockFolder = 'lock';

const phonesFile = 'phones.sqlite';
const officeFile = 'alur.sqlite';

type People = ReadonlyMap<PhoneKey, VirtualUser>;

/** Both halves are there, and the people had their roles when the program ended: else it begins anew. */
function isWhole(folder: string): boolean {
  if (![phonesFile, officeFile].every((name) => existsSync(join(folder, name)))) return false;
  const memory = openPhoneMemory(join(folder, phonesFile));
  const hasOffice = kept(memory, 'id') !== undefined;
  memory.close();
  return hasOffice;
}

function kept(memory: PhoneMemory, key: string): unknown {
  return memory.all(key)[0]?.value;
}

function offsetToMorning(zone: string): number {
  const now = DateTime.now().setZone(zone);
  return now.set({ hour: 9, minute: 0, second: 0, millisecond: 0 }).diff(now).milliseconds;
}

/**
 * The program as it is set up, but with the Telegram, the data and the web server of the game; and alarms that ring by the
 * moved clock, not by that of a Redis.
 */
function playedConfig(config: Config, folder: string, { token, root }: BotApiServer): Config {
  return {
    ...config,
    telegram: { token, apiRoot: root, webhook: null },
    owners: [{ channel: 'telegram', userId: String(userIdOf(adminKey)) }],
    storage: { dataDir: folder, databaseFile: join(folder, officeFile) },
    whatsApp: { ...config.whatsApp, enabled: false },
    redisUrl: null,
    web: { host: '127.0.0.1', port: 0 },
  };
}

function storageOptions({ storage, office }: Config) {
  const { dataDir, databaseFile: file } = storage;
  const { zone, workingDaysOnly, cutiBersama } = office;
  return { dataDir, file, zone, workingDaysOnly, cutiBersama };
}

function personOf(server: BotApiServer, { key, firstName, lastName }: CastMember & { key: PhoneKey }): VirtualUser {
  const id = userIdOf(key);
  return (
    server.users.find((user) => user.id === id) ?? server.addUser({ id, firstName, ...(lastName && { lastName }) })
  );
}

function personIn(people: People, key: PhoneKey): VirtualUser {
  const person = people.get(key);
  if (!person) throw new Error(`Nobody is called ${key}`);
  return person;
}

function openGroup(server: BotApiServer, people: People): VirtualGroup {
  const owner = personIn(people, adminKey);
  const members = cast
    .filter(({ inGroup, key }) => inGroup && key !== adminKey)
    .map(({ key }) => personIn(people, key));
  return server.addGroup({ title: groupTitle, members: [owner, ...members], supergroup: true, botIsAdmin: true });
}

function invitedOf(people: People): [string, VirtualUser][] {
  return cast.flatMap(({ invitedAs, key }) => (invitedAs === null ? [] : [[invitedAs, personIn(people, key)]]));
}
