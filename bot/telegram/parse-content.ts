import type { PieceKind } from '../../workflows/submission.ts';
import type { IncomingMedia, OtherContent } from '../incoming.ts';
import type { TelegramMessage } from './telegram-update.ts';

export function mediaOf(message: TelegramMessage): IncomingMedia | null {
  const photo = largest(message.photo ?? []);
  if (photo) return toMedia('photo', { ...photo, mime_type: photo.mime_type ?? 'image/jpeg' });
  if (message.video) return toMedia('video', message.video);
  // An animation comes as a document too, for old programs: it is asked first.
  if (message.animation) return toMedia('animation', message.animation);
  if (message.audio) return toMedia('audio', message.audio);
  if (message.document) return toMedia('document', message.document);
  return null;
}

export function otherOf(message: TelegramMessage): OtherContent | null {
  if (message.sticker) return 'sticker';
  if (message.voice) return 'voice';
  if (message.video_note) return 'videoNote';
  if (message.location ?? message.venue) return 'location';
  if (message.contact) return 'contact';
  if (message.poll) return 'poll';
  const { dice, game, story, checklist, paid_media: paid, rich_message: rich } = message;
  return (dice ?? game ?? story ?? checklist ?? paid ?? rich) ? 'unknown' : null;
}

type Photo = NonNullable<TelegramMessage['photo']>[number];

function largest(sizes: readonly Photo[]): Photo | undefined {
  return [...sizes].sort((a, b) => b.width * b.height - a.width * a.height)[0];
}

interface TelegramFile {
  file_id: string;
  file_name?: string | undefined;
  mime_type?: string | undefined;
  file_size?: number | undefined;
}

function toMedia(kind: PieceKind, file: TelegramFile): IncomingMedia {
  return {
    kind,
    fileRef: file.file_id,
    fileName: file.file_name ?? null,
    mimeType: file.mime_type ?? null,
    size: file.file_size ?? null,
  };
}
