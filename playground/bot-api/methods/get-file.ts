import { badRequest } from '../api-error.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, textParam } from './call.ts';

export function getFile(telegram: Telegram, { params }: Call) {
  const fileId = textParam(params, 'file_id') ?? '';
  const file = telegram.files.find(fileId);
  if (!file) throw badRequest('invalid file_id');
  if (file.size > telegram.maxDownloadBytes) throw badRequest('file is too big');
  return { file_id: fileId, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path };
}
