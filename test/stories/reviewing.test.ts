import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { appointEverybody, buttonsOf, latest, type Office, openOffice, prompt } from './office.ts';
import {
  accept,
  appoint,
  cardSays,
  codeOf,
  logOf,
  newMember,
  promptFor,
  sendInfographic,
  told,
  until,
} from './packages.ts';

let office: Office;
let secondAdmin: VirtualUser;
beforeAll(async () => {
  office = await openOffice();
  await appointEverybody(office);
  secondAdmin = await appoint(office, 'admin', 'Tuti');
}, 60_000);
afterAll(() => office.close());

describe('a decision', () => {
  it('is made once when two admins tap at the same moment, and the other one is told', async () => {
    const code = await handIn('Dua admin');
    const [first, second] = [await asked(office.admin, 'Dua admin'), await asked(secondAdmin, 'Dua admin')];
    const answers = await Promise.all([office.admin.tap(first, 'Terima'), secondAdmin.tap(second, 'Terima')]);
    expect(answers.map(({ showAlert }) => showAlert === true).sort()).toEqual([false, true]);
    expect(answers.find(({ showAlert }) => showAlert)?.text).toMatch(/Rina|Tuti/);
    for (const [person, message] of [[office.admin, first] as const, [secondAdmin, second] as const]) {
      await until(office, () => buttonsOf(now(message)).length === 0, `${person.firstName}'s copy has no buttons`);
      expect(now(message).text).toMatch(/Diterima Admin Medsos.*(Rina|Tuti)/);
    }
    expect(typesOf(code)).toEqual(['SubmissionHandedIn', 'StepAccepted', 'Refused']);
  });

  it('is the first one when one admin accepts and the other one rejects', async () => {
    const code = await handIn('Terima dan Tolak');
    const [first, second] = [
      await asked(office.admin, 'Terima dan Tolak'),
      await asked(secondAdmin, 'Terima dan Tolak'),
    ];
    await secondAdmin.tap(second, 'Tolak');
    const question = await told(office, secondAdmin, `${code}: tulis tanggapan`);
    await office.admin.tap(first, 'Terima');
    secondAdmin.send('bot', 'Fotonya kurang jelas.', { replyTo: question });
    await told(office, secondAdmin, 'tidak dicatat');
    expect(typesOf(code)).toEqual(['SubmissionHandedIn', 'StepAccepted']);
    await cardSays(office, 'Terima dan Tolak', 'Sekarang: Wakil Pimpinan Redaksi');
  });

  it('is not made by forged buttons: each attempt is one row in the log', async () => {
    const code = await handIn('Dipalsukan');
    const message = await asked(office.admin, 'Dipalsukan');
    const stranger = office.server.addUser({ firstName: 'Orang lain' });
    stranger.start();
    await until(office, () => stranger.inbox.length > 0, 'the stranger is greeted');
    const forged = [
      () => stranger.forgeTap(`accept:${code}:receiving:1`),
      () => stranger.forgeTap(`reject:${code}:receiving:1`),
      () => stranger.forgeTap(`narrative:${code}`),
      () => office.chief.forgeTap(`accept:${code}:receiving:1`),
      () => office.officer.forgeTap(`accept:${code}:receiving:1`, { message }),
      () => office.deputy.forgeTap(`accept:${code}:correcting:1`),
      () => office.deputy.forgeTap(`save:${code}:1`),
      () => office.admin.forgeTap(`accept:${code}:receiving:0`, { message }),
      () => office.admin.forgeTap(`accept:${code}:deciding:1`, { message }),
      () => office.admin.forgeTap(`skip:${code}:instagram`, { message }),
    ];
    for (const attempt of forged) expect(await attempt()).toMatchObject({ showAlert: true });
    expect(typesOf(code)).toEqual(['SubmissionHandedIn', ...forged.map(() => 'Refused')]);
    await office.admin.tap(message, 'Terima');
    await asked(office.deputy, 'Dipalsukan');
    expect(stranger.inbox).toHaveLength(1);
    expect(stranger.inbox[0]?.text).not.toContain('Dipalsukan');
    expect(latest(office.chief.inbox, code)).toBeUndefined();
  });

  it('is shown on every copy of a prompt after one tap, also on one that the bot never learned of', async () => {
    const { admin, server } = office;
    // The card, and the prompts of both admins: sent, and the answer lost.
    server.faults.next('sendMessage', { kind: 'reset-after' }, 3);
    sendInfographic(office, newMember(office, 'Ani'), 'Salinan');
    const copies = () => admin.inbox.filter(({ text }) => text?.includes('· Salinan'));
    await until(office, () => copies().length === 2, 'the prompt came twice');
    const [unknown, known] = copies();
    expect(await admin.tap(known!, 'Terima')).toMatchObject({ text: 'Diterima.' });
    expect(await admin.tap(unknown!, 'Terima')).toMatchObject({ showAlert: true });
    const isUpToDate = ({ text }: { text?: string | undefined }) => text?.includes('Diterima Admin Medsos');
    await until(office, () => copies().every(isUpToDate), 'both say what was decided');
  });

  it('is refused on a prompt that is out of date, which is brought up to date', async () => {
    const ani = newMember(office, 'Ani');
    const photo = sendInfographic(office, ani, 'Usang');
    const code = await codeOf(office, 'Usang');
    const old = await asked(office.admin, 'Usang');
    ani.edit(photo, 'Kegiatan: Usang\nJenis: infografis\nCaption: Yang baru');
    const answer = await until(
      office,
      () => logOf(office.settings, code).some(({ type, payload }) => type === 'ContentAdded' && payload.revision === 2),
      'the revision',
    ).then(() => office.admin.forgeTap(`accept:${code}:receiving:1`, { message: old }));
    expect(answer).toMatchObject({ showAlert: true, text: expect.stringContaining('revisi 2') });
    await until(office, () => buttonsOf(now(old)).length === 0 && now(old).text?.includes('revisi 2'), 'the old copy');
    const fresh = await until(office, () => latest(office.admin.inbox, 'Yang baru'), 'prompt of the revision');
    await office.admin.tap(fresh, 'Terima');
    await asked(office.deputy, 'Usang');
  });
});

describe('a revision that comes back to its step', () => {
  it('is decided on a prompt of its own: the old copy keeps what was decided on it', async () => {
    const code = await handIn('Dua putaran');
    for (const person of [office.admin, office.deputy]) await accept(office, person, 'Dua putaran');
    const old = await asked(office.chief, 'Dua putaran');
    await noCopyIsOpen(office.deputy, code);
    await office.chief.tap(old, 'Tolak');
    office.chief.send('bot', 'Mohon dicek lagi.', { replyTo: await told(office, office.chief, `${code}: tulis`) });
    await accept(office, office.deputy, 'Dua putaran');
    const fresh = await asked(office.chief, 'Dua putaran');
    expect(fresh.message_id).not.toBe(old.message_id);
    await until(office, () => now(old).text?.includes('Ditolak Pimpinan Redaksi'), 'what was decided on it');
    const stale = await office.chief.forgeTap(`accept:${code}:deciding:1`, { message: old });
    expect(stale).toMatchObject({ showAlert: true, text: expect.stringContaining('ditolak') });
    expect(await office.chief.tap(fresh, 'Terima')).toMatchObject({ text: 'Diterima.' });
    await until(office, () => now(fresh).text?.includes('Diterima Pimpinan Redaksi'), 'the new copy');
    await cardSays(office, 'Dua putaran', 'Sekarang: Admin Medsos');
    expect(now(old).text).toContain('Ditolak Pimpinan Redaksi');
    expect(now(old).text).toContain('Mohon dicek lagi.');
    office.admin.send('bot', `/tarik ${code} selesai`);
    await cardSays(office, 'Dua putaran', 'Ditarik');
  });
});

describe('the written response', () => {
  it('is a text: photos, stickers and commands do not count, and it survives a restart', async () => {
    const code = await handIn('Tanggapan');
    await office.admin.tap(await asked(office.admin, 'Tanggapan'), 'Tolak');
    await told(office, office.admin, `${code}: tulis tanggapan`);
    office.admin.sendPhoto('bot', Buffer.from('foto'), { caption: 'ini fotonya' });
    await told(office, office.admin, 'Mohon jawab dengan tulisan');
    const soFar = office.admin.inbox.length;
    office.admin.sendSticker('bot');
    office.admin.send('bot', `/status ${code}`);
    await until(office, () => office.admin.inbox.length === soFar + 2, 'two answers');
    await office.restart('SIGKILL');
    expect(typesOf(code)).toEqual(['SubmissionHandedIn']);
    office.admin.send('bot', 'Fotonya buram, mohon diganti.');
    await cardSays(office, 'Tanggapan', 'Fotonya buram, mohon diganti.');
    expect(typesOf(code)).toEqual(['SubmissionHandedIn', 'StepRejected']);
  });

  it('goes to the question that it answers, else to the newest one', async () => {
    const [older, newer] = [await handIn('Pertama'), await handIn('Kedua')];
    for (const name of ['Pertama', 'Kedua']) await office.admin.tap(await asked(office.admin, name), 'Tolak');
    const question = await told(office, office.admin, `${older}: tulis tanggapan`);
    await told(office, office.admin, `${newer}: tulis tanggapan`);
    office.admin.send('bot', 'Untuk yang pertama.', { replyTo: question });
    await cardSays(office, 'Pertama', 'Untuk yang pertama.');
    office.admin.send('bot', 'Untuk yang kedua.');
    await cardSays(office, 'Kedua', 'Untuk yang kedua.');
  });

  it.each([
    ['the word', async (_message: ChatMessage) => void office.admin.send('bot', 'batal')],
    ['the button', async (message: ChatMessage) => void (await office.admin.tap(message, 'Batal'))],
  ])('is left by %s Batal', async (what, leave) => {
    const code = await handIn(`Batal ${what}`);
    const message = await asked(office.admin, `Batal ${what}`);
    await office.admin.tap(message, 'Tolak');
    await until(office, () => buttonsOf(now(message)).join() === 'Batal', 'the prompt shows Batal');
    await leave(now(message));
    await until(office, () => buttonsOf(now(message)).some((text) => text.includes('Terima')), 'the buttons are back');
    office.admin.send('bot', 'Ini bukan tanggapan lagi.');
    await told(office, office.admin, 'tidak dicatat');
    expect(typesOf(code)).toEqual(['SubmissionHandedIn']);
  });

  it('may follow an acceptance, as a reply to its outcome', async () => {
    const code = await handIn('Menyusul');
    const message = await asked(office.admin, 'Menyusul');
    await office.admin.tap(message, 'Terima');
    await until(office, () => now(message).text?.includes('Diterima tanpa catatan'), 'the outcome');
    office.admin.send('bot', 'Lengkap, silakan diperiksa.', { replyTo: message });
    await until(office, () => now(message).text?.includes('Lengkap, silakan diperiksa.'), 'the outcome with the text');
    expect(typesOf(code)).toEqual(['SubmissionHandedIn', 'StepAccepted', 'ResponseAdded']);
  });
});

describe('Pimpinan', () => {
  it('hands back to Wakil, and the team does not have to do anything', async () => {
    await handIn('Kembali');
    await accept(office, office.admin, 'Kembali');
    await accept(office, office.deputy, 'Kembali');
    await office.chief.tap(await asked(office.chief, 'Kembali'), 'Tolak');
    office.chief.send('bot', 'Sebutkan jumlah pesertanya.');
    await cardSays(office, 'Kembali', 'Sekarang: Wakil Pimpinan Redaksi', '!Serahkan lagi');
    const again = await until(
      office,
      () => latest(office.deputy.inbox, 'Sebutkan jumlah pesertanya.'),
      'Wakil is asked again',
    );
    expect(buttonsOf(again).some((text) => text.includes('Koreksi'))).toBe(true);
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

async function handIn(name: string): Promise<string> {
  sendInfographic(office, newMember(office, 'Ani'), name);
  return codeOf(office, name);
}

/** Every copy is brought up to date: the next one that can be tapped is a new one. */
const noCopyIsOpen = (person: VirtualUser, code: string) =>
  until(office, () => !prompt(person.inbox, code, 'Terima'), `${person.firstName} is asked no more`);

const asked = (person: VirtualUser, name: string) => promptFor(office, person, name, 'Terima');
const now = (message: ChatMessage) => office.server.message(message.chat.id, message.message_id) ?? message;

/** What was logged about a package, without what leads to the hand-in. */
function typesOf(code: string): string[] {
  const types = logOf(office.settings, code).map(({ type }) => type);
  return types.slice(Math.max(0, types.indexOf('SubmissionHandedIn')));
}
