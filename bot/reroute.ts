import type { ChatAddress } from '../workflows/chat.ts';
import type { Outgoing } from '../workflows/outgoing.ts';
import type { OutboxRow, Person } from '../workflows/records.ts';
import type { Write } from '../workflows/writes.ts';
import { arrangeAlbums } from './arrange-albums.ts';
import { capabilitiesAt, type Desk } from './desk.ts';

/** Another private chat of that person, in which they can be reached; null where there is none. */
export function otherChat({ addresses }: Person, channel: string, { chats }: Desk): ChatAddress | null {
  const other = addresses.find((one) => one.channel !== channel && one.reachable && chats.find(one.channel));
  return other ? { channel: other.channel, chatId: other.userId, threadId: null } : null;
}

/** The same message to another chat; nothing for what only changes a message that stands where it cannot be reached. */
export async function reroute(row: OutboxRow, to: ChatAddress, desk: Desk): Promise<Write[]> {
  const { key, officeId, submissionId } = row;
  const said = await forChat(row.what, to, desk);
  return said.map((what, index) => {
    const order = { key: `${key}${index === 0 ? '' : `:${index}`}`, officeId, to, what, submissionId };
    return { type: 'send', order: { ...order, notBefore: desk.now } };
  });
}

async function forChat(what: Outgoing, to: ChatAddress, desk: Desk): Promise<Outgoing[]> {
  switch (what.type) {
    case 'refreshPrompt':
    case 'promptPoll':
    case 'promptView':
    case 'card':
    case 'removeCard':
      return [];
    case 'text': {
      const { replyTo: _replyTo, edits: _edits, ...rest } = what;
      return [rest];
    }
    case 'narrative':
      // Its parts are those of the other chat's messages.
      return what.part === null || what.part === 0 ? [{ ...what, part: null }] : [];
    case 'album':
      return albumsFor(what, to, desk);
    default:
      return [what];
  }
}

async function albumsFor(what: Extract<Outgoing, { type: 'album' }>, to: ChatAddress, desk: Desk): Promise<Outgoing[]> {
  const submission = await desk.tx.submission(what.submissionId);
  const pieces = submission?.content.pieces.filter(({ key }) => what.pieces.includes(key)) ?? [];
  const albums = arrangeAlbums(pieces, capabilitiesAt(desk, to.channel));
  return albums.map((album) => ({ ...what, pieces: album.map(({ key }) => key) }));
}
