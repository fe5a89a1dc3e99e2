import { badRequest } from '../api-error.ts';
import type { ChatMessage } from '../chat-message.ts';
import type { FileKind } from '../files.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, listParam } from './call.ts';
import { fileContent, inputFile } from './input-file.ts';
import { postAsBot, readCaption } from './send-message.ts';
import { writableRoom } from './target-chat.ts';

interface Piece extends Readonly<Record<string, unknown>> {
  readonly type: FileKind;
}

export function sendMediaGroup(telegram: Telegram, call: Call): readonly ChatMessage[] {
  const room = writableRoom(telegram, call);
  const pieces = listParam(call.params, 'media') as readonly Piece[];
  if (pieces.length === 0) throw badRequest('there are no messages to send');
  refuseMixture(call, pieces);
  const group = pieces.length > 1 && { media_group_id: telegram.newAlbumId() };
  // All are read before one is posted: an album goes out whole or not at all.
  const contents = pieces.map((piece) => ({
    ...fileContent(telegram, inputFile(telegram, call, piece.type, piece.media)),
    ...(piece.has_spoiler === true && { has_media_spoiler: true as const }),
    ...readCaption(call, piece),
    ...group,
  }));
  return contents.map((content) => postAsBot(telegram, room, call, content));
}

// Photos and videos mix; documents and audio keep to themselves.
function refuseMixture(call: Call, pieces: readonly Piece[]): void {
  const kinds = new Set(pieces.map(({ type }) => (type === 'video' ? 'photo' : type)));
  if (kinds.size === 1 && !kinds.has('animation')) return;
  call.violate(`${call.method}: media mixes ${[...new Set(pieces.map(({ type }) => type))].join(', ')}`);
  if (kinds.has('document')) throw badRequest("document can't be mixed with other media types");
  if (kinds.has('audio')) throw badRequest("audio can't be mixed with other media types");
  throw badRequest(`media of type ${[...kinds].join(', ')} can't be sent in an album`);
}
