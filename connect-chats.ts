import type { ChatPlatform } from './bot/chat-platform.ts';
import { commandMenus } from './bot/commands/command-menus.ts';
import { connectTelegram, type TelegramPlatform } from './bot/telegram/telegram-platform.ts';
import type { Config } from './config.ts';
import { openWhatsAppChat, type TellOfWhatsApp, type WhatsAppDeps } from './connect-whatsapp.ts';
import type { Webhook } from './web/serve-web.ts';

export interface ConnectDeps extends WhatsAppDeps {
  /** Ends waiting for a chat that cannot be reached yet. */
  signal: AbortSignal;
  /** The chat does not take the token any more: nothing can go on. */
  onFatal(error: Error): void;
}

/** A chat that answers, and how its updates begin to come. */
export interface ConnectedChat {
  platform: ChatPlatform;
  /** Updates are stored by `keep`, then acknowledged; handling them is another matter. */
  startIntake(keep: KeepUpdates, tell: TellOfWhatsApp): Promise<Intake>;
  close(): void | Promise<void>;
}

export type KeepUpdates = (updates: readonly { externalId: string; raw: string }[]) => Promise<number>;

export interface Intake {
  /** Where the web takes its updates; null for a chat that fetches them itself. */
  webhook: Webhook | null;
  stop(): Promise<void>;
}

/** Connects every chat that the settings name. */
export async function connectChats(config: Config, deps: ConnectDeps): Promise<ConnectedChat[]> {
  const { telegram, whatsApp } = config;
  return [
    ...(telegram.token === null ? [] : [await openTelegram(config, telegram.token, deps)]),
    ...(whatsApp.enabled ? [await openWhatsAppChat(config, deps)] : []),
  ];
}

async function openTelegram(config: Config, token: string, deps: ConnectDeps): Promise<ConnectedChat> {
  const { clock, log, signal, onFatal } = deps;
  const { apiRoot } = config.telegram;
  const options = { token, clock, log, signal, commands: commandMenus(), ...(apiRoot === null ? {} : { apiRoot }) };
  const telegram = await connectTelegram(options);
  return {
    platform: telegram,
    startIntake: (keep) => startTelegram(config, telegram, keep, onFatal),
    close: () => telegram.close(),
  };
}

async function startTelegram(
  config: Config,
  telegram: TelegramPlatform,
  keep: KeepUpdates,
  onFatal: ConnectDeps['onFatal'],
): Promise<Intake> {
  const { webhook } = config.telegram;
  if (!webhook) {
    const poll = telegram.startPolling({ keep, onFatal });
    return { webhook: null, stop: () => poll.stop() };
  }
  const answer = await telegram.openWebhook({ ...webhook, keep });
  return { webhook: { path: new URL(webhook.url).pathname, answer }, stop: async () => {} };
}
