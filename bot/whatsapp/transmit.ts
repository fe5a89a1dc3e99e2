import {
  type AnyMessageContent,
  type BinaryNode,
  generateMessageIDV2,
  generateWAMessage,
  type proto,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { ChatAddress } from '../../workflows/chat.ts';
import { ChatError, type ChatErrorKind } from '../chat-error.ts';
import { quietLogger } from './quiet-logger.ts';
import type { PollOption } from './read-vote.ts';
import { messageToText } from './to-text.ts';
import { isGroupId } from './whatsapp-ids.ts';
import type { WhatsApp } from './whatsapp-platform.ts';
import type { SentRow } from './whatsapp-rows.ts';

/** One message on its way. */
export interface Transmission {
  to: ChatAddress;
  content: AnyMessageContent | Record<string, never>;
  quoted?: WAMessage;
  /** Of a poll. */
  options?: readonly PollOption[];
  edits?: SentRow;
  /** Id of a message of ours. */
  removes?: string;
  /** Id of the message that announced the album. */
  album?: string;
}

/**
 * One after the other, and known before it goes: the secret that opens the votes of a poll, and what is sent once more to
 * a phone that could not read it, have to be there when WhatsApp has the message. Returns its id. Throws `ChatError`.
 */
export async function transmit(app: WhatsApp, transmission: Transmission): Promise<string> {
  const jid = await jidOf(app, transmission.to.chatId);
  return app.outbound.send(async () => {
    const socket = app.client.open();
    const messageId = generateMessageIDV2(socket.user?.id);
    const message = await compose(socket, jid, messageId, transmission);
    await remember(app, messageId, message, transmission);
    const more = attributesOf(transmission);
    const refusal = await app.client.relay(jid, message, { messageId, ...more });
    if (refusal !== null) throw refused(refusal);
    return messageId;
  });
}

/** A person by the address that they wrote from: nobody else may be written to. */
async function jidOf({ rows }: WhatsApp, chatId: string): Promise<string> {
  if (isGroupId(chatId)) return chatId;
  const person = await rows.person(chatId);
  if (person?.wroteAt) return person.jid;
  throw new ChatError('unreachable', 'somebody who never wrote to the number may not be written to');
}

async function compose(
  socket: WASocket,
  jid: string,
  messageId: string,
  { content, quoted, edits, removes, album }: Transmission,
): Promise<proto.IMessage> {
  const keyOf = (id: string) => ({ remoteJid: jid, fromMe: true, id });
  const whole = {
    ...content,
    ...(edits ? { edit: keyOf(edits.messageId) } : {}),
    ...(removes ? { delete: keyOf(removes) } : {}),
    ...(album ? { albumParentKey: keyOf(album) } : {}),
  };
  const { message } = await generateWAMessage(jid, whole as AnyMessageContent, {
    userJid: socket.user?.id ?? '',
    logger: quietLogger,
    upload: socket.waUploadToServer,
    messageId,
    ...(quoted ? { quoted } : {}),
  });
  if (!message) throw new ChatError('refused', 'there is nothing to send');
  return message;
}

/** An edit is a message of its own, and what the edited one says from now on. */
async function remember(
  { rows, clock }: WhatsApp,
  messageId: string,
  message: proto.IMessage,
  { to, options, edits }: Transmission,
): Promise<void> {
  const poll = options ? JSON.stringify(options) : null;
  const row = { chatId: to.chatId, poll, at: clock.now().toISOString() };
  await rows.rememberSent({ ...row, messageId, message: messageToText(message) });
  const edited = message.protocolMessage?.editedMessage;
  if (edits && edited) await rows.rememberSent({ ...edits, message: messageToText(edited) });
}

function attributesOf({ options, edits, removes }: Transmission): {
  additionalAttributes?: Record<string, string>;
  additionalNodes?: BinaryNode[];
} {
  if (edits) return { additionalAttributes: { edit: '1' } };
  if (removes) return { additionalAttributes: { edit: '7' } };
  return options ? { additionalNodes: [{ tag: 'meta', attrs: { polltype: 'creation' } }] } : {};
}

/**
 * What a refusal means. 463: the number may not write to somebody who did not write first, and trying again makes it
 * worse; 479: a session that is out of date, which the next attempt renews; 5xx: WhatsApp's own trouble.
 */
function refused(code: string): ChatError {
  const message = `WhatsApp refused a message (${code})`;
  const kinds: Readonly<Record<string, ChatErrorKind>> = {
    403: 'unreachable',
    404: 'unreachable',
    463: 'unreachable',
    479: 'failed',
  };
  return new ChatError(kinds[code] ?? (code.startsWith('5') ? 'failed' : 'refused'), message);
}
