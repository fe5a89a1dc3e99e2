import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { ChatError } from '../chat-error.ts';

const ackTimeoutMs = 20_000;

/** The server's answer to one message, which may be a refusal. */
export function ackOf({ ws }: WASocket, messageId: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  const event = 'CB:ack,class:message';
  const take = ({ attrs }: BinaryNode) => {
    if (attrs.id === messageId) resolve(attrs.error ?? null);
  };
  const timer = setTimeout(() => reject(new ChatError('failed', 'WhatsApp did not confirm a message')), ackTimeoutMs);
  ws.on(event, take);
  promise.catch(() => {});
  return {
    code: promise,
    forget() {
      clearTimeout(timer);
      ws.off(event, take);
    },
  };
}
