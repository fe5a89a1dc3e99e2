import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { startAlur } from '../support/alur-process.ts';
import { appointEverybody, buttonsOf, latest, type Office, openOffice } from './office.ts';
import {
  accept,
  appoint,
  cardSays,
  codeOf,
  inviteTo,
  logOf,
  newMember,
  promptFor,
  sendInfographic,
  told,
  until,
} from './packages.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe('who may decide', () => {
  it('is not who handed in: where nobody else holds the role, admin is told', async () => {
    const { admin, deputy } = office;
    office.group.add(deputy);
    sendInfographic(office, deputy, 'Punya Wakil');
    const code = await codeOf(office, 'Punya Wakil');
    await accept(office, admin, 'Punya Wakil');
    const news = await told(office, admin, `${code} menunggu Wakil Pimpinan Redaksi`);
    expect(news.text).toContain('/undang');
    await cardSays(office, 'Punya Wakil', 'Sekarang: Wakil Pimpinan Redaksi (belum ada yang boleh memutuskan)');
    expect(await deputy.forgeTap(`accept:${code}:correcting:1`)).toMatchObject({ showAlert: true });
    expect(refusalsOf(code)).toEqual(['ownWork']);
    const other = await appoint(office, 'wakil', 'Yuni');
    await cardSays(office, 'Punya Wakil', 'Sekarang: Wakil Pimpinan Redaksi (Yuni)');
    await accept(office, other, 'Punya Wakil');
    await promptFor(office, office.chief, 'Punya Wakil', 'Terima');
    await revoke('Yuni');
  });

  it('is not who decided the step before, though one person may hold both roles', async () => {
    const { admin, deputy, chief } = office;
    deputy.openLink(await inviteTo(office, 'pimpinan'));
    await told(office, deputy, 'Anda sekarang Pimpinan Redaksi');
    await revoke('Pak Pimpinan');
    const code = await handIn('Dua peran');
    await accept(office, admin, 'Dua peran');
    await accept(office, deputy, 'Dua peran');
    await told(office, admin, `${code} menunggu Pimpinan Redaksi`);
    expect(await deputy.forgeTap(`accept:${code}:deciding:1`)).toMatchObject({ showAlert: true });
    expect(refusalsOf(code)).toEqual(['decidedOtherStep']);
    chief.openLink(await inviteTo(office, 'pimpinan'));
    await accept(office, chief, 'Dua peran');
    await promptFor(office, admin, 'Dua peran', 'Instagram');
  });

  it('is nobody whose role was taken away while the prompt was open; admin hears that it waits for nobody', async () => {
    const { admin, deputy } = office;
    const code = await handIn('Dicabut');
    await accept(office, admin, 'Dicabut');
    const open = await promptFor(office, deputy, 'Dicabut', 'Terima');
    await deputy.tap(open, 'Tolak');
    const question = await told(office, deputy, `${code}: tulis tanggapan`);
    await revoke('Wati Wakil (Wakil');
    await told(office, deputy, 'telah dicabut');
    await told(office, admin, `${code} menunggu Wakil Pimpinan Redaksi`);
    deputy.send('bot', 'Tolak saja.', { replyTo: question });
    expect(await deputy.forgeTap(`accept:${code}:correcting:1`, { message: open })).toMatchObject({ showAlert: true });
    expect(refusalsOf(code)).toEqual(['notYourRole', 'notYourRole']);
    deputy.openLink(await inviteTo(office, 'wakil'));
    await until(office, () => shown(deputy, code).length === 2, 'the prompt comes again with the role');
    await deputy.tap(shown(deputy, code).at(-1)!, 'Terima');
    await promptFor(office, office.chief, 'Dicabut', 'Terima');
  });
});

describe('a reviewer who cannot be written to', () => {
  it('is named to admin once, and gets the prompts after pressing Start', async () => {
    const { admin, chief } = office;
    chief.block();
    await told(office, admin, 'Pak Pimpinan memblokir bot');
    for (const name of ['Diblokir satu', 'Diblokir dua']) {
      await handIn(name);
      await accept(office, admin, name);
      await accept(office, office.deputy, name);
      await cardSays(office, name, 'Sekarang: Pimpinan Redaksi');
    }
    await until(office, () => forbidden(chief) >= 2, 'the prompts cannot be delivered');
    await listOfRoles();
    expect(admin.inbox.filter(({ text }) => text?.startsWith('⚠️ Pak Pimpinan'))).toHaveLength(1);
    chief.start();
    await accept(office, chief, 'Diblokir satu');
    await accept(office, chief, 'Diblokir dua');
  });

  it('may be an owner who never pressed Start', async () => {
    const { admin, server, settings } = office;
    const owner = server.addUser({ firstName: 'Pemilik' });
    await office.alur.stop();
    office.alur = await startAlur({
      ...settings,
      OWNERS: `${settings.OWNERS},telegram:${owner.id}`,
      LOG_LEVEL: 'info',
    });
    const codes = [await handIn('Belum Start satu'), await handIn('Belum Start dua')];
    await until(office, () => forbidden(owner) >= 2, 'the prompts cannot be delivered');
    await told(office, admin, 'menekan Start');
    await promptFor(office, admin, 'Belum Start dua', 'Terima');
    await listOfRoles();
    expect(admin.inbox.filter(({ text }) => text?.includes(`telegram:${owner.id} belum dapat`))).toHaveLength(1);
    owner.start();
    for (const name of ['Belum Start satu', 'Belum Start dua']) await accept(office, owner, name);
    expect(codes.map((code) => shown(owner, code).length)).toEqual([1, 1]);
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

async function handIn(name: string): Promise<string> {
  sendInfographic(office, newMember(office, 'Ani'), name);
  return codeOf(office, name);
}

/** By `/peran`, as admin does. */
async function revoke(who: string): Promise<void> {
  const list = await listOfRoles();
  await office.admin.tap(list, `Cabut: ${who}`);
  const isGone = () => !buttonsOf(current(list.message_id)).some((text) => text.includes(who));
  await until(office, isGone, `the list without ${who}`);
}

async function listOfRoles(): Promise<ChatMessage> {
  const { admin } = office;
  const soFar = admin.inbox.length;
  admin.send('bot', '/peran');
  return until(office, () => latest(admin.inbox.slice(soFar), 'Tim Pelaksana: '), 'the list of roles');
}

const current = (id: number) => office.server.message(office.admin.id, id)!;
const refusalsOf = (code: string) =>
  logOf(office.settings, code).flatMap(({ type, payload }) => (type === 'Refused' ? [payload.reason] : []));
const shown = (person: VirtualUser, code: string) =>
  person.inbox.filter(({ text, reply_markup: markup }) => text?.startsWith(`${code} · `) && markup);
const forbidden = (person: VirtualUser) =>
  office.server.calls.filter(({ params, status }) => status === 403 && Number(params.chat_id) === person.id).length;
