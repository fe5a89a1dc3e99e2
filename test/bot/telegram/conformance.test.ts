import { connectTelegram } from '../../../bot/telegram/telegram-platform.ts';
import { systemClock } from '../../../jobs/system-clock.ts';
import { startBotApiServer } from '../../../playground/bot-api/bot-api-server.ts';
import type { ChatMessage } from '../../../playground/bot-api/chat-message.ts';
import { RememberedLog } from '../../jobs/memory-rows.ts';
import { chatPlatformConformance, type TestedChat } from '../chat-platform.conformance.ts';

chatPlatformConformance('Telegram', async (): Promise<TestedChat> => {
  const server = await startBotApiServer();
  const log = new RememberedLog();
  const platform = await connectTelegram({ token: server.token, apiRoot: server.root, clock: systemClock, log });
  const ani = server.addUser({ firstName: 'Ani' });
  const stranger = server.addUser({ firstName: 'Budi' });
  const group = server.addGroup({ title: 'Tim Lapangan', members: [ani] });
  ani.start();
  const raw: string[] = [];
  const polling = platform.startPolling({
    keep: async (updates) => raw.push(...updates.map((update) => update.raw)),
    onFatal: (error) => {
      throw error;
    },
  });
  const address = (id: number) => ({ channel: 'telegram', chatId: String(id), threadId: null });
  const parsed = () => raw.flatMap((update) => platform.parse(update));
  await server.waitFor(() => parsed().length > 0, 'the start');
  let seen = parsed().length;
  const find = (id: string): ChatMessage | undefined =>
    [...ani.inbox, ...server.chat(group.id).messages].find(({ message_id }) => String(message_id) === id);
  return {
    platform,
    private: address(ani.id),
    group: address(group.id),
    stranger: address(stranger.id),
    ani: {
      async writes(text, { inGroup = false, replyTo } = {}) {
        ani.send(inGroup ? group : 'bot', text, replyTo === undefined ? {} : { replyTo: Number(replyTo) });
      },
      async sendsPhoto(bytes, caption) {
        ani.sendPhoto('bot', bytes, { caption });
      },
      async chooses({ messageId }, text) {
        const message = find(messageId);
        // The answer comes when the test gives it.
        if (message) ani.tap(message, text).catch(() => {});
      },
      reads: async (messageId) => find(messageId)?.text,
    },
    async arrived() {
      await server.waitFor(() => parsed().length > seen, 'something that came');
      const fresh = parsed().slice(seen);
      seen += fresh.length;
      return fresh;
    },
    async close() {
      await polling.stop();
      platform.close();
      await server.close();
    },
  };
});
