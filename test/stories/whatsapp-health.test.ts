import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WhatsAppNotice } from '../../bot/whatsapp/connection-watch.ts';
import { latest } from './office.ts';
import { openWordOffice, type WordOffice } from './word-office.ts';

/** What becomes of WhatsApp is told to the admin on Telegram, each with how to go on. */
describe('the admin on Telegram hears', () => {
  let office: WordOffice;

  beforeAll(async () => {
    office = await openWordOffice();
  }, 60_000);
  afterAll(() => office.close());

  const notices: [WhatsAppNotice, ...string[]][] = [
    [{ type: 'lost', since: '2025-06-12T03:00:00.000Z' }, 'terputus sejak Kamis, 12 Juni 2025 pukul 10.00', 'Periksa'],
    [{ type: 'back' }, 'tersambung lagi'],
    [{ type: 'stopped', why: 'loggedOut' }, 'tidak lagi tertaut', 'pindai kode QR', 'dilanjutkan di Telegram'],
    [{ type: 'stopped', why: 'banned' }, 'memblokir nomor kantor (403)', 'meminta peninjauan', 'mulai ulang program'],
    [{ type: 'stopped', why: 'replaced' }, 'diambil alih', '(440)', 'Hentikan program lain itu'],
    [{ type: 'stopped', why: 'outdated' }, 'versi yang dipakai program (405)', 'WHATSAPP_VERSION', 'mulai ulang'],
    [{ type: 'stopped', why: 'unsupported' }, '(411)', 'Perbarui WhatsApp di ponsel itu, tautkan lagi'],
    [{ type: 'capReached', dailyCap: 500 }, 'Batas 500 pesan WhatsApp sehari', 'dikirim besok'],
  ];
  it.each(notices)('%o', async (notice, begins, ...goesOn) => {
    office.chat.tell(notice);
    const { text } = await office.waitFor(() => latest(office.rina.inbox, begins), begins);
    for (const words of goesOn) expect(text).toContain(words);
  });

  it('nothing twice a day of the daily cap', async () => {
    const { rina, chat } = office;
    const soFar = rina.inbox.length;
    chat.tell({ type: 'capReached', dailyCap: 500 });
    await chat.say(chat.person('Orang lewat'), 'halo');
    await office.settle();
    expect(rina.inbox).toHaveLength(soFar);
  });
});
