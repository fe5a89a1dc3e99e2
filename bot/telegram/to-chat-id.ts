/** Ids of chats are text with us, whole numbers with Telegram: below 2^52 (https://core.telegram.org/bots/api#chat). */
export function toChatId(chatId: string): number {
  return Number(chatId);
}
