// `npm run pictures`: plays the lesson in Chromium and puts its main states into docs/img/, for README and the guide. Fonts are
// the machine's: packages fonts-roboto-unhinted and fonts-noto-color-emoji make them look as they do on most screens.
import '../../support/temporary-folder.ts';
import { mkdir } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { newDataFolder, startAlur } from '../../support/alur-process.ts';
import { openChromium } from '../../support/chromium.ts';
import { Player } from './player.ts';

const folder = new URL('../../../docs/img/', import.meta.url).pathname;

await mkdir(folder, { recursive: true });
const alur = await startAlur({ DATA_DIR: newDataFolder(), LOG_LEVEL: 'info' });
const browser = await openChromium();
try {
  const wide = await open({ viewport: { width: 1440, height: 900 } });
  await handIn(wide);
  await review(wide);
  await takeNarrow();
  await finish(wide);
} finally {
  await browser.close();
  await alur.stop();
}

async function open(options: Parameters<typeof browser.newContext>[0]): Promise<Player> {
  const page = await (
    await browser.newContext({ deviceScaleFactor: 1.5, reducedMotion: 'reduce', ...options })
  ).newPage();
  await page.goto(`http://127.0.0.1:${alur.port}/`);
  await page.locator('.phone').first().waitFor();
  return new Player(page);
}

async function handIn(player: Player): Promise<void> {
  await player.pickSample('budi', '4 foto dan caption');
  await player.phone('budi').locator('.attachments li').nth(3).waitFor();
  await take('kirim-dokumentasi', player.phone('budi'));
  await player.send('budi');
  await player.message('budi', 'Dokumentasi 4/4').waitFor();
  await player.reply('budi', 'Dokumentasi 4/4');
  await player.pickSample('budi', 'Narasi berita');
  await player.send('budi');
  await player.message('budi', '✅ Narasi').waitFor();
  await player.message('budi', '✅ Narasi').scrollIntoViewIfNeeded();
  await take('kartu', player.phone('budi'));
  await player.tap('budi', 'Serahkan');
  await player.openChat('rina', 'Alur');
  await player.phone('rina').locator('.keyboard').getByRole('button', { name: 'Terima' }).waitFor();
  await take('terima-tolak', player.phone('rina'));
  await show(player, 'budi');
  await take('playground', player.page);
  await player.tap('rina', 'Terima');
}

async function review(player: Player): Promise<void> {
  await player.tap('hendra', 'Koreksi');
  await player.tap('hendra', 'Caption');
  await player.phone('hendra').getByText('Membalas Alur').waitFor();
  await player.pickSample('hendra', 'Caption yang lebih baik');
  await take('koreksi', player.phone('hendra'));
  await player.send('hendra');
  await player.message('hendra', 'revisi 2').waitFor();
  await player.tap('hendra', 'Terima');
  await player.tap('yulia', 'Tolak');
  await player.phone('yulia').getByText('Membalas Alur').waitFor();
  await player.pickSample('yulia', 'Alasan Tolak');
  await take('tolak', player.phone('yulia'));
  await player.send('yulia');
  await player.page.locator('.path .returned').waitFor();
  await show(player, 'yulia');
  await take('playground-tolak', player.page);
}

async function takeNarrow(): Promise<void> {
  const player = await open({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true });
  const { page } = player;
  await page.getByRole('navigation', { name: 'Ponsel' }).getByRole('button', { name: 'Hendra' }).click();
  await take('sempit-ponsel', page);
  for (const part of ['Latihan', 'Kantor']) {
    await page.getByRole('navigation', { name: 'Bagian halaman' }).getByRole('button', { name: part }).click();
    await take(`sempit-${part.toLowerCase()}`, page);
  }
}

async function finish(player: Player): Promise<void> {
  await player.tap('hendra', 'Terima');
  await player.tap('yulia', 'Terima');
  await player.message('rina', 'Instagram').waitFor();
  await player.move('ke tenggat berikutnya', '23.59');
  await take('pengingat', player.phone('rina'));
  await player.reply('rina', 'Instagram');
  await player.pickSample('rina', 'Tautan unggahan');
  await player.send('rina');
  await player.page.locator('.praise').waitFor();
  await player.message('budi', 'Diunggah Admin Medsos').waitFor();
  await show(player, 'budi');
  await take('playground-selesai', player.page);
}

async function show(player: Player, phone: string): Promise<void> {
  await player.phone(phone).scrollIntoViewIfNeeded();
}

function whole(what: Page | Locator): Page {
  return 'page' in what ? what.page() : what;
}

/** Without what goes away by itself. Small enough to be kept: 256 colours are plenty for a drawing. */
async function take(name: string, what: Page | Locator): Promise<void> {
  await whole(what).locator('.toast').first().waitFor({ state: 'detached' });
  const png = await what.screenshot({ animations: 'disabled' });
  await sharp(png).png({ palette: true, quality: 92, effort: 8 }).toFile(`${folder}${name}.png`);
}
