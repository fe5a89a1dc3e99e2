import { afterEach, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { buttonsOf, latest } from './office.ts';

/** A card that Telegram deletes no more: on a clock that the test moves. */
let office: TimedOffice;
afterEach(() => office.close());

it('that is no package stays without buttons when the chat will not delete it any more', async () => {
  office = await openTimedOffice('2025-06-12T02:00:00.000Z', 777);
  const { server } = office;
  const admin = server.addUser({ id: 777, firstName: 'Rina' });
  const ani = server.addUser({ firstName: 'Ani' });
  admin.start();
  const group = server.addGroup({ title: 'Tim', members: [admin, ani] });
  const seen = (text: string) => office.waitFor(() => latest(server.chat(group.id).messages, text), text);
  admin.send(group, '/pasang');
  await seen('menerima kiriman');
  ani.sendPhoto(group, sampleJpeg('lelucon'), { caption: 'Lelucon lama' });
  const card = await seen('Dokumentasi 1/4');
  await office.sleepUntil('2025-06-14T03:00:00.000Z');
  expect(await ani.tap(card, 'Bukan kiriman')).toMatchObject({ text: 'Kartu dihapus.' });
  const now = () => server.message(group.id, card.message_id);
  await office.waitFor(() => now()?.text?.includes('🚫 Ditarik.'), 'the card says that it is over');
  expect(buttonsOf(now()!)).toEqual([]);
});
