import type { Office } from '../../stories/office.ts';
import { told } from '../../stories/packages.ts';
import type { FakeGroup, FakeWhatsApp } from './fake-whatsapp.ts';
import { hears } from './hears.ts';
import type { Phone } from './phone.ts';

/** The admin, who is on Telegram, makes the phone her second address, installs the group there, and is asked on Telegram. */
export async function linkPhone(office: Office, fake: FakeWhatsApp, phone: Phone, group: FakeGroup): Promise<void> {
  const { admin } = office;
  admin.send('bot', '/hubungkan');
  const { text = '' } = await told(office, admin, 'Jangan diberikan kepada orang lain');
  await phone.text('bot', /hubungkan [A-Z0-9-]+/.exec(text)?.[0] ?? '');
  const where = await hears(fake, phone, 'bot', 'Pilih tempatnya');
  await phone.text(group, 'pasang');
  await hears(fake, phone, group, 'menerima kiriman');
  await phone.reply('bot', where, 'telegram');
  await hears(fake, phone, 'bot', 'Kiriman akan ditanyakan lewat Telegram');
}
