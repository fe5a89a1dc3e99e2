import type { BotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';

/** Calls back with each message of the bot as it is sent or edited. Returns how to end it. */
export function onBotMessage(server: BotApiServer, listener: (message: ChatMessage) => void): () => void {
  return server.subscribe((change) => {
    if (change.type !== 'message' && change.type !== 'edited') return;
    if (change.message.from?.is_bot) listener(change.message);
  });
}

/** The next message of the bot that fits; fails after three minutes. */
export function nextBotMessage(server: BotApiServer, fits: (message: ChatMessage) => boolean): Promise<ChatMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The bot did not say what was expected: ${fits}`)), 180_000);
    const end = onBotMessage(server, (message) => {
      if (!fits(message)) return;
      end();
      clearTimeout(timer);
      resolve(message);
    });
  });
}

/** Resolves when the bot has sent so many messages that fit. */
export function countBotMessages(
  server: BotApiServer,
  count: number,
  fits: (message: ChatMessage) => boolean = () => true,
): Promise<void> {
  let left = count;
  return nextBotMessage(server, (message) => fits(message) && --left === 0).then(() => undefined);
}

export function hasButton({ reply_markup: markup }: ChatMessage, text: string): boolean {
  return (markup?.inline_keyboard ?? []).flat().some((button) => button.text.includes(text));
}
