import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeWhatsApp } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import { linkedSettings, towardsFake } from '../../support/fake-whatsapp/linked-program.ts';
import { until } from '../../support/fake-whatsapp/plain-client.ts';
import { type Office, openOffice } from '../office.ts';
import { told } from '../packages.ts';

const patienceMs = 20_000;

describe('a number that WhatsApp logged out', { timeout: 60_000 }, () => {
  let fake: FakeWhatsApp;
  let office: Office;

  beforeAll(async () => {
    fake = await FakeWhatsApp.start();
    office = await openOffice(await linkedSettings(fake), {}, towardsFake);
    office.admin.start();
    await told(office, office.admin, 'Admin Medsos');
    await until(() => office.alur.log.some(({ msg }) => msg === 'WhatsApp: connected'), patienceMs);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await fake.close();
  });

  it('is told to the admin on Telegram, and linked again by the QR in the log', async () => {
    fake.session.logOut();
    await told(office, office.admin, 'tidak lagi tertaut');
    const { qr } = await until(() => office.alur.log.find((line) => line.qr), patienceMs);
    fake.session.scanQr(String(qr));
    await told(office, office.admin, 'WhatsApp tersambung lagi');
    const cici = fake.addUser({ phone: '628111000009', name: 'Cici' });
    await cici.text('bot', 'halo');
    const answer = await cici.user.waitFor(({ message }) => Boolean(message.extendedTextMessage), patienceMs);
    expect(answer.message.extendedTextMessage?.text).not.toBe('');
  });
});
