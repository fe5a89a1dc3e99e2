import type { Changes } from './changes.ts';
import type { TelegramUser } from './chat-message.ts';
import type { Chats } from './chats.ts';
import type { Files } from './files.ts';
import type { Taps } from './taps.ts';
import type { UpdatesQueue } from './updates-queue.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';

/** Everything that the methods of the bot and the people on the other side act upon. */
export interface Telegram {
  readonly bot: TelegramUser & { readonly username: string };
  readonly chats: Chats;
  readonly files: Files;
  readonly updates: UpdatesQueue;
  readonly webhook: WebhookDelivery;
  readonly taps: Taps;
  readonly changes: Changes;
  /** Names, descriptions and commands that the bot gave itself. */
  readonly profile: Map<string, unknown>;
  readonly maxDownloadBytes: number;
  readonly canReadAllGroupMessages: boolean;
  readonly now: () => number;
  readonly newAlbumId: () => string;
}
