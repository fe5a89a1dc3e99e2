import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from '../../reports/read-xlsx.ts';
import { type AlurProcess, newDataFolder, startAlur } from '../../support/alur-process.ts';
import { hasChromium, openChromium } from '../../support/chromium.ts';
import { Player } from './player.ts';

const patienceMs = 15_000;

/** One game, by clicking, from the first photo to the register: each test goes on where the one before ended. */
describe.skipIf(!hasChromium)('the whole procedure in a browser', { timeout: 60_000 }, () => {
  const DATA_DIR = newDataFolder();
  let alur: AlurProcess;
  let browser: Browser;
  let context: BrowserContext;
  let player: Player;

  beforeAll(async () => {
    [alur, browser] = await Promise.all([startAlur({ DATA_DIR }), openChromium()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    player = await open(context);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await alur?.stop();
  });

  async function open(where: BrowserContext): Promise<Player> {
    const page = await where.newPage();
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', (error) => expect.unreachable(error.message));
    await page.goto(`http://127.0.0.1:${alur.port}/`);
    return new Player(page);
  }

  it('takes photos by drag and drop, as one album with its caption', async () => {
    await dropPhotos(player.page, 'budi', ['rapat', 'pelantikan', 'sosialisasi-1', 'sosialisasi-2']);
    await player.phone('budi').locator('.attachments li').nth(3).waitFor();
    await player.write('budi', 'Kegiatan: Rapat Koordinasi\nTanggal: hari ini\nCaption: Rapat bersama PPK.');
    await player.message('budi', 'Dokumentasi 4/4').waitFor();
    expect(await player.phone('budi').locator('.mosaic.of-4 img').count()).toBe(4);
  });

  it('takes a photo that is pasted, and lets go of it again', async () => {
    await pastePhoto(player.page, 'sari', 'rapat');
    const attached = player.phone('sari').locator('.attachments li');
    await attached.waitFor();
    await attached.getByRole('button').click();
    await attached.waitFor({ state: 'detached' });
  });

  it('takes the narrative as a reply to the card, and hands in', async () => {
    await player.reply('budi', 'Dokumentasi 4/4');
    await player.write('budi', 'Rapat koordinasi membahas persiapan tahapan berikutnya bersama seluruh PPK.');
    await player.message('budi', '✅ Narasi').waitFor();
    await player.tap('budi', 'Serahkan');
    await player.openChat('rina', 'Alur');
    await player.tap('rina', 'Terima');
  });

  it('shows a second tab the same, and a reloaded one', async () => {
    const other = await open(context);
    await other.page.reload();
    await other.message('hendra', 'Rapat Koordinasi').waitFor();
    expect(await other.messages('budi').count()).toBe(await player.messages('budi').count());
    await other.tap('hendra', 'Terima');
    await player.message('yulia', 'Rapat bersama PPK').waitFor();
    await other.page.close();
  });

  it('lets nobody in who has no role', async () => {
    await player.phone('tamu').getByRole('button', { name: 'MULAI' }).click();
    await player.pickSample('tamu', 'Tiru tombol Terima orang lain');
    const answer = player.phone('tamu').getByRole('alertdialog');
    await answer.getByText(/Tombol Terima milik Yulia .* Jawaban bot: “.*Pimpinan Redaksi/).waitFor();
    await answer.getByRole('button').click();
    expect(await player.page.locator('.path .now h3').textContent()).toContain('Beri keputusan');
  });

  it('edits and deletes what one wrote', async () => {
    await player.write('sari', 'Besok saya kirim.');
    const message = player.message('sari', 'saya kirim');
    await message.hover();
    await message.getByRole('button', { name: /^Edit/ }).click();
    await player.write('sari', 'Sore ini saya kirim.');
    await player.message('budi', /Sore ini.*diedit/).waitFor();
    await message.hover();
    await message.getByRole('button', { name: /^Hapus/ }).click();
    await player.message('budi', 'Sore ini').waitFor({ state: 'detached' });
  });

  it('opens an invitation on the phone that one picks', async () => {
    await player.write('rina', '/undang tim');
    await player.message('rina', 'Undangan untuk Tim Pelaksana').locator('.link').click();
    await player.phone('rina').getByRole('button', { name: 'Sari' }).click();
    await player.openChat('sari', 'Alur');
    await player.message('sari', 'Selamat datang').waitFor();
    await player.openChat('sari', 'Grup');
  });

  it('rejects with a reason, and only then', async () => {
    await player.tap('yulia', 'Tolak');
    await player.phone('yulia').getByText('Membalas Alur').waitFor();
    expect(await player.lesson()).not.toContain('Pimpinan menolak dengan tanggapan (selesai)');
    await player.write('yulia', 'Sebutkan tempat rapatnya.');
    await player.page.locator('.path blockquote', { hasText: 'Sebutkan tempat rapatnya.' }).waitFor();
  });

  it('goes on after the program was killed', async () => {
    const { port } = alur;
    await alur.stop('SIGKILL');
    alur = await startAlur({ DATA_DIR, PORT: String(port) });
    await player.tap('hendra', 'Koreksi');
    await player.tap('hendra', 'Caption');
    await player.phone('hendra').getByText('Membalas Alur').waitFor();
    await player.write('hendra', 'Rapat bersama PPK di kantor KPU.');
    await player.message('hendra', 'revisi 2').waitFor();
    await player.tap('hendra', 'Terima');
    await player.message('yulia', 'di kantor KPU').waitFor();
    await player.tap('yulia', 'Terima');
  });

  it('tells the morning, and reminds on the way to the deadline', async () => {
    await player.message('rina', 'Instagram').waitFor();
    await player.move('ke 08.00 besok', '08.00');
    await player.message('rina', 'Ringkasan').waitFor();
    await player.move('ke tenggat berikutnya', '23.59');
    await player.message('rina', '⏰').waitFor();
    expect(await player.lesson()).toContain('Biarkan waktu berjalan (selesai)');
  });

  it('records the links, and ends the lesson', async () => {
    await player.reply('rina', 'Instagram');
    await player.pickSample('rina', 'Tautan unggahan');
    await player.send('rina');
    await player.page.locator('.praise').waitFor();
    expect(await player.lesson()).toHaveLength(8);
  });

  it('gives a register that opens', async () => {
    const waiting = player.page.waitForEvent('download');
    await player.page.getByRole('link', { name: 'Register XLSX' }).click();
    const file = await (await waiting).path();
    expect(JSON.stringify([...(await readXlsx(await readFile(file)))])).toContain('Rapat Koordinasi');
  });

  it('shows one phone at a time on a narrow screen', async () => {
    const narrow = await browser.newContext({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true });
    const visitor = await open(narrow);
    await visitor.phone('budi').waitFor();
    expect(await visitor.page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await visitor.page.getByRole('navigation', { name: 'Ponsel' }).getByRole('button', { name: 'Yulia' }).click();
    expect(await visitor.page.locator('.phone:visible').count()).toBe(1);
    await visitor.write('yulia', '/status K-0001');
    await visitor.message('yulia', 'Diunggah Admin Medsos').last().waitFor();
    await narrow.close();
  });

  it('begins anew', async () => {
    player.page.once('dialog', (dialog) => void dialog.accept());
    await player.page.getByRole('button', { name: 'Mulai lagi' }).click();
    await player.page.locator('.tour li.now h3', { hasText: 'Kirim dokumentasi' }).waitFor();
    await player.page.getByText('Belum ada kiriman').waitFor();
  });
});

/** As from a folder of the computer: files let go over the messages. */
async function dropPhotos(page: Page, key: string, names: readonly string[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(${transferOf})(${JSON.stringify(names)})`);
  await page.dispatchEvent(`[data-phone="${key}"] .chat`, 'drop', { dataTransfer });
}

/** As a picture that was copied elsewhere. */
async function pastePhoto(page: Page, key: string, name: string): Promise<void> {
  await page.evaluate(`(async () => {
    const clipboardData = await (${transferOf})(${JSON.stringify([name])});
    const where = document.querySelector('[data-phone="${key}"] textarea');
    where.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);
}

/** Runs in the page: sample photos as files. */
const transferOf = `async (names) => {
  const transfer = new DataTransfer();
  for (const name of names) {
    const blob = await (await fetch('/samples/' + name + '.jpg')).blob();
    transfer.items.add(new File([blob], name + '.jpg', { type: 'image/jpeg' }));
  }
  return transfer;
}`;
