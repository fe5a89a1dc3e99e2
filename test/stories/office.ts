import { type BotApiServer, startBotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { appointPeople } from '../../playground/office/appoint-people.ts';
import { type AlurProcess, newDataFolder, type Settings, startAlur } from '../support/alur-process.ts';

/** An office with its people, its group, and the real program as its own process. */
export interface Office {
  readonly server: BotApiServer;
  readonly settings: Settings;
  /** In which its days are counted. */
  readonly zone: string;
  readonly admin: VirtualUser;
  readonly deputy: VirtualUser;
  readonly chief: VirtualUser;
  readonly officer: VirtualUser;
  readonly colleague: VirtualUser;
  readonly group: VirtualGroup;
  alur: AlurProcess;
  /** Stops the program, or kills it, and starts it again on the same data. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

export async function openOffice(
  more: Settings = {},
  server: Parameters<typeof startBotApiServer>[0] = {},
  nodeOptions: readonly string[] = [],
): Promise<Office> {
  const api = await startBotApiServer(server);
  const people = addPeople(api);
  const group = api.addGroup({
    title: 'Tim Pelaksana',
    members: [people.officer, people.colleague, people.admin],
    supergroup: true,
  });
  const zone = zoneAtNoon();
  const settings = {
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DATA_DIR: newDataFolder(),
    OWNERS: `telegram:${people.admin.id}`,
    SETTLE_SECONDS: '0',
    PLATFORMS: 'instagram,website',
    LOG_LEVEL: 'warn',
    TIMEZONE: zone,
    ...more,
  };
  const office: Office = {
    server: api,
    settings,
    zone,
    ...people,
    group,
    alur: await startAlur({ ...settings, LOG_LEVEL: 'info' }, nodeOptions),
    async restart(signal) {
      await office.alur.stop(signal);
      office.alur = await startAlur({ ...settings, LOG_LEVEL: 'info' }, nodeOptions);
    },
    async close() {
      await office.alur.stop();
      await api.close();
    },
  };
  return office;
}

/** A zone in which it is about noon: a story that is told by the machine's clock meets no midnight. */
function zoneAtNoon(): string {
  const hoursAhead = 12 - new Date().getUTCHours();
  // Their signs are the other way round: what is east of Greenwich is behind it.
  return `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
}

function addPeople(api: BotApiServer) {
  return {
    admin: api.addUser({ firstName: 'Rina', lastName: 'Admin' }),
    deputy: api.addUser({ firstName: 'Wati', lastName: 'Wakil' }),
    chief: api.addUser({ firstName: 'Pak', lastName: 'Pimpinan' }),
    officer: api.addUser({ firstName: 'Budi', lastName: 'Petugas' }),
    colleague: api.addUser({ firstName: 'Sari', lastName: 'Petugas' }),
  };
}

/** From `/undang` and `/pasang` to an office in which everybody has a role. */
export function appointEverybody({ server, admin, deputy, chief, group }: Office): Promise<void> {
  const invited = [['wakil', deputy] as const, ['pimpinan', chief] as const];
  return appointPeople({ server, admin, invited, group });
}

/** The newest message that contains a text. */
export function latest(messages: readonly ChatMessage[], text: string): ChatMessage | undefined {
  return messages.findLast((message) => (message.text ?? message.caption ?? '').includes(text));
}

export function buttonsOf(message: ChatMessage): string[] {
  return (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

/** The newest message with a code and a button, in somebody's private chat or a group. */
export function prompt(messages: readonly ChatMessage[], code: string, button: string): ChatMessage | undefined {
  return messages.findLast(
    (message) => (message.text ?? '').includes(code) && buttonsOf(message).some((text) => text.includes(button)),
  );
}
