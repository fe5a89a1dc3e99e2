import { connectTelegram } from '../../../bot/telegram/telegram-platform.ts';
import { systemClock } from '../../../jobs/system-clock.ts';
import { startBotApiServer } from '../../../playground/bot-api/bot-api-server.ts';
import type { ChatMessage } from '../../../playground/bot-api/chat-message.ts';
import { RememberedLog } from '../../jobs/memory-rows.ts';
import { chatConformance, type Seen, type TestedChat } from '../chat-platform.conformance.ts';

chatConformance('Telegram', async (): Promise<TestedChat> => {
  const server = await startBotApiServer();
  const { token, root: apiRoot } = server;
  const platform = await connectTelegram({ token, apiRoot, clock: systemClock, log: new RememberedLog() });
  const ani = server.addUser({ firstName: 'Ani' });
  const group = server.addGroup({ title: 'Tim', members: [ani], supergroup: true });
  const rows = new Map<string, string>();
  const keep = async (updates: readonly { externalId: string; raw: string }[]) => {
    for (const { externalId, raw } of updates) rows.set(externalId, raw);
  };
  const poll = platform.startPolling({
    keep,
    onFatal: (error) => {
      throw error;
    },
  });
  const address = (id: number) => ({ channel: 'telegram', chatId: String(id), threadId: null });
  ani.start();
  return {
    platform,
    person: address(ani.id),
    stranger: address(server.addUser({ firstName: 'Dodi' }).id),
    group: address(group.id),
    incoming: async () => [...rows.values()].flatMap((raw) => platform.parse(raw)),
    seen: () => ani.inbox.map(toSeen),
    write: async (text, { inGroup, replyTo } = {}) =>
      ani.send(inGroup ? group : 'bot', text, replyTo ? { replyTo: Number(replyTo) } : {}),
    sendAlbum: async (pictures, caption) => ani.sendAlbum('bot', pictures, { caption }),
    async choose(messageId, option) {
      const message = ani.inbox.find(({ message_id: id }) => String(id) === messageId);
      // Nobody handles the tap here, so that its answer may come late.
      if (message) ani.tap(message, option).catch(() => {});
    },
    async close() {
      await poll.stop();
      platform.close();
      await server.close();
    },
  };
});

function toSeen({ message_id, text, caption, photo, document, reply_to_message: replied }: ChatMessage): Seen {
  return {
    id: String(message_id),
    text: text ?? caption ?? '',
    hasPicture: photo !== undefined,
    hasFile: document !== undefined,
    replyTo: replied ? String(replied.message_id) : null,
  };
}
