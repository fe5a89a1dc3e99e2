import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { AlbumOptions, VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import type { Settings } from '../support/alur-process.ts';
import { latest, type Office, prompt } from './office.ts';

/** Several cores, several files, dozens of packages at a time: patience for all of it. */
const patienceMs = 15_000;

/** Stories that run side by side in one office meet nowhere: each has a person and a package of its own. */
export function newMember({ server, group }: Office, firstName: string): VirtualUser {
  const member = server.addUser({ firstName });
  group.add(member);
  return member;
}

export function photos(label: string, count = 4): Buffer[] {
  return Array.from({ length: count }, (_, index) => sampleJpeg(`${label} ${index + 1}`));
}

/** An album of four under a caption: everything but the narrative. */
export function sendPackage(office: Office, member: VirtualUser, name: string, options: AlbumOptions = {}) {
  const caption = `Kegiatan: ${name}\nCaption: Caption ${name}`;
  return member.sendAlbum(office.group, photos(name), { caption, ...options });
}

/** A package that is complete at once: one picture and its caption. */
export function sendInfographic(office: Office, member: VirtualUser, name: string): ChatMessage {
  const caption = `Kegiatan: ${name}\nJenis: infografis\nCaption: Caption ${name}`;
  return member.sendPhoto(office.group, sampleJpeg(name), { caption });
}

/** The newest card of the package with this name. */
export function cardOf({ server, group }: Office, name: string, where: VirtualGroup = group): ChatMessage | undefined {
  return server
    .chat(where.id)
    .messages.findLast(
      ({ from, text }) => from?.is_bot && /^K-\d+ · /.test(text ?? '') && firstLine(text).endsWith(`· ${name}`),
    );
}

/** The card, as soon as it says all of this (and, with a `!` in front, does not say it). */
export function cardSays(office: Office, name: string, ...texts: string[]): Promise<ChatMessage> {
  return until(
    office,
    () => {
      const card = cardOf(office, name);
      return card && texts.every((text) => saysIt(card.text ?? '', text)) ? card : undefined;
    },
    `the card of "${name}" says ${texts.join(' and ')}; it says:\n${cardOf(office, name)?.text}`,
  );
}

export async function codeOf(office: Office, name: string, where?: VirtualGroup): Promise<string> {
  const card = await until(office, () => cardOf(office, name, where), `card of "${name}"`);
  return /^K-\d+/.exec(card.text ?? '')?.[0] ?? '';
}

/** The newest prompt for a person about a package that has this button. */
export async function promptFor(
  office: Office,
  person: VirtualUser,
  name: string,
  button: string,
  where?: VirtualGroup,
): Promise<ChatMessage> {
  const code = await codeOf(office, name, where);
  return until(
    office,
    () => prompt(person.inbox, code, button),
    `${person.firstName} is asked about ${name}: ${button}`,
  );
}

/** Somebody new who was invited to a role (`admin`, `wakil`, `pimpinan`, `tim`). */
export async function appoint(office: Office, role: string, firstName: string): Promise<VirtualUser> {
  const person = newMember(office, firstName);
  person.openLink(await inviteTo(office, role));
  await told(office, person, 'Selamat datang');
  return person;
}

/** The link that `/undang` answers with. */
export async function inviteTo({ server, admin }: Office, role: string): Promise<string> {
  const soFar = admin.inbox.length;
  admin.send('bot', `/undang ${role}`);
  const link = () =>
    /https:\/\/t\.me\S+/.exec(admin.inbox.slice(soFar).find(({ text }) => text?.includes('t.me'))?.text ?? '');
  const found = await server.waitFor(() => link() ?? undefined, `invitation of ${role}`, patienceMs);
  return found[0];
}

export async function accept(office: Office, person: VirtualUser, name: string, where?: VirtualGroup): Promise<void> {
  await person.tap(await promptFor(office, person, name, 'Terima', where), 'Terima');
}

/** The media of a package that a person was shown. */
export function shownTo({ inbox }: VirtualUser, code: string): readonly ChatMessage[] {
  return inbox.filter(({ caption }) => caption?.startsWith(`${code} · `));
}

/** The newest message of the bot to a person that contains the text. */
export function told(office: Office, person: VirtualUser, text: string): Promise<ChatMessage> {
  return until(office, () => latest(person.inbox, text), `${person.firstName} is told "${text}"`);
}

/** The newest message of the bot in the group that contains the text. */
export function toldGroup(office: Office, text: string, where: VirtualGroup = office.group): Promise<ChatMessage> {
  return until(office, () => latest(botMessages(office, where), text), `the group is told "${text}"`);
}

export function botMessages({ server, group }: Office, where: VirtualGroup = group): readonly ChatMessage[] {
  return server.chat(where.id).messages.filter(({ from }) => from?.is_bot);
}

/** Waits until something is true of what people see, or of the log. */
export function until<T>(office: Office, probe: () => T | undefined | false, what: string): Promise<T> {
  return office.server.waitFor(probe, what, patienceMs);
}

export interface LogRow {
  type: string;
  submission: string | null;
  actor: string;
  payload: Record<string, unknown>;
  hash: string;
}

/** The log, or what it says of one package, as an auditor reads it while the program runs. */
export function logOf(settings: Settings, code?: string): LogRow[] {
  const database = new Database(join(settings.DATA_DIR ?? '', 'alur.sqlite'), { readonly: true });
  try {
    const rows = database.prepare('select type, submission, actor, payload, hash from events order by seq').all();
    const events = rows as (Omit<LogRow, 'payload'> & { payload: string })[];
    return events
      .map((event) => ({ ...event, payload: JSON.parse(event.payload) as LogRow['payload'] }))
      .filter(({ submission }) => code === undefined || submission === code);
  } finally {
    database.close();
  }
}

/** How often something was logged about a package. */
export function countLogged(settings: Settings, code: string, type: string): number {
  return logOf(settings, code).filter((event) => event.type === type).length;
}

/** How the program writes the day of a message, or one so many days from it: whatever day it is meanwhile. */
export function longDayOf({ date }: ChatMessage, zone: string, offset = 0): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const at = (date + offset * 86_400) * 1000;
  return new Intl.DateTimeFormat('id-ID', { ...parts, timeZone: zone }).format(at);
}

function saysIt(text: string, wanted: string): boolean {
  return wanted.startsWith('!') ? !text.includes(wanted.slice(1)) : text.includes(wanted);
}

function firstLine(text = ''): string {
  return text.split('\n', 1)[0] ?? '';
}
