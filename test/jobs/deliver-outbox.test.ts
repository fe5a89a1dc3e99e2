import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeliverOutboxOptions, type DeliveryProblem, deliverOutbox } from '../../jobs/deliver-outbox.ts';
import { createEmbeddedClock } from '../../jobs/embedded-clock.ts';
import type { Job } from '../../jobs/work-loop.ts';
import type { OutboxRow } from '../../workflows/records.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { MemoryRows, RememberedLog } from './memory-rows.ts';

/** What the fake chat throws: `classify` of these tests takes the problem out again. */
class Trouble extends Error {
  readonly problem: DeliveryProblem;
  constructor(problem: DeliveryProblem) {
    super('trouble');
    this.problem = problem;
  }
}

describe('deliver outbox', () => {
  let rows: MemoryRows;
  let clock: FakeClock;
  let job: Job;
  let sent: string[];
  let final: number[];
  /** What the chat does with a message before it takes it. */
  let meet: (row: OutboxRow) => Promise<void> | void;
  beforeEach(() => {
    rows = new MemoryRows();
    clock = new FakeClock();
    sent = [];
    final = [];
    meet = () => {};
  });
  afterEach(() => job.stop());

  function start(more: Partial<DeliverOutboxOptions> = {}): void {
    job = deliverOutbox({
      outbox: rows.outbox,
      channel: 'telegram',
      store: rows,
      clock,
      alarms: createEmbeddedClock(clock),
      log: new RememberedLog(),
      deliver: async (row) => {
        await meet(row);
        sent.push(textOf(row));
        return { messages: [], weight: 1 };
      },
      classify: (error) => (error as Trouble).problem,
      onFinal: async (row) => void final.push(row.id),
      isGroup: ({ chatId }) => chatId.startsWith('-'),
      ...more,
    });
  }

  function textOf({ what }: OutboxRow): string {
    return what.type === 'text' ? String(what.text[0]) : what.type;
  }

  const fails = (times: number, problem: DeliveryProblem, only?: string) => {
    let left = times;
    meet = (row) => {
      if (only !== undefined && textOf(row) !== only) return;
      if (left-- > 0) throw new Trouble(problem);
    };
  };

  it('sends what waits and what is ordered later, in order within a chat', async () => {
    for (const text of ['a', 'b', 'c']) rows.order('1', text);
    start();
    await settled(60);
    rows.order('1', 'd');
    await settled(60);
    expect(sent).toEqual(['a', 'b', 'c', 'd']);
    expect(rows.orders.every(({ status }) => status === 'sent')).toBe(true);
  });

  it('has one message in hand in a chat, and many chats side by side', async () => {
    const inHand = new Map<string, number>();
    let mostInChat = 0;
    let mostChats = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    meet = async ({ to }) => {
      inHand.set(to.chatId, (inHand.get(to.chatId) ?? 0) + 1);
      mostInChat = Math.max(mostInChat, inHand.get(to.chatId) ?? 0);
      mostChats = Math.max(mostChats, inHand.size);
      await promise;
      inHand.set(to.chatId, (inHand.get(to.chatId) ?? 0) - 1);
    };
    for (let chat = 0; chat < 40; chat += 1) for (const text of ['a', 'b']) rows.order(String(chat), `${chat}${text}`);
    start();
    await settled();
    expect(mostChats).toBe(30);
    resolve();
    await settled(200);
    expect(sent).toHaveLength(80);
    expect(mostInChat).toBe(1);
  });

  it('is not held up by a chat with more rows than it looks at', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    meet = ({ to }) => (to.chatId === '-1' ? promise : undefined);
    for (let row = 0; row < 250; row += 1) rows.order('-1', 'busy');
    rows.order('2', 'elsewhere');
    start();
    await settled();
    expect(sent).toEqual(['elsewhere']);
    resolve();
  });

  it('is not held up by another platform that is stuck, however much waits there', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    meet = ({ to }) => (to.channel === 'whatsapp' ? promise : undefined);
    for (let row = 0; row < 250; row += 1) rows.order(`62${row}`, 'stuck', undefined, 'whatsapp');
    start({ channel: 'whatsapp' });
    const stuck = job;
    await settled();
    rows.order('1', 'at once');
    start();
    await settled();
    expect(sent).toEqual(['at once']);
    resolve();
    await stuck.stop();
  });

  it('waits until a row is due', async () => {
    rows.order('1', 'later', new Date(clock.now().getTime() + 600).toISOString());
    start();
    await clock.advance(500);
    expect(sent).toEqual([]);
    await clock.advance(200);
    expect(sent).toEqual(['later']);
  });

  it('tries again after a failure, longer each time, and what comes after it in the chat waits', async () => {
    fails(3, { type: 'retry' }, 'a');
    rows.order('1', 'a');
    rows.order('1', 'b');
    rows.order('2', 'c');
    start();
    await settled();
    expect(sent).toEqual(['c']);
    await clock.advance(900);
    expect(rows.orders[0]?.attempts).toBe(1);
    await clock.advance(700);
    expect(rows.orders[0]?.attempts).toBe(2);
    await clock.advance(10_000);
    expect(sent).toEqual(['c', 'a', 'b']);
  });

  it('lets the chat alone for as long as it says, and after that keeps to its rates', async () => {
    fails(1, { type: 'retry', afterMs: 7000 }, 'a');
    for (const text of ['a', 'b', 'c']) rows.order('1', text);
    start();
    await clock.advance(6900);
    expect(sent).toEqual([]);
    await clock.advance(200);
    expect(sent).toEqual(['a']);
    await clock.advance(1000);
    expect(sent).toEqual(['a', 'b']);
    await clock.advance(1000);
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('pauses the whole bot for a second when one chat complains', async () => {
    fails(1, { type: 'retry', afterMs: 60_000 }, 'a');
    rows.order('-1', 'a');
    start();
    await settled();
    rows.order('2', 'b');
    await clock.advance(900);
    expect(sent).toEqual([]);
    await clock.advance(200);
    expect(sent).toEqual(['b']);
  });

  it('waits as a whole while the platform is away, in order, and counts no attempt', async () => {
    let isAway = true;
    let asked = 0;
    meet = () => {
      asked += 1;
      if (isAway) throw new Trouble({ type: 'away', afterMs: 5000 });
    };
    for (const text of ['a', 'b']) for (const chat of ['1', '2', '3']) rows.order(chat, `${chat}${text}`);
    start();
    await clock.advance(60_000);
    expect(rows.orders.map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0, 0]);
    // Those that were in hand when it went away, and then one every 5 seconds.
    expect(asked).toBeLessThanOrEqual(3 + 12);
    isAway = false;
    await clock.advance(6000);
    for (const chat of ['1', '2', '3']) {
      expect(sent.filter((text) => text.startsWith(chat))).toEqual([`${chat}a`, `${chat}b`]);
    }
  });

  it('gives up what will never be taken, and says so in the same commit', async () => {
    fails(1, { type: 'failed' }, 'a');
    rows.order('1', 'a');
    rows.order('1', 'b');
    start();
    await settled(60);
    expect(rows.orders[0]?.status).toBe('failed');
    expect(final).toEqual([1]);
    expect(sent).toEqual(['b']);
  });

  it('notes a refusal without its consequences when those are broken', async () => {
    fails(1, { type: 'failed' }, 'a');
    rows.order('1', 'a');
    start({
      onFinal: async () => {
        throw new Error('bug');
      },
    });
    await clock.advance(30_000);
    expect(rows.orders[0]?.status).toBe('failed');
  });

  it('notes a refusal with its consequences after an outage of the database, however long', async () => {
    fails(1, { type: 'failed' }, 'a');
    rows.order('1', 'a');
    rows.brokenCommits = 6;
    start();
    await clock.advance(200_000);
    expect(rows.orders[0]?.status).toBe('failed');
    expect(final).toHaveLength(7);
  });

  it('waits no longer than it was asked to when the clock is set back meanwhile', async () => {
    fails(1, { type: 'retry', afterMs: 60_000 }, 'a');
    rows.order('1', 'a');
    start();
    await settled();
    clock.jump(-3_600_000);
    rows.order('2', 'b');
    await clock.advance(2000);
    expect(sent).toEqual(['b']);
  });

  it('follows a group that moved', async () => {
    fails(1, { type: 'moved', toChatId: '-1005' }, 'a');
    rows.order('-5', 'a');
    start();
    await clock.advance(100);
    expect(rows.applied).toEqual([{ type: 'moveGroup', channel: 'telegram', fromChatId: '-5', toChatId: '-1005' }]);
    expect(sent).toEqual(['a']);
  });

  it('does not send again while the result cannot be noted', async () => {
    rows.order('1', 'a');
    rows.brokenCommits = 2;
    start();
    await settled();
    await clock.advance(5000);
    expect(sent).toEqual(['a']);
    expect(rows.orders[0]?.status).toBe('sent');
  });

  it('sends anew what was replaced while it was on its way', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    meet = () => promise;
    rows.order('1', 'old');
    start();
    await settled();
    Object.assign(rows.orders[0]!, { stamp: 2, what: { type: 'text', text: ['new'] } });
    resolve();
    await settled(60);
    expect(sent).toEqual(['old', 'new']);
    expect(rows.orders[0]?.status).toBe('sent');
  });

  it('finishes what is in hand before it stops, and takes nothing more', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    meet = () => promise;
    rows.order('1', 'a');
    rows.order('1', 'b');
    start();
    await settled();
    const stopping = job.stop();
    resolve();
    await stopping;
    expect(rows.orders.map(({ status }) => status)).toEqual(['sent', 'pending']);
  });

  it('takes a classifier that throws for a failure that may pass', async () => {
    meet = () => {
      throw new Error('unknown');
    };
    rows.order('1', 'a');
    start({
      classify: () => {
        throw new Error('bug');
      },
    });
    await settled();
    expect(rows.orders[0]?.attempts).toBe(1);
  });
});
