import { badRequest } from '../api-error.ts';
import type { MessageContent } from '../chat-message.ts';
import { type FileKind, refuseBadPhoto, type StoredFile } from '../files.ts';
import type { Telegram } from '../telegram.ts';
import { isUploadedFile } from '../uploaded-file.ts';
import type { Call } from './call.ts';

const LARGEST_PHOTO = 10 * 1024 * 1024;
const LARGEST_UPLOAD = 50 * 1024 * 1024;

/** A file that the bot sends: uploaded with this call, or known by its file_id. */
export function inputFile(telegram: Telegram, call: Call, kind: FileKind, value: unknown): StoredFile {
  const given = typeof value === 'string' && value.startsWith('attach://') ? call.params[value.slice(9)] : value;
  if (isUploadedFile(given)) {
    refuseBadUpload(kind, given.bytes);
    return telegram.files.store({ kind, bytes: given.bytes, fileName: given.fileName, mimeType: given.mimeType });
  }
  if (/^https?:\/\//.test(String(given))) throw badRequest('failed to get HTTP URL content');
  const known = telegram.files.find(String(given));
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
  if (known.kind !== kind) throw badRequest(`can't use file of type ${capital(known.kind)} as ${capital(kind)}`);
  return known;
}

/** The file as the field of a message that holds it. */
export function fileContent(telegram: Telegram, file: StoredFile): MessageContent {
  if (file.kind === 'photo') return { photo: telegram.files.describePhoto(file) };
  return { [file.kind]: telegram.files.describe(file) };
}

function refuseBadUpload(kind: FileKind, bytes: Buffer): void {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > (kind === 'photo' ? LARGEST_PHOTO : LARGEST_UPLOAD)) throw badRequest('file is too big');
  if (kind === 'photo') refuseBadPhoto(bytes);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
