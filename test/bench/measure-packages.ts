import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { appointEverybody, type Office, openOffice } from '../stories/office.ts';
import { timed } from './figures.ts';
import { countBotMessages, hasButton, onBotMessage } from './messages.ts';
import { quiet } from './quiet.ts';

/**
 * Packages a second from the album to the links, so many at the same time: four photos, narrative, hand-in, three
 * decisions, links. Everybody acts as soon as they are asked. In an office of its own, which is new.
 */
export async function measurePackages(count: number): Promise<number> {
  const office = await openOffice();
  await appointEverybody(office);
  const team = Array.from({ length: count }, (_, index) => newMember(office, `Petugas ${index + 1}`));
  await quiet(office.server, 200);
  const end = actAtOnce(office);
  const ms = await timed(() => {
    const published = countBotMessages(office.server, count, ({ text }) => text?.includes('sudah diunggah') ?? false);
    for (const [index, member] of team.entries()) sendAlbum(office, member, `Paket ${index + 1}`);
    return published;
  });
  end();
  await office.close();
  return (count * 1000) / ms;
}

function newMember({ server, group }: Office, firstName: string): VirtualUser {
  const member = server.addUser({ firstName });
  group.add(member);
  return member;
}

function sendAlbum({ group }: Office, member: VirtualUser, name: string): void {
  const photos = [1, 2, 3, 4].map((number) => sampleJpeg(`${name} ${number}`));
  const caption = `Kegiatan: ${name}\nCaption: Caption ${name}\nNarasi: Narasi ${name}`;
  member.sendAlbum(group, photos, { caption });
}

/** Reviewers who accept, and an admin who publishes, as soon as the prompt comes. */
function actAtOnce({ server, admin, deputy, chief }: Office): () => void {
  const seen = new Set<number>();
  return onBotMessage(server, (message) => {
    const person = [admin, deputy, chief].find(({ id }) => id === message.chat.id);
    if (!person || seen.has(message.message_id)) return;
    if (act(person, message)) seen.add(message.message_id);
  });
}

function act(person: VirtualUser, message: ChatMessage): boolean {
  const code = /K-\d+/.exec(message.text ?? '')?.[0];
  if (hasButton(message, 'Terima')) {
    person.tap(message, 'Terima').catch(() => {});
    return true;
  }
  if (!hasButton(message, 'Instagram')) return false;
  person.send('bot', `https://instagram.com/p/${code} https://kab.kpu.go.id/${code}`, { replyTo: message });
  return true;
}
