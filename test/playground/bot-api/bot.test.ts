import { Bot, InlineKeyboard, InputFile } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { openServer } from './open-server.ts';

test('a real grammY bot takes commands, taps, photos and sends a file back', async () => {
  const { server, ani } = await openServer();
  const bot = new Bot(server.token, { client: { apiRoot: server.root } });
  bot.command('start', (context) =>
    context.reply('Selamat datang', { reply_markup: new InlineKeyboard().text('Terima', 'accept') }),
  );
  bot.callbackQuery('accept', async (context) => {
    await context.answerCallbackQuery('Diterima');
    await context.editMessageText(`Diterima oleh ${context.from.first_name}`);
  });
  bot.on('message:document', async (context) => {
    const { file_path } = await context.getFile();
    const response = await fetch(`${server.root}/file/bot${server.token}/${file_path}`);
    await context.replyWithDocument(new InputFile(new Uint8Array(await response.arrayBuffer()), 'salinan.txt'));
  });
  const running = bot.start();
  onTestFinished(async () => {
    await bot.stop();
    await running;
  });

  const welcome = await server.waitFor(() => ani.inbox[0], 'the welcome');
  expect(await ani.tap(welcome, 'Terima')).toEqual({ text: 'Diterima' });
  await server.waitFor(() => ani.inbox[0]?.text === 'Diterima oleh Ani', 'the edited card');

  ani.sendDocument('bot', Buffer.from('narasi'), { fileName: 'narasi.txt', mimeType: 'text/plain' });
  const copy = await server.waitFor(() => ani.inbox.find(({ document }) => document), 'the copy');
  expect(ani.download(copy).toString()).toBe('narasi');
  expect(server.violations).toEqual([]);
});
