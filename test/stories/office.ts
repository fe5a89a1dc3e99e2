import { type BotApiServer, startBotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { type AlurProcess, newDataFolder, type Settings, startAlur } from '../support/alur-process.ts';

/** An office with its people, its group, and the real program as its own process. */
export interface Office {
  readonly server: BotApiServer;
  readonly settings: Settings;
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
): Promise<Office> {
  const api = await startBotApiServer(server);
  const people = addPeople(api);
  const group = api.addGroup({
    title: 'Tim Pelaksana',
    members: [people.officer, people.colleague, people.admin],
    supergroup: true,
  });
  const settings = {
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DATA_DIR: newDataFolder(),
    OWNERS: `telegram:${people.admin.id}`,
    SETTLE_SECONDS: '0',
    PLATFORMS: 'instagram,website',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const office: Office = {
    server: api,
    settings,
    ...people,
    group,
    alur: await startAlur({ ...settings, LOG_LEVEL: 'info' }),
    async restart(signal) {
      await office.alur.stop(signal);
      office.alur = await startAlur({ ...settings, LOG_LEVEL: 'info' });
    },
    async close() {
      await office.alur.stop();
      await api.close();
    },
  };
  return office;
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
export async function appointEverybody(office: Office): Promise<void> {
  const { server, admin, deputy, chief, officer, group } = office;
  admin.start();
  await server.waitFor(() => latest(admin.inbox, 'Admin Medsos'), 'greeting of the admin');
  for (const [word, person] of [
    ['wakil', deputy],
    ['pimpinan', chief],
  ] as const) {
    admin.send('bot', `/undang ${word}`);
    const link = await server.waitFor(
      () => /https:\S+/.exec(admin.inbox.at(-1)?.text ?? '')?.[0],
      `invitation of ${word}`,
    );
    person.openLink(link);
    await server.waitFor(() => latest(person.inbox, 'Selamat datang'), `welcome of ${word}`);
    await server.waitFor(
      () => latest(admin.inbox, `${person.firstName} ${person.lastName} sekarang`),
      `news of ${word}`,
    );
  }
  admin.send(group, '/pasang');
  await server.waitFor(() => latest(server.chat(group.id).messages, 'menerima kiriman'), 'answer to /pasang');
  void officer;
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
