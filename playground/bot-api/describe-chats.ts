import type { ChatMessage } from './chat-message.ts';
import type { Chats } from './chats.ts';

/** The last few messages of every chat, for people who read why a test failed. */
export function describeChats(chats: Chats): string {
  const lines = [...chats.all].flatMap((room) => room.messages.slice(-4).map(describeMessage));
  return lines.length > 0 ? lines.join('\n') : '  (no messages in any chat)';
}

export function describeMessage(message: ChatMessage): string {
  const { message_id, chat, from, text, caption } = message;
  const media = ['photo', 'video', 'document', 'audio', 'animation', 'voice', 'sticker'].find(
    (kind) => kind in message,
  );
  const words = (text ?? caption ?? '').replaceAll('\n', ' / ').slice(0, 160);
  const buttons = describeButtons(message);
  return `  ${chat.title ?? chat.first_name} #${message_id} ${from?.first_name}: ${media ? `<${media}> ` : ''}${words}${buttons && ` ${buttons}`}`;
}

export function describeButtons({ reply_markup: markup }: ChatMessage): string {
  return (markup?.inline_keyboard ?? []).flatMap((row) => row.map((button) => `[${button.text}]`)).join(' ');
}
