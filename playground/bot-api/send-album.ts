import type { ChatMessage, MessageContent } from './chat-message.ts';
import type { ChatRoom } from './chats.ts';
import { pieceContent, withCaption } from './sent-media.ts';
import type { Telegram } from './telegram.ts';
import type { AlbumOptions, AlbumPiece, SentAlbum } from './virtual-user.ts';

interface Draft {
  readonly piece: AlbumPiece;
  readonly index: number;
  readonly messageId: number;
}

/** Message ids follow the album's order also when a piece comes late. */
export function sendAlbum(
  telegram: Telegram,
  room: ChatRoom,
  pieces: readonly AlbumPiece[],
  { caption, captionOn = 0, mediaGroupId, holdBack = [] }: AlbumOptions,
  say: (content: MessageContent, messageId: number) => ChatMessage,
): SentAlbum {
  const groupId = mediaGroupId ?? telegram.newAlbumId();
  const drafts = pieces.map((piece, index): Draft => ({ piece, index, messageId: room.newMessageId() }));
  const messages: ChatMessage[] = [];
  let held = drafts.filter(({ index }) => holdBack.includes(index));

  const sendAll = (due: readonly Draft[]) => {
    const sent = due.map(({ piece, index, messageId }) => {
      const content = withCaption(pieceContent(telegram, piece), index === captionOn ? caption : undefined);
      return say({ ...content, media_group_id: groupId }, messageId);
    });
    messages.push(...sent);
    return sent;
  };
  const sendLate = (index?: number) => {
    const due = held.filter((draft) => index === undefined || draft.index === index);
    held = held.filter((draft) => !due.includes(draft));
    return sendAll(due);
  };

  sendAll(drafts.filter((draft) => !held.includes(draft)));
  return { groupId, messages, sendLate };
}
