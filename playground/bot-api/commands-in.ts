import type { Telegram } from './telegram.ts';

export interface ListedCommand {
  readonly command: string;
  readonly description: string;
}

/** The bot's commands for a chat: the narrowest scope that it set wins, https://core.telegram.org/bots/api#botcommandscope */
export function commandsIn({ profile }: Telegram, chatId: number): readonly ListedCommand[] {
  const scopes = [`"chat_id":${chatId}}`, chatId < 0 ? '"all_group_chats"}' : '"all_private_chats"}', '"default"}'];
  for (const scope of scopes) {
    const found = [...profile].find(([key]) => key.startsWith('commands ') && key.trimEnd().endsWith(scope));
    if (found) return found[1] as readonly ListedCommand[];
  }
  return [];
}
