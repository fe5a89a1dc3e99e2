import type { WAMessage } from '@whiskeysockets/baileys';
import { readUpdate } from './stored-update.ts';
import { messageFromText } from './to-text.ts';
import { isGroupId } from './whatsapp-ids.ts';
import type { WhatsApp } from './whatsapp-platform.ts';

/** The message that is answered, as a reply shows it; without it when nobody knows it any more. */
export async function quotedOf(
  { rows }: Pick<WhatsApp, 'rows'>,
  chatId: string,
  messageId: string,
): Promise<{ quoted?: WAMessage }> {
  const own = await rows.sentMessage(messageId);
  if (own) {
    const remoteJid = isGroupId(chatId) ? chatId : ((await rows.person(chatId))?.jid ?? '');
    return { quoted: { key: { remoteJid, fromMe: true, id: messageId }, message: messageFromText(own.message) } };
  }
  const raw = await rows.receivedMessage(chatId, messageId);
  if (raw === undefined) return {};
  const { key, content } = readUpdate(raw).message;
  return content ? { quoted: { key, message: content } } : {};
}
