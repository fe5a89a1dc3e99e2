import type { Received, SentKey, Target } from '../../support/fake-whatsapp/fake-user.ts';
import type { FakeGroup } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import type { Phone } from '../../support/fake-whatsapp/phone.ts';
import { chatPlatformConformance, type Person, type TestedChat } from '../chat-platform.conformance.ts';
import { openLinkedNumber, waitFor } from './linked-number.ts';

// The fake server's media are behind a certificate of its own.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

chatPlatformConformance('WhatsApp', async (): Promise<TestedChat> => {
  const number = await openLinkedNumber();
  const phone = number.fake.addUser({ phone: '628111111111', name: 'Ani' });
  const stranger = number.fake.addUser({ phone: '628122222222', name: 'Budi' });
  const group = number.fake.addGroup({ subject: 'Tim Lapangan', participants: [phone] });
  const address = (chatId: string) => ({ channel: 'whatsapp', chatId, threadId: null });
  const userOf = ({ user }: Phone) => user.lid.split('@')[0] ?? '';
  await phone.text('bot', 'mulai');
  await number.message('mulai');
  let seen = 1;
  return {
    platform: number.platform,
    private: address(userOf(phone)),
    group: address(group.id),
    stranger: address(userOf(stranger)),
    ani: personWith(phone, group),
    async arrived() {
      const all = await waitFor(async () => {
        const incoming = await number.incoming();
        return incoming.length > seen && incoming;
      });
      const fresh = all.slice(seen);
      seen = all.length;
      return fresh;
    },
    close: () => number.close(),
  };
});

function personWith(phone: Phone, group: FakeGroup): Person {
  const { user } = phone;
  let last: { target: Target; key: SentKey } | undefined;
  const find = (id: string) => user.waitFor((received) => received.id === id);
  return {
    async writes(text, { inGroup = false, replyTo } = {}) {
      const target = inGroup ? group : 'bot';
      last = {
        target,
        key: await (replyTo === undefined ? phone.text(target, text) : phone.reply(target, await find(replyTo), text)),
      };
    },
    async deletesLast() {
      if (last) await phone.remove(last.target, last.key);
    },
    async sendsPhoto(bytes, caption) {
      await phone.file('bot', { bytes, caption, tls: true });
    },
    async chooses({ messageId }, text) {
      await phone.vote('bot', await find(messageId), [text]);
    },
    async reads(messageId) {
      return textNow(await find(messageId), user.inbox);
    },
  };
}

/** Edits and removals come as messages of their own, which name the one that they are about. */
function textNow({ id, message }: Received, inbox: readonly Received[]): string | undefined {
  const about = inbox.flatMap(({ message: later }) => {
    const { protocolMessage } = later;
    return protocolMessage?.key?.id === id ? [protocolMessage] : [];
  });
  const last = about.at(-1);
  if (!last) return message.extendedTextMessage?.text ?? undefined;
  return last.editedMessage?.extendedTextMessage?.text ?? undefined;
}
