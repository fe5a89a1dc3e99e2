import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { appointEverybody, buttonsOf, latest, type Office, openOffice } from './office.ts';
import {
  accept,
  cardSays,
  codeOf,
  countLogged,
  logOf,
  newMember,
  promptFor,
  sendInfographic,
  told,
  toldGroup,
  until,
} from './packages.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ PLATFORMS: 'instagram,facebook,x,youtube,website' });
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe('the upload', () => {
  it('asks with the media, the caption alone, and a button for each platform', async () => {
    const { code, message } = await toUpload('Bertanya');
    expect(buttonsOf(message).filter((text) => text !== 'Lewati')).toEqual([
      'Instagram',
      'Facebook',
      'X',
      'YouTube',
      'Website',
    ]);
    const inbox = office.admin.inbox.filter(({ message_id: id }) => id < message.message_id).slice(-2);
    expect(inbox.map(({ text, caption }) => text ?? caption)).toEqual([`${code} · 1/1`, 'Caption Bertanya']);
    await withdraw(code);
  });

  it('ticks platforms by the hosts of the links, several at once, until none is left', async () => {
    const { admin } = office;
    const { code, message } = await toUpload('Tautan');
    admin.send('bot', 'https://www.instagram.com/p/a/ dan juga https://fb.watch/b', { replyTo: message });
    await until(office, () => left(message).join() === 'X,YouTube,Website', 'two platforms are ticked');
    admin.send('bot', 'https://mobile.twitter.com/kpu/status/1', { replyTo: message });
    await until(office, () => left(message).join() === 'YouTube,Website', 'X by a subdomain');
    admin.send('bot', 'youtu.be/abc\nhttps://kab-pasamanbarat.kpu.go.id/berita/1.', { replyTo: message });
    const news = await toldGroup(office, `${code} sudah diunggah`);
    for (const link of [
      'instagram.com/p/a',
      'fb.watch/b',
      'mobile.twitter.com',
      'youtu.be/abc',
      'kpu.go.id/berita/1',
    ]) {
      expect(news.text).toContain(link);
      await cardSays(office, 'Tautan', link);
    }
    expect(countLogged(office.settings, code, 'LinkRecorded')).toBe(5);
    expect(countLogged(office.settings, code, 'SubmissionPublished')).toBe(1);
  });

  it('refuses hosts that only look alike, and says what is expected', async () => {
    const { admin } = office;
    const { code, message } = await toUpload('Palsu');
    const lookalikes = [
      'https://instagram.com.contoh.id/p/a',
      'https://palsu-instagram.com/p/a',
      'https://instagram.com@contoh.id/p/a',
      'https://kpu.go.id.contoh.id/a',
      'https://xkpu.go.id/a',
      'https://tiktok.com/@kpu/video/1',
    ];
    for (const link of lookalikes) {
      const sent = admin.send('bot', link, { replyTo: message });
      const answer = () => admin.inbox.find(({ reply_to_message: to }) => to?.message_id === sent.message_id);
      const refusal = await until(office, answer, `refusal of ${link}`);
      for (const host of ['instagram.com', 'youtu.be', '*.kpu.go.id']) expect(refusal.text).toContain(host);
    }
    expect(left(message)).toHaveLength(5);
    expect(countLogged(office.settings, code, 'LinkRecorded')).toBe(0);
    await withdraw(code);
  });

  it('refuses the wrong one of several, and ticks the others', async () => {
    const { admin } = office;
    const { code, message } = await toUpload('Campur');
    admin.send('bot', 'https://situs.id/a https://fb.watch/b', { replyTo: message });
    const answer = await told(office, admin, 'Tautan dari situs.id tidak dikenal');
    expect(answer.text).toContain(`Tercatat: tautan Facebook untuk ${code}.`);
    await until(office, () => left(message).join() === 'Instagram,X,YouTube,Website', 'Facebook is ticked');
    await withdraw(code);
  });
});

describe('a platform that is left out', () => {
  it('takes a reason, by words or by the button, and never all of them', async () => {
    const { admin } = office;
    const { code, message } = await toUpload('Lewati');
    admin.send('bot', 'lewati x', { replyTo: message });
    await told(office, admin, 'alasan');
    expect(left(message)).toHaveLength(5);
    admin.send('bot', 'lewati x akunnya dikunci', { replyTo: message });
    await until(office, () => !left(message).includes('X'), 'X is left out');
    const data = message.reply_markup?.inline_keyboard
      ?.flat()
      .find(({ callback_data: of }) => of === `skip:${code}:facebook`);
    await admin.tap(message, { data: data?.callback_data ?? '' });
    const question = await told(office, admin, 'mengapa Facebook dilewati');
    admin.send('bot', 'sedang tidak dipakai', { replyTo: question });
    await until(office, () => left(message).join() === 'Instagram,YouTube,Website', 'Facebook is left out');
    for (const word of ['instagram', 'YouTube']) admin.send('bot', `Lewati ${word}: tidak perlu`, { replyTo: message });
    await until(office, () => left(message).join() === 'Website', 'only the website is left');
    admin.send('bot', 'lewati website juga tidak perlu', { replyTo: message });
    await told(office, admin, '/tarik');
    expect(left(message)).toEqual(['Website']);
    admin.send('bot', 'https://kab.kpu.go.id/1', { replyTo: message });
    await cardSays(
      office,
      'Lewati',
      'X dilewati: akunnya dikunci',
      'Facebook dilewati: sedang tidak dipakai',
      'kab.kpu.go.id/1',
    );
    const skipped = logOf(office.settings, code).filter(({ type }) => type === 'PlatformSkipped');
    expect(skipped.map(({ payload }) => payload.platform)).toEqual(['x', 'facebook', 'instagram', 'youtube']);
  });
});

describe('a question for one link', () => {
  it('takes what comes, and says what that was', async () => {
    const { admin } = office;
    const { code, message } = await toUpload('Ditanya');
    await admin.tap(message, 'Instagram');
    const question = await told(office, admin, 'tautan Instagram');
    admin.send('bot', 'https://contoh.id/p/1', { replyTo: question });
    await told(office, admin, 'Tautan dari situs.id tidak dikenal');
    admin.send('bot', 'https://facebook.com/kpu/1', { replyTo: question });
    expect((await told(office, admin, 'Tercatat: tautan')).text).toContain('Facebook');
    await until(office, () => left(message).join() === 'Instagram,X,YouTube,Website', 'Facebook is ticked');
    await withdraw(code);
  });

  it('asks which package is meant when several wait and nothing is answered', async () => {
    const { admin } = office;
    const [first, second] = [await toUpload('Satu'), await toUpload('Dua')];
    admin.send('bot', 'https://instagram.com/p/1');
    const answer = await told(office, admin, 'yang mana');
    for (const { code } of [first, second]) expect(answer.text).toContain(code);
    for (const { code } of [first, second]) await withdraw(code);
  });
});

describe('platforms that the admin chose', () => {
  it('are asked for from the next decision on, and a package that is being uploaded keeps its own', async () => {
    const { admin } = office;
    const before = await toUpload('Sebelum');
    admin.send('bot', '/kantor platform instagram, tiktok');
    await told(office, admin, 'Tersimpan. Platform: Instagram, TikTok');
    const after = await toUpload('Sesudah');
    expect(left(after.message)).toEqual(['Instagram', 'TikTok']);
    const refused = admin.send('bot', 'https://tiktok.com/@kpu/video/1', { replyTo: before.message });
    const answer = () => admin.inbox.find(({ reply_to_message: to }) => to?.message_id === refused.message_id);
    expect((await until(office, answer, 'what is expected')).text).toContain('youtu.be');
    admin.send('bot', 'https://youtu.be/1', { replyTo: before.message });
    await until(office, () => left(before.message).join() === 'Instagram,Facebook,X,Website', 'YouTube is ticked');
    admin.send('bot', 'https://instagram.com/p/2 https://tiktok.com/@kpu/video/2', { replyTo: after.message });
    await toldGroup(office, `${after.code} sudah diunggah`);
    admin.send('bot', '/kantor platform hapus');
    await told(office, admin, 'Platform kembali ke pengaturan awal.');
    expect(left((await toUpload('Kembali')).message)).toContain('YouTube');
    for (const code of [before.code, await codeOf(office, 'Kembali')]) await withdraw(code);
  });
});

describe('a link that was wrong', () => {
  it('is put right after the package was published', async () => {
    const { admin } = office;
    const { code, message } = await toUpload('Salah tautan');
    const links = ['instagram.com/p/salah', 'fb.com/1', 'x.com/1', 'youtube.com/1', 'kab.kpu.go.id/1'];
    admin.send('bot', links.join(' '), { replyTo: message });
    await toldGroup(office, `${code} sudah diunggah`);
    admin.send('bot', 'https://instagram.com/p/benar', { replyTo: message });
    await cardSays(office, 'Salah tautan', 'instagram.com/p/benar', '!instagram.com/p/salah');
    await until(office, () => now(message).text?.includes('instagram.com/p/benar'), 'the admin sees it as well');
    const ticked = now(message).text?.match(/(?<=✅ )\w+(?=: )/g);
    expect(ticked).toEqual(['Instagram', 'Facebook', 'X', 'YouTube', 'Website']);
    expect(countLogged(office.settings, code, 'LinkRecorded')).toBe(6);
    admin.send('bot', `/tarik ${code} salah unggah`);
    await told(office, admin, 'sudah diunggah');
    expect(countLogged(office.settings, code, 'SubmissionWithdrawn')).toBe(0);
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

async function toUpload(name: string): Promise<{ code: string; message: ChatMessage }> {
  sendInfographic(office, newMember(office, 'Ani'), name);
  for (const person of [office.admin, office.deputy, office.chief]) await accept(office, person, name);
  const message = await promptFor(office, office.admin, name, 'Instagram');
  return { code: await codeOf(office, name), message };
}

/** Out of the way of the next story. */
async function withdraw(code: string): Promise<void> {
  office.admin.send('bot', `/tarik ${code} selesai`);
  await until(office, () => latest(office.admin.inbox, `${code} ditarik`), `${code} is withdrawn`);
}

const now = ({ message_id: id }: ChatMessage) => office.server.message(office.admin.id, id)!;
const left = (message: ChatMessage) => buttonsOf(now(message)).filter((text) => text !== 'Lewati');
