import { InlineKeyboard, InputMediaBuilder } from 'grammy';
import { describe, expect, test } from 'vitest';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { openServer, refusalOf } from './open-server.ts';

describe('editing', () => {
  test('changes what people see, and takes the keyboard away unless it is given again', async () => {
    const { server, api, ani } = await openServer();
    const reply_markup = new InlineKeyboard().text('Terima', 'a');
    const { message_id } = await api.sendMessage(ani.id, 'Kartu', { reply_markup });
    await api.editMessageText(ani.id, message_id, 'Kartu baru', { reply_markup });
    expect(ani.inbox[0]).toMatchObject({
      text: 'Kartu baru',
      reply_markup: { inline_keyboard: [[{ text: 'Terima' }]] },
    });
    await api.editMessageText(ani.id, message_id, 'Selesai');
    expect(server.message(ani.id, message_id)).not.toHaveProperty('reply_markup');
  });

  test('refuses an edit that changes nothing', async () => {
    const { api, ani } = await openServer();
    const { message_id } = await api.sendMessage(ani.id, 'Kartu\n');
    expect((await refusalOf(api.editMessageText(ani.id, message_id, 'Kartu'))).description).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
    const reply_markup = new InlineKeyboard().text('Terima', 'a');
    await api.editMessageText(ani.id, message_id, 'Kartu', { reply_markup });
    expect((await refusalOf(api.editMessageReplyMarkup(ani.id, message_id, { reply_markup }))).description).toContain(
      'message is not modified',
    );
  });

  test("refuses what is gone or somebody else's", async () => {
    const { api, ani } = await openServer();
    const hers = ani.send('bot', 'Halo');
    expect((await refusalOf(api.editMessageText(ani.id, hers.message_id, 'x'))).description).toBe(
      "Bad Request: message can't be edited",
    );
    const own = await api.sendMessage(ani.id, 'Halo');
    await api.deleteMessage(ani.id, own.message_id);
    expect(ani.inbox).toEqual([]);
    expect((await refusalOf(api.editMessageText(ani.id, own.message_id, 'x'))).description).toBe(
      'Bad Request: message to edit not found',
    );
    expect((await refusalOf(api.deleteMessage(ani.id, own.message_id))).description).toBe(
      'Bad Request: message to delete not found',
    );
  });

  test('a text has no caption and a photo no text', async () => {
    const { api, ani } = await openServer();
    const text = await api.sendMessage(ani.id, 'Halo');
    const sample = ani.sendPhoto('bot', sampleJpeg('a'));
    const photo = await api.sendPhoto(ani.id, sample.photo!.at(-1)!.file_id, { caption: 'Lama' });
    expect((await refusalOf(api.editMessageCaption(ani.id, text.message_id, { caption: 'x' }))).description).toBe(
      'Bad Request: there is no caption in the message to edit',
    );
    expect((await refusalOf(api.editMessageText(ani.id, photo.message_id, 'x'))).description).toBe(
      'Bad Request: there is no text in the message to edit',
    );
    await api.editMessageCaption(ani.id, photo.message_id, { caption: 'Baru' });
    expect(ani.inbox.at(-1)?.caption).toBe('Baru');
  });

  test('changes the media', async () => {
    const { server, api, ani } = await openServer();
    const [a, b] = [sampleJpeg('a'), sampleJpeg('b')].map((jpeg) => ani.sendPhoto('bot', jpeg).photo!.at(-1)!);
    const { message_id } = await api.sendPhoto(ani.id, a!.file_id);
    await api.editMessageMedia(ani.id, message_id, InputMediaBuilder.photo(b!.file_id, { caption: 'B' }));
    expect(ani.download(server.message(ani.id, message_id)!)).toEqual(sampleJpeg('b'));
    expect(ani.inbox[0]?.caption).toBe('B');
  });
});
