import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { appointEverybody, type Office, openOffice } from '../stories/office.ts';
import { accept, logOf, newMember, promptFor, sendInfographic, sendPackage } from '../stories/packages.ts';
import { newRandom } from '../support/random.ts';
import { HostileUpdates, type RawUpdate } from './hostile-updates.ts';

const total = 10_000;
const people = 40;

/** Nobody in: whatever strangers send, nothing moves, nothing breaks, and nobody is flooded. */
describe(`${total} hostile updates`, () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await appointEverybody(office);
  }, 60_000);
  afterAll(() => office.close());

  it('move nothing, break nothing, and are answered once a day at most', async () => {
    const { server, group, admin, deputy } = office;
    const ani = newMember(office, 'Ani');
    sendInfographic(office, ani, 'Sasaran');
    sendPackage(office, ani, 'Masih dikumpulkan');
    const realData = buttonData([await promptFor(office, admin, 'Sasaran', 'Terima')]);
    await accept(office, admin, 'Sasaran');
    realData.push(
      ...buttonData([await promptFor(office, deputy, 'Sasaran', 'Koreksi')]),
      ...buttonData(groupMessages()),
    );
    const strangers = Array.from({ length: people }, (_, n) => server.addUser({ firstName: `Orang asing ${n}` }).id);
    const before = logOf(office.settings).length;
    const hostile = new HostileUpdates({ random: newRandom(1945), realData, groupId: group.id, strangers });

    const taps = send(4000, () => hostile.forgedTap().update);
    send(3000, () => hostile.strangersMessage());
    send(3000, () => hostile.malformed());
    await server.waitFor(() => server.pendingUpdates === 0 && server.isPolled, 'all were taken', 60_000);
    await accept(office, deputy, 'Sasaran');
    await promptFor(office, office.chief, 'Sasaran', 'Terima');

    const log = logOf(office.settings).slice(before);
    // The download of a piece from before may end meanwhile.
    const moved = log.filter(({ type }) => type !== 'Refused' && type !== 'PieceArchived');
    expect(moved.map(({ type, payload }) => [type, payload.step])).toEqual([['StepAccepted', 'correcting']]);
    const refusedTaps = log.filter(({ type, payload }) => type === 'Refused' && !String(payload.what).startsWith('/'));
    expect(refusedTaps.length).toBeGreaterThanOrEqual(taps);
    for (const id of strangers)
      expect(server.chat(id).messages.filter(({ from }) => from?.is_bot).length).toBeLessThan(3);
    expect(office.alur.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    expect(server.violations).toEqual([]);
  }, 120_000);

  function send(count: number, make: () => RawUpdate): number {
    for (let sent = 0; sent < count; sent += 1) office.server.pushRawUpdate(make());
    return count;
  }

  function groupMessages(): readonly ChatMessage[] {
    return office.server.chat(office.group.id).messages;
  }
});

function buttonData(messages: readonly ChatMessage[]): string[] {
  return messages
    .flatMap(({ reply_markup }) => reply_markup?.inline_keyboard?.flat() ?? [])
    .flatMap((button) => ('callback_data' in button && button.callback_data ? [button.callback_data] : []));
}
