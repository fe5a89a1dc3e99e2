import { isJidGroup, isLidUser, isPnUser, jidDecode, jidNormalizedUser } from '@whiskeysockets/baileys';

/** Ids of WhatsApp and ours: made and read in one place. */

/** Somebody in both forms, as far as known: the hidden id (`…@lid`) and the number (`…@s.whatsapp.net`). */
export interface Both {
  lid: string | null;
  pn: string | null;
}

/** Of several addresses of one person, without devices. */
export function bothOf(...jids: readonly (string | null | undefined)[]): Both {
  const plain = jids.filter((jid) => jid).map((jid) => jidNormalizedUser(jid ?? undefined));
  return { lid: plain.find((jid) => isLidUser(jid)) ?? null, pn: plain.find((jid) => isPnUser(jid)) ?? null };
}

export function isSamePerson(a: Both, b: Both): boolean {
  return (a.lid !== null && a.lid === b.lid) || (a.pn !== null && a.pn === b.pn);
}

/** `8123` of `8123@lid`: the hidden id where there is one, else the number. */
export function userIdOf({ lid, pn }: Both): string | null {
  return userOf(lid ?? pn);
}

export function userOf(jid: string | null | undefined): string | null {
  return jid ? (jidDecode(jid)?.user ?? null) : null;
}

/** A private chat is called as the person is; a group keeps its whole id. */
export function isGroupId(chatId: string): boolean {
  return isJidGroup(chatId) === true;
}

/** The inbox knows a message by chat, id and sender: ids are made by the sender's phone. */
export function externalIdOf(chatId: string, messageId: string, userId: string): string {
  return `${chatId} ${messageId} ${userId}`;
}
