import type { ChatAddress, MessageAddress } from '../../workflows/chat.ts';
import type { Clock, Log } from '../../workflows/ports.ts';
import type { ChatPlatform, EditableContent, OutgoingMessage } from '../chat-platform.ts';
import { answerTap } from './answer-tap.ts';
import { downloadFile } from './download-file.ts';
import { editMessage, removeMessage } from './edit-message.ts';
import { groupRights } from './group-rights.ts';
import { parseUpdate } from './parse-update.ts';
import { pollUpdates, type RunningPoll } from './poll-updates.ts';
import { type KeepUpdates, updateKinds } from './raw-update.ts';
import { sendMessage } from './send-message.ts';
import { type CommandMenus, setCommandMenus } from './set-command-menus.ts';
import { grammySignal, openTelegramApi, type TelegramApi } from './telegram-api.ts';
import { telegramCapabilities } from './telegram-capabilities.ts';
import { asChatErrors } from './to-chat-error.ts';
import { type Patience, untilReachable } from './until-reachable.ts';
import { createWebhookHandler, type WebhookHandler } from './webhook.ts';

export interface TelegramOptions {
  token: string;
  /** Another Bot API server; default the public one. */
  apiRoot?: string;
  clock: Clock;
  log: Log;
  /** What the menus of Telegram list; without it they stay as they are. */
  commands?: CommandMenus;
  /** Ends waiting for a server that cannot be reached. */
  signal?: AbortSignal;
}

export interface TelegramPlatform extends ChatPlatform {
  readonly botId: number;
  readonly username: string;
  /** Takes updates by long polling. `keep` stores a batch in one commit; `onFatal`: Telegram refuses the token now. */
  startPolling(options: { keep: KeepUpdates; onFatal: (error: Error) => void }): RunningPoll;
  /** Takes updates by webhook: tells Telegram where, and returns what answers a request. */
  openWebhook(options: { url: string; secret: string; keep: KeepUpdates }): Promise<WebhookHandler>;
  /** Aborts the calls in hand and all later ones. */
  close(): void;
}

/** Waits until Telegram answers who the bot is. Throws `TokenRefused`. */
export async function connectTelegram(options: TelegramOptions): Promise<TelegramPlatform> {
  const { token, apiRoot, clock, log, commands } = options;
  const api = openTelegramApi(token, apiRoot);
  const signal = options.signal ? AbortSignal.any([api.closing, options.signal]) : api.closing;
  const patience = { clock, log, signal };
  const me = await untilReachable(() => api.calls.getMe(grammySignal(signal)), patience);
  if (commands) await setCommandMenus(api, commands, log);
  return createPlatform(api, { id: me.id, username: me.username }, patience);
}

interface Bot {
  id: number;
  username: string;
}

function createPlatform(api: TelegramApi, bot: Bot, patience: Patience): TelegramPlatform {
  const capabilities = telegramCapabilities(api.root);
  return {
    channel: 'telegram',
    capabilities,
    // https://core.telegram.org/bots/api#chat: private chats have the person's id, groups a negative one.
    isGroup: ({ chatId }) => chatId.startsWith('-'),
    botId: bot.id,
    username: bot.username,
    parse: (raw) => parseUpdate(raw, bot),
    send: (to: ChatAddress, message: OutgoingMessage) => asChatErrors(() => sendMessage(api, to, message)),
    edit: (at: MessageAddress, content: EditableContent) => asChatErrors(() => editMessage(api, at, content)),
    remove: (message) => asChatErrors(() => removeMessage(api, message)),
    answerTap: (tapId, text, alert) => answerTap(api, { tapId, text, alert }, patience.log),
    download: (fileRef) => asChatErrors(() => downloadFile(api, fileRef, capabilities.downloadLimit)),
    groupRights: (chat) => asChatErrors(() => groupRights(api, chat)),
    invitationLink: (token) => `https://t.me/${bot.username}?start=${token}`,
    startPolling: (options) => pollUpdates({ api, clock: patience.clock, log: patience.log, ...options }),
    openWebhook: (options) => openWebhook(api, options, patience),
    close: () => api.close(),
  };
}

type WebhookOptions = Parameters<TelegramPlatform['openWebhook']>[0];

async function openWebhook(api: TelegramApi, { url, secret, keep }: WebhookOptions, patience: Patience) {
  const options = { secret_token: secret, allowed_updates: [...updateKinds], drop_pending_updates: false };
  await untilReachable(() => api.calls.setWebhook(url, options), patience);
  return createWebhookHandler(secret, keep);
}
