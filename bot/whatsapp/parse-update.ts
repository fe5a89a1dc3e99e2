import { proto } from '@whiskeysockets/baileys';
import type { Sender } from '../../workflows/chat.ts';
import type { Incoming, IncomingChat, IncomingMessage, RepliedMessage } from '../incoming.ts';
import { channel } from './channel.ts';
import { memberChangeOf } from './message-kinds.ts';
import { albumIdOf, type Content, contentOf, contextOf, mediaOf, otherOf, textOfContent } from './parse-content.ts';
import { type Removal, readUpdate, type StoredMessage, type StoredUpdate } from './stored-update.ts';
import { type Both, bothOf, isGroupId, isSamePerson, userIdOf, userOf } from './whatsapp-ids.ts';

/** Raw update, as the intake stored it, to what it means; nothing for reactions, receipts and other small talk. */
export function parseUpdate(raw: string): Incoming[] {
  const update = readUpdate(raw);
  const { message, vote } = update;
  const change = memberChangeOf(message.notice?.type);
  if (change) return membersMoved(update, change);
  if (vote) return [tapOf(update, vote)];
  if (update.removal) return [removedOf(update, update.removal)];
  const content = contentOf(message.content);
  const edit = content.protocolMessage;
  if (!edit) return parseMessage(update, { content, messageId: idOf(message), edited: false });
  if (edit.type !== proto.Message.ProtocolMessage.Type.MESSAGE_EDIT) return [];
  return parseMessage(update, { content: contentOf(edit.editedMessage), messageId: edit.key?.id ?? '', edited: true });
}

function parseMessage(
  update: StoredUpdate,
  { content, messageId, edited }: { content: Content; messageId: string; edited: boolean },
): Incoming[] {
  const media = mediaOf(content);
  const other = media ? null : otherOf(content);
  const text = textOfContent(content);
  if (!media && !other && text === '') return [];
  const { message } = update;
  const parsed: IncomingMessage = {
    type: 'message',
    chat: chatOf(update),
    messageId,
    sender: senderOf(update),
    sentAt: new Date(message.sentAt * 1000).toISOString(),
    edited,
    text,
    media: media && { ...media, fileRef: fileRefOf(message, media.fileRef) },
    other,
    albumId: albumIdOf(message.content),
    replyTo: repliedOf(content, update.me),
    command: commandOf(text),
  };
  return [parsed];
}

/** A file is asked for by the message that it came in: the sender's phone may have to put it there once more. */
function fileRefOf({ key: { remoteJid, id, participant } }: StoredMessage, content: string): string {
  return JSON.stringify({ key: { remoteJid, id, participant }, content });
}

/** WhatsApp has no menu of commands: they are text like any other. */
function commandOf(text: string): IncomingMessage['command'] {
  const [, word, args = ''] = /^\/(\p{L}+)(?:\s+([\s\S]*))?$/u.exec(text.trim()) ?? [];
  return word === undefined ? null : { word: word.toLowerCase(), args: args.trim() };
}

function repliedOf(content: Content, me: Both): RepliedMessage | null {
  const context = contextOf(content);
  if (!context?.stanzaId) return null;
  const quoted = contentOf(context.quotedMessage);
  const author = userOf(context.participant);
  const fromBot = author !== null && [userOf(me.lid), userOf(me.pn)].includes(author);
  return { messageId: context.stanzaId, text: textOfContent(quoted), fromBot };
}

/** A vote is a tap on the poll. */
function tapOf(update: StoredUpdate, { pollId, data }: NonNullable<StoredUpdate['vote']>): Incoming {
  const chat = chatOf(update);
  const poll = { channel, chatId: chat.chatId, messageId: pollId };
  return { type: 'tap', chat, message: poll, sender: senderOf(update), data, tapId: idOf(update.message) };
}

function removedOf(update: StoredUpdate, removal: Removal): Incoming {
  return { type: 'messageRemoved', chat: chatOf(update), by: senderOf(update), ...removal };
}

function chatOf({ message, sender, title }: StoredUpdate): IncomingChat {
  const jid = message.key.remoteJid ?? '';
  const isGroup = isGroupId(jid);
  // A private chat is called as the person is, whether they wrote by number or by hidden id.
  const chatId = isGroup ? jid : (userIdOf(sender) ?? '');
  return { channel, chatId, threadId: null, kind: isGroup ? 'group' : 'private', title };
}

function senderOf({ message, sender }: StoredUpdate): Sender {
  return personOf(sender, message.name);
}

function personOf(who: Both, name: string | null | undefined): Sender {
  const userId = userIdOf(who) ?? '';
  const phone = userOf(who.pn);
  const shown = name || (phone === null ? userId : `+${phone}`);
  return { channel, userId, name: shown, username: null, ...(phone === null ? {} : { phone }) };
}

/** Who joined or left stands in the notice's parameters, one text each. */
function membersMoved(update: StoredUpdate, type: 'memberJoined' | 'memberLeft'): Incoming[] {
  const chat = chatOf(update);
  return (update.message.notice?.parameters ?? []).map((parameter) => {
    const who = readMember(parameter);
    if (!isSamePerson(who, update.me)) return { type, chat, member: personOf(who, null) };
    return { type: 'botMembership', chat, present: type === 'memberJoined', by: senderOf(update) };
  });
}

function readMember(parameter: string): Both {
  const { id, lid, phoneNumber } = JSON.parse(parameter) as { id?: string; lid?: string; phoneNumber?: string };
  return bothOf(id, lid, phoneNumber);
}

function idOf({ key }: StoredMessage): string {
  return key.id ?? '';
}
