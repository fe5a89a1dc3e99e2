import type { BotApiServer } from '../bot-api/bot-api-server.ts';
import type { ChatMessage } from '../bot-api/chat-message.ts';
import type { VirtualGroup } from '../bot-api/virtual-group.ts';
import type { VirtualUser } from '../bot-api/virtual-user.ts';

export interface Appointments {
  readonly server: BotApiServer;
  /** Stands in `OWNERS`. */
  readonly admin: VirtualUser;
  /** Word of `/undang`, and who opens the link. */
  readonly invited: readonly (readonly [string, VirtualUser])[];
  readonly group: VirtualGroup;
}

const patienceMs = 20_000;

/** From Start, `/undang` and `/pasang` to an office in which everybody has a role: as an admin does it, through the chat. */
export async function appointPeople({ server, admin, invited, group }: Appointments): Promise<void> {
  const seen = (messages: () => readonly ChatMessage[], text: string, what: string) =>
    server.waitFor(() => messages().find((message) => message.text?.includes(text)), what, patienceMs);
  admin.start();
  await seen(() => admin.inbox, 'Admin Medsos', 'greeting of the admin');
  for (const [word, person] of invited) {
    admin.send('bot', `/undang ${word}`);
    const link = await server.waitFor(() => newestLink(admin.inbox.at(-1)), `invitation of ${word}`, patienceMs);
    person.openLink(link);
    await seen(() => person.inbox, 'Selamat datang', `welcome of ${word}`);
    await seen(() => admin.inbox, `${person.firstName} ${person.lastName} sekarang`, `news of ${word}`);
  }
  admin.send(group, '/pasang');
  await seen(() => server.chat(group.id).messages, 'menerima kiriman', 'answer to /pasang');
}

function newestLink(message: ChatMessage | undefined): string | undefined {
  return /https:\/\/t\.me\S+/.exec(message?.text ?? '')?.[0];
}
