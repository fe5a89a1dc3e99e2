import { randomBytes } from 'node:crypto';
import { aesEncryptGCM, type BinaryNode, hkdf, proto } from '@whiskeysockets/baileys';
import type { MediaPointer, MediaServer } from './media-server.ts';
import { stanza } from './stanza.ts';

/** What a phone answers when it was asked for a file that expired: sealed, with the new path in it. */
export function reuploaded(media: MediaServer, id: string, pointer: MediaPointer): BinaryNode {
  const result = proto.MediaRetryNotification.ResultType.SUCCESS;
  const told = { stanzaId: id, directPath: media.reupload(pointer), result };
  const iv = randomBytes(12);
  const key = hkdf(Buffer.from(pointer.mediaKey ?? []), 32, { info: 'WhatsApp Media Retry Notification' });
  const sealed = aesEncryptGCM(
    proto.MediaRetryNotification.encode(told).finish(),
    Buffer.from(key),
    iv,
    Buffer.from(id),
  );
  return stanza('encrypt', {}, [stanza('enc_p', {}, sealed), stanza('enc_iv', {}, iv)]);
}
