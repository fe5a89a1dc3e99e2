import { describe, expect, it, onTestFinished } from 'vitest';
import { deliverOutbox } from '../../jobs/deliver-outbox.ts';
import { createEmbeddedClock } from '../../jobs/embedded-clock.ts';
import { processInbox } from '../../jobs/process-inbox.ts';
import { systemClock } from '../../jobs/system-clock.ts';
import type { InboxRow } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { RememberedLog } from './memory-rows.ts';

const clock = systemClock;
const log = new RememberedLog();

function answerTo(row: InboxRow): Write {
  const to = { channel: 'telegram', chatId: row.raw.split(' ')[0]!, threadId: null };
  const what = { type: 'text', text: [row.raw] } as const;
  const notBefore = clock.now().toISOString();
  return { type: 'send', order: { key: `answer:${row.id}`, officeId: 1, to, what, submissionId: null, notBefore } };
}

function startInbox({ inbox, store }: TestStore, poison = '') {
  const handle = async (row: InboxRow, tx: { apply(writes: Write[]): Promise<void> }) => {
    await tx.apply([answerTo(row)]);
    if (row.raw === poison) throw new Error('bug');
    return undefined;
  };
  return processInbox({ inbox, store, clock, log, handle });
}

function startOutbox({ outbox, store }: TestStore, send: (text: string) => Promise<void>) {
  const alarms = createEmbeddedClock(clock);
  return deliverOutbox({
    channel: 'telegram',
    outbox,
    store,
    clock,
    alarms,
    log,
    deliver: async ({ what }) => {
      await send(what.type === 'text' ? String(what.text[0]) : '');
      return { messages: [], weight: 1 };
    },
    classify: () => ({ type: 'retry' }),
    onFinal: async () => {},
    isGroup: () => false,
  });
}

const keep = ({ inbox }: TestStore, raws: string[]) =>
  inbox.keep(
    'telegram',
    raws.map((raw) => ({ externalId: raw, raw })),
    clock.now().toISOString(),
  );

async function until(probe: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await probe())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('jobs on the real store', () => {
  it('handle and deliver everything once and in order, but for what is poison', async () => {
    const storage = await openTestStore();
    onTestFinished(() => storage.close());
    const sent: string[] = [];
    const inbox = startInbox(storage, '1 no. 77');
    const outbox = startOutbox(storage, async (text) => void sent.push(text));
    const raws = Array.from({ length: 200 }, (_, index) => `${index % 4} no. ${index}`);
    await keep(storage, raws.slice(0, 120));
    await keep(storage, raws);
    await until(() => sent.length >= 199);
    await inbox.stop();
    await outbox.stop();
    for (const chat of ['0', '1', '2', '3']) {
      const expected = raws.filter((raw) => raw.startsWith(`${chat} `) && raw !== '1 no. 77');
      expect(sent.filter((text) => text.startsWith(`${chat} `))).toEqual(expected);
    }
    expect(await storage.inbox.pending(10)).toEqual([]);
  });

  it('carry on after a restart in the middle', async () => {
    let storage = await openTestStore();
    await keep(storage, ['1 a', '1 b', '2 c']);
    const inbox = startInbox(storage);
    await until(async () => (await storage.inbox.pending(10)).length === 0);
    await inbox.stop();
    storage = await storage.reopen();
    onTestFinished(() => storage.close());
    const sent: string[] = [];
    const outbox = startOutbox(storage, async (text) => void sent.push(text));
    await until(() => sent.length === 3);
    await outbox.stop();
    expect(sent.toSorted()).toEqual(['1 a', '1 b', '2 c']);
    expect(await storage.outbox.due('telegram', clock.now().toISOString(), 10)).toEqual([]);
  });
});
