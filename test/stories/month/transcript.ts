import type { BotApiServer } from '../../../playground/bot-api/bot-api-server.ts';
import type { ChatMessage } from '../../../playground/bot-api/chat-message.ts';
import { longDayOf } from '../packages.ts';

/** Everything that the bot wrote, as it read when it was sent. */
export class Transcript {
  readonly #messages: ChatMessage[] = [];
  readonly #stop: () => void;

  constructor(server: BotApiServer) {
    this.#stop = server.subscribe((change) => {
      if (change.type === 'message' && change.message.from?.is_bot) this.#messages.push(change.message);
    });
  }

  end(): void {
    this.#stop();
  }

  in(chatId: number): readonly ChatMessage[] {
    return this.#messages.filter(({ chat }) => chat.id === chatId);
  }

  /** Day by day, as somebody would read it on the phone; albums as one line. */
  page(title: string, chatId: number): string {
    const messages = this.in(chatId).filter((message, index, all) => !isLaterPiece(message, all[index - 1]));
    const byDay = Map.groupBy(messages, (message) => longDayOf(message, 'Asia/Jakarta'));
    const days = [...byDay].map(([day, sent]) => `${day}\n${sent.map(entry).join('\n')}`);
    return `${'='.repeat(title.length)}\n${title}\n${'='.repeat(title.length)}\n\n${days.join('\n\n')}\n`;
  }
}

function isLaterPiece(message: ChatMessage, before: ChatMessage | undefined): boolean {
  return message.media_group_id !== undefined && message.media_group_id === before?.media_group_id;
}

function entry(message: ChatMessage): string {
  const time = new Intl.DateTimeFormat('id-ID', { timeStyle: 'short', timeZone: 'Asia/Jakarta' }).format(
    message.date * 1000,
  );
  const lines = isCard(message) ? cardLines(message) : [...textOf(message).split('\n'), ...buttonLine(message)];
  return lines.map((line, index) => (index === 0 ? `${time}  ${line}` : line && `       ${line}`)).join('\n');
}

function textOf({ text, caption }: ChatMessage): string {
  return text?.replace(/[0-9a-f]{64}/g, '(64 hex digits)') ?? `[media: ${caption}]`;
}

/** It is edited ever after, and how many pieces were saved when it came first is chance. */
export function isCard({ chat, text }: ChatMessage): boolean {
  return chat.type !== 'private' && /^K-\d+ · /.test(text ?? '');
}

function cardLines(message: ChatMessage): string[] {
  return [`[kartu] ${textOf(message).split('\n').slice(0, 2).join(' · ')}`];
}

function buttonLine({ reply_markup }: ChatMessage): string[] {
  const buttons = (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => `[${text}]`);
  return buttons.length > 0 ? [buttons.join(' ')] : [];
}
