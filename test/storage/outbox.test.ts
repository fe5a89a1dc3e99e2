import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryResult } from '../../workflows/ports.ts';
import type { OutboxRow } from '../../workflows/records.ts';
import type { KnownMessage, OutboxOrder } from '../../workflows/writes.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const minute = (number: number) => `2025-06-12T05:${String(number).padStart(2, '0')}:00.000Z`;

function order(key: string, changes: Partial<OutboxOrder> = {}): OutboxOrder {
  const to = { channel: 'telegram', chatId: '-100', threadId: null };
  return {
    key,
    officeId: 1,
    to,
    what: { type: 'text', text: [key] },
    submissionId: 1,
    notBefore: minute(0),
    ...changes,
  };
}

const inChat = (key: string, chatId: string) => order(key, { to: { channel: 'telegram', chatId, threadId: null } });
const send = (...orders: OutboxOrder[]) => store.write(...orders.map((one) => ({ type: 'send', order: one }) as const));
const due = async (now: number) => (await store.outbox.due('telegram', minute(now), 100)).map(({ key }) => key);
const finish = (row: OutboxRow, result: DeliveryResult) =>
  store.store.transact((tx) => tx.finishSend(row, result, minute(1)));
const retry = (at: number): DeliveryResult => ({ type: 'retry', retryAt: minute(at), error: 'timeout' });

async function row(key: string, now = 0): Promise<OutboxRow> {
  const found = (await store.outbox.due('telegram', minute(now), 100)).find((one) => one.key === key);
  if (!found) throw new Error(`${key} is not due`);
  return found;
}

const message: KnownMessage = {
  channel: 'telegram',
  chatId: '-100',
  messageId: '55',
  officeId: 1,
  submissionId: 1,
  purpose: 'card',
  person: null,
  step: null,
  revision: null,
  ref: null,
  length: null,
  at: minute(1),
};

describe('orders', () => {
  test('are due oldest first, each with what it says', async () => {
    await send(order('a'), order('b', { to: { ...order('b').to, threadId: '4' }, submissionId: null }));

    expect(await store.outbox.due('telegram', minute(0), 100)).toEqual([
      {
        id: 1,
        key: 'a',
        officeId: 1,
        to: order('a').to,
        what: order('a').what,
        submissionId: 1,
        stamp: 1,
        attempts: 0,
      },
      expect.objectContaining({ key: 'b', to: { ...order('b').to, threadId: '4' }, submissionId: null }),
    ]);
    expect(await store.outbox.due('telegram', minute(0), 1)).toHaveLength(1);
  });

  test('wait in the queue of their platform', async () => {
    const elsewhere = { channel: 'whatsapp', chatId: '62', threadId: null };
    await send(order('b', { to: elsewhere }), order('a'), order('c', { to: elsewhere, notBefore: minute(5) }));
    expect(await due(0)).toEqual(['a']);
    expect(await store.outbox.due('whatsapp', minute(0), 100)).toMatchObject([{ key: 'b' }]);
    expect(await store.outbox.nextAt('telegram', minute(0))).toBeUndefined();
    expect(await store.outbox.nextAt('whatsapp', minute(0))).toBe(minute(5));
  });

  test('wait for their moment', async () => {
    await send(order('later', { notBefore: minute(5) }), order('now'));

    expect(await due(4)).toEqual(['now']);
    expect(await due(5)).toEqual(['later', 'now']);
    expect(await store.outbox.nextAt('telegram', minute(0))).toBe(minute(5));
    expect(await store.outbox.nextAt('telegram', minute(5))).toBeUndefined();
  });

  test('of one key that wait are one message: the newest words, the earliest moment', async () => {
    await send(order('card', { notBefore: minute(2) }), order('other'));
    await send(order('card', { what: { type: 'text', text: ['new'] }, notBefore: minute(3) }));
    await send(order('card', { what: { type: 'text', text: ['newest'] }, notBefore: minute(1) }));

    expect(await due(0)).toEqual(['other']);
    expect(await store.outbox.due('telegram', minute(1), 100)).toMatchObject([
      { key: 'card', what: { text: ['newest'] }, stamp: 3 },
      { key: 'other' },
    ]);
  });

  test('of a key that was sent are a new message', async () => {
    await send(order('card'));
    await finish(await row('card'), { type: 'sent', messages: [] });
    expect(await due(9)).toEqual([]);

    await send(order('card'));

    expect(await due(9)).toEqual(['card']);
  });

  test('are cancelled by the beginning of their key', async () => {
    await send(order('prompt:1:7'), order('prompt:1:8'), order('prompt:12:7'), order('card:1'));

    await store.write({ type: 'cancelSend', keyPrefix: 'prompt:1:' });

    expect(await due(0)).toEqual(['prompt:12:7', 'card:1']);
  });
});

describe('a delivery in flight', () => {
  test('whose row was replaced does not finish the newer order, but its message is known', async () => {
    await send(order('card'));
    const inFlight = await row('card');
    await send(order('card', { what: { type: 'text', text: ['newer'] } }));

    await finish(inFlight, { type: 'sent', messages: [message] });

    expect(await store.outbox.due('telegram', minute(0), 100)).toMatchObject([{ what: { text: ['newer'] }, stamp: 2 }]);
    expect(await store.store.reads.newestMessage(1, 'card')).toEqual(message);
  });

  test('whose row was replaced does not fail the newer order either', async () => {
    await send(order('card'));
    const inFlight = await row('card');
    await send(order('card'));

    await finish(inFlight, { type: 'failed', error: 'chat not found' });

    expect(await due(0)).toEqual(['card']);
  });

  test('that was cancelled stays cancelled, and its message is known', async () => {
    await send(order('card'));
    const inFlight = await row('card');
    await store.write({ type: 'cancelSend', keyPrefix: 'card' });

    await finish(inFlight, { type: 'sent', messages: [message] });

    expect(await due(9)).toEqual([]);
    expect(await store.store.reads.knownMessage(message)).toEqual(message);
  });

  test('wakes the deliverer again when there is something newer to say', async () => {
    await send(order('card'));
    const inFlight = await row('card');
    await send(order('card'));
    let calls = 0;
    store.outbox.onOrder(() => calls++);

    await finish(inFlight, { type: 'sent', messages: [] });

    expect(calls).toBe(1);
  });
});

describe('a retry', () => {
  test('comes at its time, with its attempts counted', async () => {
    await send(order('a'));
    await finish(await row('a'), retry(5));

    expect(await due(4)).toEqual([]);
    expect(await store.outbox.nextAt('telegram', minute(1))).toBe(minute(5));
    expect(await row('a', 5)).toMatchObject({ attempts: 1 });
  });

  test('keeps its wait when a newer order takes its place', async () => {
    await send(order('a'));
    await finish(await row('a'), retry(5));

    await send(order('a'));

    expect(await due(4)).toEqual([]);
    expect(await row('a', 5)).toMatchObject({ attempts: 1, stamp: 2 });
  });

  test('holds up the later messages of its chat, and no others', async () => {
    await send(inChat('first', 'A'), inChat('second', 'A'), inChat('elsewhere', 'B'));
    await finish(await row('first'), retry(5));

    expect(await due(4)).toEqual(['elsewhere']);
    expect(await due(5)).toEqual(['first', 'second', 'elsewhere']);
  });

  test('does not hold up an earlier message of its chat', async () => {
    await send(inChat('first', 'A'), inChat('second', 'A'));
    await finish(await row('second'), retry(5));

    expect(await due(4)).toEqual(['first']);
  });

  test('lets the others pass after the third attempt', async () => {
    await send(inChat('stuck', 'A'), inChat('behind', 'A'));
    for (const now of [0, 1, 2]) await finish(await row('stuck', now), retry(now + 1));
    await finish(await row('stuck', 3), retry(9));

    expect(await due(4)).toEqual(['behind']);
  });
});

describe('what is over', () => {
  test('a failed message is not tried again', async () => {
    await send(order('a'));
    await finish(await row('a'), { type: 'failed', error: 'blocked' });

    expect(await due(59)).toEqual([]);
    expect(await store.counts(minute(59))).toMatchObject({ outboxPending: 0, oldestOutboxAt: null });
  });

  test('sent messages are forgotten after their time, waiting and failed ones never', async () => {
    await send(order('sent'), order('failed'), order('waiting'));
    await finish(await row('sent'), { type: 'sent', messages: [message] });
    await finish(await row('failed'), { type: 'failed', error: 'blocked' });

    await store.purge(minute(30));

    expect(await due(30)).toEqual(['waiting']);
    expect(await store.store.reads.knownMessage(message)).toBeDefined();
  });
});
