import { normalizeMessageContent } from '@whiskeysockets/baileys';
import { type Read, readAll } from '../../support/fake-whatsapp/hears.ts';
import { chatConformance, type Seen, type TestedChat } from '../chat-platform.conformance.ts';
import { openLinkedNumber } from './linked-number.ts';

// The fake server's media are behind a certificate of its own.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

chatConformance('WhatsApp', async (): Promise<TestedChat> => {
  const number = await openLinkedNumber();
  const { fake, platform } = number;
  const andi = fake.addUser({ phone: '628111111111', name: 'Andi' });
  const dodi = fake.addUser({ phone: '628144444444', name: 'Dodi' });
  const group = fake.addGroup({ subject: 'Tim', participants: [andi] });
  const address = (chatId: string) => ({ channel: 'whatsapp', chatId, threadId: null });
  const idOf = ({ user }: typeof andi) => user.lid.split('@')[0] ?? '';
  const read = (id: string) => readAll(fake, andi, 'bot').find((one) => one.id === id);
  await andi.text('bot', 'selamat pagi');
  await number.message('selamat pagi');
  return {
    platform,
    person: address(idOf(andi)),
    stranger: address(idOf(dodi)),
    group: address(group.id),
    incoming: () => number.incoming(),
    seen: () => readAll(fake, andi, 'bot').map(toSeen),
    async write(text, { inGroup, replyTo } = {}) {
      const quoted = replyTo === undefined ? undefined : read(replyTo);
      const where = inGroup ? group : 'bot';
      return quoted ? andi.reply(where, quoted, text) : andi.text(where, text);
    },
    sendAlbum: (pictures, caption) =>
      andi.album(
        'bot',
        pictures.map((bytes, index) => (index === 0 ? { bytes, caption } : { bytes })),
      ),
    async choose(messageId, option) {
      const poll = read(messageId);
      if (poll) await andi.vote('bot', poll, [option]);
    },
    close: () => number.close(),
  };
});

function toSeen({ id, text, message }: Read): Seen {
  const content = normalizeMessageContent(message) ?? {};
  const replyTo = content.extendedTextMessage?.contextInfo?.stanzaId ?? null;
  return { id, text, hasPicture: !!content.imageMessage, hasFile: !!content.documentMessage, replyTo };
}
