import { type Api, InputFile, InputMediaBuilder } from 'grammy';
import { describe, expect, test } from 'vitest';
import type { BotApiServer } from '../../../playground/bot-api/bot-api-server.ts';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { openServer, refusalOf } from './open-server.ts';

async function download(server: BotApiServer, api: Api, fileId: string): Promise<Buffer> {
  const { file_path } = await api.getFile(fileId);
  const response = await fetch(`${server.root}/file/bot${server.token}/${file_path}`);
  return Buffer.from(await response.arrayBuffer());
}

describe('files', () => {
  test('a photo comes in sizes of which only the largest is the picture', async () => {
    const { server, api, ani } = await openServer();
    const jpeg = sampleJpeg('rapat', { width: 1280, height: 720 });
    const { photo } = ani.sendPhoto('bot', jpeg, { caption: 'Kegiatan: Rapat' });
    expect(photo?.map(({ width, height }) => [width, height])).toEqual([
      [90, 51],
      [320, 180],
      [1280, 720],
    ]);
    expect(await download(server, api, photo!.at(-1)!.file_id)).toEqual(jpeg);
    expect(await download(server, api, photo![0]!.file_id)).not.toEqual(jpeg);
    const again = ani.sendPhoto('bot', jpeg).photo!.at(-1)!;
    expect(again.file_unique_id).toBe(photo!.at(-1)!.file_unique_id);
    expect(again.file_id).not.toBe(photo!.at(-1)!.file_id);
  });

  test('uploads by multipart arrive byte by byte', async () => {
    const { server, api, ani } = await openServer();
    const bytes = Buffer.from('%PDF\r\n--x\r\n\0\xff', 'latin1');
    const sent = await api.sendDocument(ani.id, new InputFile(bytes, 'tanggapan.pdf'), { caption: 'Ini' });
    expect(sent.document).toMatchObject({ file_name: 'tanggapan.pdf', file_size: bytes.length });
    expect(ani.download(ani.inbox[0]!)).toEqual(bytes);
    const again = await api.sendDocument(ani.id, sent.document.file_id);
    expect(again.document.file_unique_id).toBe(sent.document.file_unique_id);
    expect(server.violations).toEqual([]);
  });

  test('refuses what Telegram refuses', async () => {
    const { api, ani } = await openServer({ maxDownloadBytes: 1000 });
    const document = ani.sendDocument('bot', Buffer.from('x'), { fileName: 'x.txt', fileSize: 1001 }).document!;
    const refused = [
      api.getFile(document.file_id),
      api.getFile('x'),
      api.sendPhoto(ani.id, 'x'),
      api.sendPhoto(ani.id, document.file_id),
      api.sendPhoto(ani.id, new InputFile(Buffer.from('no picture'), 'x.jpg')),
      api.sendPhoto(ani.id, new InputFile(sampleJpeg('x'), 'x.jpg'), { caption: 'a'.repeat(1025) }),
    ].map(async (call) => (await refusalOf(call)).description);
    expect(await Promise.all(refused)).toEqual([
      'Bad Request: file is too big',
      'Bad Request: invalid file_id',
      'Bad Request: wrong file identifier/HTTP URL specified',
      "Bad Request: can't use file of type Document as Photo",
      'Bad Request: IMAGE_PROCESS_FAILED',
      'Bad Request: message caption is too long',
    ]);
  });
});

describe('albums', () => {
  test('of the bot share a group id and go out in order', async () => {
    const { server, api, ani } = await openServer();
    const album = await api.sendMediaGroup(ani.id, [
      InputMediaBuilder.photo(new InputFile(sampleJpeg('1'), '1.jpg'), { caption: 'Satu' }),
      InputMediaBuilder.video(new InputFile(Buffer.from('mp4'), '2.mp4')),
    ]);
    expect(new Set(ani.inbox.map(({ media_group_id }) => media_group_id)).size).toBe(1);
    expect(album.map(({ message_id }) => message_id)).toEqual(ani.inbox.map(({ message_id }) => message_id));
    expect(ani.inbox.map(({ photo, video, caption }) => [Boolean(photo), Boolean(video), caption])).toEqual([
      [true, false, 'Satu'],
      [false, true, undefined],
    ]);
    expect(server.violations).toEqual([]);
  });

  test('keep documents apart, and to ten', async () => {
    const { server, api, ani } = await openServer();
    const document = ani.sendDocument('bot', Buffer.from('x'), { fileName: 'x.txt' }).document!.file_id;
    const photo = ani.sendPhoto('bot', sampleJpeg('x')).photo!.at(-1)!.file_id;
    // biome-ignore lint/suspicious/noExplicitAny: grammY's types refuse the mixture, as they should
    const mixed: any = [InputMediaBuilder.photo(photo), InputMediaBuilder.document(document)];
    expect((await refusalOf(api.sendMediaGroup(ani.id, mixed))).description).toContain("document can't be mixed");
    const eleven = Array.from({ length: 11 }, () => InputMediaBuilder.photo(photo));
    await refusalOf(api.sendMediaGroup(ani.id, eleven));
    await api.sendMediaGroup(ani.id, eleven.slice(0, 1));
    expect(server.violations).toEqual([
      'sendMediaGroup: media mixes photo, document',
      'sendMediaGroup: media is 11 items, limit 10',
      'sendMediaGroup: media is 1 items, at least 2',
    ]);
    expect(ani.inbox).toHaveLength(1);
  });

  test('of people come piece by piece, and late ones later', async () => {
    const { server, api, ani } = await openServer();
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    const pictures = ['1', '2', '3'].map((label) => sampleJpeg(label));
    const album = ani.sendAlbum(group, pictures, { caption: 'Rapat', captionOn: 2, holdBack: [1] });
    expect(album.messages.map(({ caption }) => caption)).toEqual([undefined, 'Rapat']);
    const [late] = album.sendLate();
    expect(late).toMatchObject({ media_group_id: album.groupId, message_id: album.messages[0]!.message_id + 1 });
    const updates = await api.getUpdates();
    const pieces = updates.flatMap(({ message }) => (message?.media_group_id === album.groupId ? [message] : []));
    expect(pieces.map(({ photo }) => photo?.length)).toEqual([1, 1, 1]);
    expect(server.chat(group.id).messages.map(({ message_id }) => message_id)).toEqual(
      [...pieces.map(({ message_id }) => message_id)].sort((a, b) => a - b),
    );
  });
});
