import type { Log } from '../../workflows/ports.ts';
import { ChatError } from '../chat-error.ts';
import type { TelegramApi } from './telegram-api.ts';
import { toChatError } from './to-chat-error.ts';

/** What Telegram lists when somebody types a slash. */
export interface CommandMenus {
  private: readonly MenuCommand[];
  groups: readonly MenuCommand[];
}

export interface MenuCommand {
  /** Without the slash. */
  command: string;
  description: string;
}

/** Best effort: the bot works without menus. */
export async function setCommandMenus({ calls }: TelegramApi, menus: CommandMenus, log: Log): Promise<void> {
  try {
    await calls.setMyCommands(menus.private, { scope: { type: 'all_private_chats' } });
    await calls.setMyCommands(menus.groups, { scope: { type: 'all_group_chats' } });
  } catch (error) {
    const problem = toChatError(error);
    log.warn({ problem: problem instanceof ChatError ? problem.message : 'unknown' }, 'command menus were not set');
  }
}
