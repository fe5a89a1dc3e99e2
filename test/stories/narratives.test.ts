import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { docx, pdf, zip } from '../bot/documents/make-documents.ts';
import { appointEverybody, type Office, openOffice } from './office.ts';
import { botMessages, cardSays, codeOf, logOf, newMember, photos, promptFor, sendPackage, until } from './packages.ts';

const words = 'Simpang Empat, KPU Pasaman Barat melaksanakan sosialisasi di SMA 1.';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe.concurrent('a document in answer to the card', () => {
  it.each([
    ['narasi.txt', Buffer.from(`\uFEFF${words}\r\n`)],
    ['narasi.docx', docx(words)],
    ['narasi.pdf', pdf(words)],
  ])('%s is the narrative', async (fileName, bytes) => {
    const name = `Lengkap dengan ${fileName}`;
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, name);
    const card = await cardSays(office, name, 'Dokumentasi 4/4');
    ani.sendDocument(office.group, bytes, { fileName, replyTo: card });
    const asked = await promptFor(office, office.admin, name, 'Terima');
    expect(asked.text).toContain(`Narasi\n${words}`);
    expect(asked.text).toContain('4 dokumentasi');
  });

  it.each([
    ['rusak.docx', docx(words).subarray(0, 300), 'rusak dan tidak dapat dibuka'],
    ['rusak.pdf', pdf(words).subarray(0, 120), 'rusak dan tidak dapat dibuka'],
    ['kosong.txt', Buffer.from(' \n'), 'tidak berisi tulisan'],
    ['kosong.docx', docx(''), 'tidak berisi tulisan'],
    ['lama.doc', Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'), 'bukan berkas .txt, .docx, atau .pdf'],
    ['arsip.docx', zip({ 'a.txt': words }), 'rusak dan tidak dapat dibuka'],
  ])('%s gets a clear answer on the card, and nothing is lost', async (fileName, bytes, problem) => {
    const name = `Ditolak ${fileName}`;
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, name);
    const card = await cardSays(office, name, 'Dokumentasi 4/4');
    ani.sendDocument(office.group, bytes, { fileName, replyTo: card });
    await cardSays(office, name, `"${fileName}" ${problem}`, '⬜ Narasi', 'Dokumentasi 4/4');
    ani.sendDocument(office.group, docx(words), { fileName: 'benar.docx', replyTo: card });
    await cardSays(office, name, '✅ Narasi', '!⚠️', 'Dokumentasi 4/4');
  });

  it('over 20 MB says so', async () => {
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, 'Narasi besar');
    const card = await cardSays(office, 'Narasi besar', 'Dokumentasi 4/4');
    const options = { fileName: 'besar.docx', replyTo: card, fileSize: 21 * 1024 * 1024 };
    ani.sendDocument(office.group, docx(words), options);
    await cardSays(office, 'Narasi besar', '"besar.docx" terlalu besar', '⬜ Narasi', 'Dokumentasi 4/4');
  });
});

describe.concurrent('a narrative that a chat program cut in two', () => {
  it.each([
    ['of which only the first part is a reply', false],
    ['of which each part is a reply', true],
  ])('%s is joined', async (title, isReply) => {
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, title, { holdBack: [3] });
    const card = await cardSays(office, title, 'Dokumentasi 3/4');
    const [first, second] = [sentences('awal', 4000), sentences('akhir', 1500)];
    ani.send(office.group, first, { replyTo: card });
    ani.send(office.group, second, isReply ? { replyTo: card } : {});
    ani.sendPhoto(office.group, photos(`${title} lagi`, 1)[0]!, { replyTo: card });
    const asked = await promptFor(office, office.admin, title, 'Narasi lengkap');
    await office.admin.tap(asked, 'Narasi lengkap');
    const parts = await until(office, () => after(office.admin, asked.message_id, 2), 'the narrative as messages');
    expect(parts.join(' ').replace(/\s+/g, ' ')).toBe(`${first} ${second}`.replace(/\s+/g, ' '));
  });

  it('is not joined with what somebody else says next', async () => {
    const [ani, tono] = [newMember(office, 'Ani'), newMember(office, 'Tono')];
    sendPackage(office, ani, 'Tidak disambung', { holdBack: [3] });
    const card = await cardSays(office, 'Tidak disambung', 'Dokumentasi 3/4');
    ani.send(office.group, sentences('awal', 4000), { replyTo: card });
    tono.send(office.group, sentences('obrolan', 500));
    ani.sendPhoto(office.group, photos('Tidak disambung lagi', 1)[0]!, { replyTo: card });
    await promptFor(office, office.admin, 'Tidak disambung', 'Terima');
    const code = await codeOf(office, 'Tidak disambung');
    const narratives = logOf(office.settings, code).filter(({ payload }) => 'narrative' in payload);
    expect(narratives.map(({ type }) => type)).toEqual(['ContentAdded', 'SubmissionHandedIn']);
  });
});

describe.concurrent('what is no documentation', () => {
  it('a sticker is chatter, a voice message is answered, and neither is taken', async () => {
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, 'Suara dan stiker', { holdBack: [3] });
    const card = await cardSays(office, 'Suara dan stiker', 'Dokumentasi 3/4');
    const sticker = ani.sendSticker(office.group, { replyTo: card });
    const voice = ani.sendVoice(office.group, undefined, { replyTo: card });
    const answer = await until(office, () => answerTo(voice.message_id), 'answer to the voice message');
    expect(answer.text).toContain('tidak termasuk kiriman');
    expect(answerTo(sticker.message_id)).toBeUndefined();
    await cardSays(office, 'Suara dan stiker', 'Dokumentasi 3/4');
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

const answerTo = (id: number) => botMessages(office).find(({ reply_to_message: to }) => to?.message_id === id);

/** The texts that came after a message, when there are so many. */
function after({ inbox }: VirtualUser, messageId: number, count: number): string[] | undefined {
  const texts = inbox.flatMap(({ message_id: id, text }) =>
    id > messageId && text?.includes('kalimat') ? [text] : [],
  );
  const parts = texts.filter((text) => !/^K-\d+ · /.test(text));
  return parts.length === count ? parts : undefined;
}

function sentences(word: string, length: number): string {
  const all = Array.from({ length: Math.ceil(length / 20) }, (_, index) => `Ini kalimat ${word} ${index + 1}.`);
  return all.join(' ').slice(0, length).trimEnd();
}
