import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import { appointEverybody, latest, type Office, openOffice } from '../stories/office.ts';
import { type FakeGroup, FakeWhatsApp } from '../support/fake-whatsapp/fake-whatsapp.ts';
import { readAll } from '../support/fake-whatsapp/hears.ts';
import { linkPhone } from '../support/fake-whatsapp/link-phone.ts';
import { linkedSettings, towardsFake } from '../support/fake-whatsapp/linked-program.ts';
import type { Phone } from '../support/fake-whatsapp/phone.ts';

/** The office of a soak: reviewers on Telegram, a team that hands in there and perhaps on WhatsApp as well. */
export interface SoakedOffice {
  readonly office: Office;
  /** Options of Node that a life needs. */
  readonly nodeOptions: readonly string[];
  handIn(index: number): Promise<void>;
  /** The group that handed it in heard that it is published. */
  isPublished(code: string): boolean;
  /** Messages of the bot in the group on WhatsApp that came more than once: how many too many. */
  countDoublesOnWhatsApp(): number;
  /** The connection to WhatsApp breaks, where there is one. */
  drop(): void;
  close(): Promise<void>;
}

export function openSoakedOffice(everyOnWhatsApp: number): Promise<SoakedOffice> {
  return everyOnWhatsApp === 0 ? openOnTelegram() : openOnBoth(everyOnWhatsApp);
}

async function openOnTelegram(): Promise<SoakedOffice> {
  const office = await openOffice();
  await appointEverybody(office);
  return {
    office,
    nodeOptions: [],
    handIn: async (index) => sendOnTelegram(office, index),
    isPublished: (code) => toldOnTelegram(office, code),
    countDoublesOnWhatsApp: () => 0,
    drop() {},
    close: () => office.close(),
  };
}

async function openOnBoth(everyOnWhatsApp: number): Promise<SoakedOffice> {
  const fake = await FakeWhatsApp.start();
  const officer = fake.addUser({ phone: '628111000004', name: 'Budi Petugas' });
  const phone = fake.addUser({ phone: '628111000001', name: 'Rina HP' });
  const group = fake.addGroup({ subject: 'Tim Pelaksana', participants: [officer, phone] });
  const office = await openOffice(await linkedSettings(fake), {}, towardsFake);
  await appointEverybody(office);
  await linkPhone(office, fake, phone, group);
  return {
    office,
    nodeOptions: towardsFake,
    async handIn(index) {
      if (index % everyOnWhatsApp === 0) await sendOnWhatsApp(officer, group, index);
      else sendOnTelegram(office, index);
    },
    isPublished: (code) => toldOnTelegram(office, code) || toldOnWhatsApp(fake, officer, group, code),
    countDoublesOnWhatsApp() {
      const firstLines = readAll(fake, officer, group).map(({ text }) => text.split('\n', 1)[0]);
      return firstLines.length - new Set(firstLines).size;
    },
    drop: () => fake.session.drop(),
    async close() {
      await office.close();
      await fake.close();
    },
  };
}

function sendOnTelegram({ officer, group }: Office, index: number): void {
  officer.sendAlbum(group, photosOf(index), { caption: captionOf(index) });
}

async function sendOnWhatsApp(officer: Phone, group: FakeGroup, index: number): Promise<void> {
  const files = photosOf(index).map((bytes, n) => ({ bytes, ...(n === 0 ? { caption: captionOf(index) } : {}) }));
  await officer.album(group, files);
}

function photosOf(index: number): Buffer[] {
  return [1, 2, 3, 4].map((n) => sampleJpeg(`foto ${index}-${n}`));
}

function captionOf(index: number): string {
  return `Kegiatan: Kegiatan ${index}\nCaption: Caption ${index}\nNarasi: Narasi berita ${index}.`;
}

function toldOnTelegram({ server, group }: Office, code: string): boolean {
  return latest(server.chat(group.id).messages, `${code} sudah diunggah`) !== undefined;
}

function toldOnWhatsApp(fake: FakeWhatsApp, officer: Phone, group: FakeGroup, code: string): boolean {
  return readAll(fake, officer, group).some(({ text }) => text.includes(`${code} sudah diunggah`));
}
