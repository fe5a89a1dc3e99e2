import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import { alur } from '../cli/run-alur.ts';
import { textOf } from '../reports/read-pdf.ts';
import { appointEverybody, buttonsOf, latest, type Office, openOffice, prompt } from './office.ts';

/** Each file is made in a process of its own: patience where many others want the machine as well. */
const patienceMs = 30_000;

/** One package through the whole SOP, with a Tolak at each step, a Koreksi, a restart and a late album piece. */
describe('a package from the group to the recap', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice();
    await appointEverybody(office);
  }, 60_000);
  afterAll(() => office.close());

  const card = () => latest(office.server.chat(office.group.id).messages, 'K-0001 ·');
  const cardSays = (text: string) =>
    office.server.waitFor(() => (card()?.text ?? '').includes(text) && card(), `card says "${text}"`);
  const promptOf = (person: 'admin' | 'deputy' | 'chief', button: string) =>
    office.server.waitFor(() => prompt(office[person].inbox, 'K-0001', button), `${person} is asked: ${button}`);

  /** Every copy is brought up to date: the next one that can be tapped is a new one. */
  const noPromptOf = (person: 'deputy' | 'chief') =>
    office.server.waitFor(() => !prompt(office[person].inbox, 'K-0001', 'Terima'), `${person} is asked no more`);

  it('begins with an album and shows one card', async () => {
    const { officer, group } = office;
    const caption =
      'Kegiatan: Sosialisasi <b>Pemilih</b> & _Pemula_\nTanggal: hari ini\nCaption: Sosialisasi di SMA 1 Simpang Empat';
    const album = officer.sendAlbum(
      group,
      [1, 2, 3, 4].map((n) => sampleJpeg(`foto ${n}`)),
      { caption, holdBack: [3] },
    );
    await cardSays('Dokumentasi 3/4');
    await office.restart('SIGKILL');
    album.sendLate();
    await cardSays('Dokumentasi 4/4');
    expect(card()?.text).toContain('Sosialisasi <b>Pemilih</b> & _Pemula_');
    expect(card()?.text).toContain('Narasi');
  });

  it('goes to Admin Medsos when the narrative came', async () => {
    const { officer, group, server } = office;
    officer.send(group, 'Narasi: Simpang Empat, KPU melaksanakan sosialisasi pemilih pemula di SMA 1.', {
      replyTo: card()!,
    });
    const asked = await promptOf('admin', 'Terima');
    expect(buttonsOf(asked)).toEqual(['✅ Terima', '❌ Tolak']);
    expect(asked.text).toContain('Sosialisasi di SMA 1 Simpang Empat');
    const album = office.admin.inbox.filter((message) => message.photo);
    expect(album).toHaveLength(4);
    expect(new Set(album.map((message) => message.media_group_id)).size).toBe(1);
    expect(server.chat(group.id).messages.filter((message) => (message.text ?? '').includes('K-0001'))).toHaveLength(1);
  });

  it('comes back from Admin Medsos with a written response, and goes in again by the button', async () => {
    const { admin, officer, server } = office;
    await admin.tap(await promptOf('admin', 'Tolak'), 'Tolak');
    const question = await server.waitFor(() => latest(admin.inbox, 'tulis tanggapan'), 'question');
    admin.send('bot', 'Foto nomor 2 buram, mohon diganti.', { replyTo: question });
    await cardSays('Foto nomor 2 buram');
    expect(buttonsOf(card()!)).toEqual(['Serahkan lagi']);
    officer.sendPhoto(office.group, sampleJpeg('foto pengganti'), { replyTo: card()! });
    await cardSays('Dokumentasi 5/4');
    await officer.tap(card()!, 'Serahkan lagi');
    await admin.tap(await promptOf('admin', 'Terima'), 'Terima');
  });

  it('comes back from Wakil, who corrects it the next time', async () => {
    const { admin, deputy, officer, server } = office;
    await deputy.tap(await promptOf('deputy', 'Tolak'), 'Tolak');
    await server.waitFor(() => latest(deputy.inbox, 'tulis tanggapan'), 'question');
    deputy.send('bot', 'Nama sekolah keliru.');
    await cardSays('Nama sekolah keliru');
    await officer.tap(card()!, 'Serahkan lagi');
    await admin.tap(await promptOf('admin', 'Terima'), 'Terima');
    await deputy.tap(await promptOf('deputy', 'Koreksi'), 'Koreksi');
    await deputy.tap(await promptOf('deputy', 'Caption'), 'Caption');
    const question = await server.waitFor(() => latest(deputy.inbox, 'caption (paling banyak'), 'question');
    deputy.send('bot', 'Sosialisasi di SMA 2 Simpang Empat', { replyTo: question });
    const revised = await server.waitFor(
      () =>
        latest(
          deputy.inbox.filter((message) => buttonsOf(message).length > 0),
          'SMA 2 Simpang Empat',
        ),
      'prompt of the revision',
    );
    await deputy.tap(revised, 'Terima');
    await noPromptOf('deputy');
  });

  it('comes back from Pimpinan to Wakil, and is decided the next time', async () => {
    const { deputy, chief, server } = office;
    const asked = await promptOf('chief', 'Tolak');
    expect(latest(chief.inbox, 'Koreksi pada K-0001')?.text).toContain('SMA');
    await chief.tap(asked, 'Tolak');
    await server.waitFor(() => latest(chief.inbox, 'tulis tanggapan'), 'question');
    await noPromptOf('chief');
    chief.send('bot', 'Sebutkan jumlah peserta.');
    await deputy.tap(await promptOf('deputy', 'Terima'), 'Terima');
    await chief.tap(await promptOf('chief', 'Terima'), 'Terima');
    const late = await chief
      .tap(asked, { data: asked.reply_markup!.inline_keyboard![0]![0]!.callback_data! })
      .catch(() => null);
    expect(late === null || (late.text ?? '').includes('selesai')).toBe(true);
  });

  it('is published with the links of every platform', async () => {
    const { admin, server, group } = office;
    const publishing = await promptOf('admin', 'Instagram');
    expect(admin.inbox.some((message) => message.text === 'Sosialisasi di SMA 2 Simpang Empat')).toBe(true);
    admin.send('bot', 'https://example.com/p/1', { replyTo: publishing });
    await server.waitFor(() => latest(admin.inbox, 'example.com tidak dikenal'), 'refusal of a strange host');
    admin.send('bot', 'https://www.instagram.com/p/abc/', { replyTo: publishing });
    await cardSays('instagram.com/p/abc');
    admin.send('bot', 'lewati website sedang diperbaiki', { replyTo: publishing });
    await server.waitFor(() => latest(server.chat(group.id).messages, 'sudah diunggah'), 'news in the group');
    await cardSays('Website dilewati: sedang diperbaiki');
  });

  it('stands in the register and the recap, and every step in the log', async () => {
    const { admin, server } = office;
    admin.send('bot', '/register');
    const register = await server.waitFor(
      () => admin.inbox.find(({ document }) => document?.file_name?.startsWith('register')),
      'register',
      patienceMs,
    );
    expect(admin.download(register).subarray(0, 2).toString()).toBe('PK');
    const before = admin.inbox.length;
    admin.send('bot', '/rekap pdf');
    const recap = await server.waitFor(
      () => admin.inbox.find(({ document }) => document?.file_name?.startsWith('rekap')),
      'recap',
      patienceMs,
    );
    expect(admin.download(recap).subarray(0, 5).toString()).toBe('%PDF-');
    const [picture, file] = admin.inbox.slice(before).filter(({ from }) => from?.is_bot);
    expect(picture).toMatchObject({ photo: expect.anything(), caption: expect.stringContaining('Rekapitulasi') });
    expect(file?.message_id).toBe(recap.message_id);
    const events = (await alur(office.settings, 'history', 'K-0001', '--format', 'json'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; at: string });
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect([
      count('StepAccepted'),
      count('StepRejected'),
      count('ContentCorrected'),
      count('SubmissionPublished'),
    ]).toEqual([5, 3, 1, 1]);
    expect(await alur(office.settings, 'verify')).toMatch(/\d+/);
    const handedIn = events.find(({ type }) => type === 'SubmissionHandedIn')?.at ?? '';
    const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: office.zone }).format(new Date(handedIn));
    const rows = await alur(office.settings, 'register', '--period', year, '--format', 'json');
    expect(JSON.parse(rows)).toHaveLength(1);
  }, 90_000);

  it('has a paper with its written responses, which is held against the log', async () => {
    const { chief, server } = office;
    chief.send('bot', '/tanggapan K-0001');
    const paper = await server.waitFor(
      () => chief.inbox.find(({ document }) => document?.file_name === 'tanggapan-k-0001.pdf'),
      'written response',
      patienceMs,
    );
    const text = await textOf(chief.download(paper));
    for (const said of ['Foto nomor 2 buram, mohon diganti.', 'Nama sekolah keliru.', 'Sebutkan jumlah peserta.'])
      expect(text).toContain(said);
    const hash = /--hash ([0-9a-f]{64})/.exec(text)?.[1] ?? '';
    const held = (against: string) => alur(office.settings, 'verify', '--package', 'K-0001', '--hash', against);
    expect(await held(hash)).toContain('paper K-0001 holds');
    await expect(held('f'.repeat(64))).rejects.toThrow('hash');
  }, 90_000);

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});
