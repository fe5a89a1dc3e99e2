import { describe, expect, it } from 'vitest';
import { ChatError } from '../../../bot/chat-error.ts';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { openPlatform, refusalOf } from './open-platform.ts';

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('downloading', () => {
  it('brings the bytes', async () => {
    const { telegram, ani, server } = await openPlatform();
    const { photo } = ani.sendPhoto('bot', sampleJpeg('satu'));
    expect(await bytesOf(await telegram.download(photo!.at(-1)!.file_id))).toEqual(sampleJpeg('satu'));
    expect(server.violations).toEqual([]);
  });

  it('says what the chat does not give', async () => {
    const { telegram, ani } = await openPlatform();
    const { video } = ani.sendVideo('bot', Buffer.from('film'), { fileSize: 30 * 1024 * 1024 });
    expect(await refusalOf(telegram.download(video!.file_id))).toMatchObject({ kind: 'tooBig' });
    expect(await refusalOf(telegram.download('AgACforgotten'))).toMatchObject({ kind: 'badFile' });
  });

  it.each(['500', '502', 'reset-before'] as const)('fails without showing the token: %s', async (kind) => {
    const { telegram, ani, server } = await openPlatform();
    const { document } = ani.sendDocument('bot', Buffer.from('isi'), { fileName: 'a.txt' });
    server.faults.next('file', { kind });
    const error = await refusalOf(telegram.download(document!.file_id).then(bytesOf));
    expect(error).toBeInstanceOf(ChatError);
    expect(error).toMatchObject({ kind: 'failed', cause: undefined });
    expect((error as Error).message).not.toContain(server.token);
  });
});
