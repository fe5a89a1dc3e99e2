import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { textOf } from '../reports/read-pdf.ts';
import { appointEverybody, buttonsOf, type Office, openOffice } from './office.ts';
import { appoint, logOf, told, until } from './packages.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

async function fileFor(person: VirtualUser, command: string, name: string): Promise<Buffer> {
  const soFar = person.inbox.length;
  person.send('bot', command);
  const find = () => person.inbox.slice(soFar).find(({ document }) => document?.file_name === name);
  return person.download(await office.server.waitFor(find, name, 30_000));
}

describe('/kantor', () => {
  it('shows what the papers carry, by default what stands in the SOP', async () => {
    office.admin.send('bot', '/kantor');
    const shown = await told(office, office.admin, 'Data kantor');
    expect(shown.text).toContain('Nama kantor: Komisi Pemilihan Umum Kabupaten Pasaman Barat');
    expect(shown.text).toContain('Telepon: 0852-7251-1588');
    expect(shown.text).toContain('Sekretaris: Zaidi');
    expect(buttonsOf(shown)).toEqual(
      expect.arrayContaining(['Nama kantor', 'Alamat', 'Pimpinan Redaksi', 'Logo', 'Akun Instagram', 'Akun Website']),
    );
  });

  it('asks for what a button names, and keeps the answer', async () => {
    const { admin } = office;
    const shown = await told(office, admin, 'Data kantor');
    await admin.tap(shown, 'Pimpinan Redaksi');
    const question = await told(office, admin, 'menandatangani sebagai Pimpinan Redaksi');
    admin.send('bot', '  Elvi   Rahmawati, S.H. \nNIP 19800101 200501 2 001', { replyTo: question });
    await told(office, admin, 'Tersimpan. Pimpinan Redaksi: Elvi Rahmawati, S.H., NIP 19800101 200501 2 001');
    const logged = logOf(office.settings).filter(({ type }) => type === 'OfficeChanged');
    expect(logged).toMatchObject([
      { payload: { field: 'chiefEditor', hash: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ]);
  });

  it('sets at once what is written behind it', async () => {
    const { admin } = office;
    admin.send('bot', '/kantor telepon 0753-123456');
    await told(office, admin, 'Tersimpan. Telepon: 0753-123456');
    admin.send('bot', '/kantor akun instagram @kpu_pasamanbarat');
    await told(office, admin, 'Tersimpan. Akun Instagram: @kpu_pasamanbarat');
    admin.send('bot', `/kantor alamat ${'a'.repeat(201)}`);
    await told(office, admin, 'Teks itu 201 karakter, paling banyak 200');
    admin.send('bot', '/kantor nama hapus');
    await told(office, admin, 'Nama kantor tidak dapat dikosongkan');
    admin.send('bot', '/kantor warna merah');
    await told(office, admin, 'Bagian: nama, alamat');
  });

  it('chooses where the office uploads, by the button or at once', async () => {
    const { admin } = office;
    admin.send('bot', '/kantor platform');
    let question = await told(office, admin, 'Ke platform mana kantor mengunggah?');
    const answer = (text: string) => admin.send('bot', text, { replyTo: question });
    answer('Instagram, Friendster dan MySpace');
    await told(office, admin, 'Platform tidak dikenal: Friendster dan MySpace. Pilihannya: Instagram, Facebook, X,');
    answer('1. YouTube\n2. Instagram\n3. youtube');
    await told(office, admin, 'Tersimpan. Platform: YouTube, Instagram. Berlaku untuk kiriman yang diputuskan');
    expect(logOf(office.settings)).toContainEqual(
      expect.objectContaining({
        type: 'OfficeChanged',
        payload: { field: 'platforms', platforms: ['youtube', 'instagram'] },
      }),
    );
    admin.send('bot', '/kantor');
    const shown = await told(office, admin, 'Platform: YouTube, Instagram\n');
    expect(buttonsOf(shown)).toContain('Akun YouTube');
    expect(buttonsOf(shown)).not.toContain('Akun Facebook');
    await admin.tap(shown, 'Platform');
    question = await told(office, admin, 'Ke platform mana kantor mengunggah?');
    answer('hapus');
    await told(office, admin, 'Platform kembali ke pengaturan awal.');
    admin.send('bot', '/kantor');
    const all = 'Platform: Instagram, Website\n';
    await until(office, () => afterwards('kembali ke pengaturan awal', all), 'those of the setting again');
  });

  it('takes a picture as the logo, and nothing else', async () => {
    const { admin } = office;
    admin.send('bot', '/kantor logo');
    let question = await told(office, admin, 'Kirim logo kantor');
    admin.sendDocument('bot', Buffer.from('%PDF-1.4 bukan gambar'), { fileName: 'logo.png', replyTo: question });
    await told(office, admin, 'bukan gambar PNG atau JPEG');
    admin.send('bot', '/kantor logo');
    question = await until(office, () => afterwards('bukan gambar', 'Kirim logo kantor'), 'second question');
    const logo = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#9c1c1c' } })
      .png()
      .toBuffer();
    admin.sendDocument('bot', logo, { fileName: 'logo.png', replyTo: question });
    await told(office, admin, 'Logo tersimpan');
    const hash = createHash('sha256').update(logo).digest('hex');
    expect(logOf(office.settings)).toContainEqual(
      expect.objectContaining({ type: 'OfficeChanged', payload: { field: 'logo', hash } }),
    );
  });

  it('is what the next register carries', async () => {
    const text = await textOf(await fileFor(office.admin, '/register 2025 pdf', 'register-tahun-2025.pdf'));
    expect(text).toContain('Telp. 0753-123456');
    expect(text).toContain('Elvi Rahmawati, S.H. NIP 19800101 200501 2 001');
    expect(text).toContain('Rina Admin');
  }, 60_000);

  it('is for the admin alone, also by a button of former days', async () => {
    const { admin, chief } = office;
    chief.send('bot', '/kantor telepon 1');
    await told(office, chief, '/kantor hanya untuk Admin Medsos');
    const former = await appoint(office, 'admin', 'Dewi');
    former.send('bot', '/kantor');
    const shown = await told(office, former, 'Data kantor');
    admin.send('bot', '/peran');
    await admin.tap(await told(office, admin, 'Tim Pelaksana:'), 'Cabut: Dewi (Admin Medsos)');
    await told(office, former, 'Admin Medsos');
    await until(office, () => logOf(office.settings).some(({ type }) => type === 'RoleRevoked'), 'the role is gone');
    expect((await former.tap(shown, 'Telepon')).text).toContain('hanya untuk Admin Medsos');
  });

  function afterwards(first: string, then: string) {
    const { inbox } = office.admin;
    const from = inbox.findLastIndex(({ text }) => text?.includes(first));
    return inbox.slice(from).find(({ text }) => text?.includes(then));
  }
});
