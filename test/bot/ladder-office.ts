import { connectedChats } from '../../bot/chats.ts';
import { openDesk } from '../../bot/desk.ts';
import { handleReminder } from '../../bot/handle-reminder.ts';
import { commitOf } from '../../bot/order-messages.ts';
import { telegramCapabilities } from '../../bot/telegram/telegram-capabilities.ts';
import type { SubmissionCommand } from '../../workflows/command.ts';
import type { ReminderTimes } from '../../workflows/deadlines.ts';
import type { Transaction } from '../../workflows/ports.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { recipientKey } from '../../workflows/reminder-list.ts';
import { runCommand } from '../../workflows/run-command.ts';
import type { Submission } from '../../workflows/submission.ts';
import { remindOfStep } from '../../workflows/wake.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import * as given from '../workflows/given.ts';

/** June 2025 in Jakarta, `13T08:00`. */
export const at = (local: string) => new Date(`2025-06-${local}:00+07:00`).toISOString();

/** The ladder with everything behind it but the chat: rules, lists, rows. Time is what a test says. */
export interface LadderOffice {
  /** One package, handed in on Thursday, 12 June at 10:00, as it is then. */
  begin(submission: Submission): Promise<void>;
  /** Somebody does something with it. */
  run(command: SubmissionCommand, person: number, local: string): Promise<void>;
  /** What goes out until then, each at its time: `13T08:00 person:2 step`, with `late` or `up` (to the role above). */
  passUntil(local: string): Promise<string[]>;
  /** What goes out when the program is started then: everything whose time has come meanwhile. */
  startAt(local: string): Promise<string[]>;
  logged(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openLadderOffice(rules: Partial<ReminderTimes> = {}): Promise<LadderOffice> {
  const reminderTimes = { times: [480, 960, 1200], quiet: { from: 1260, to: 360 }, ...rules };
  const settings = { platforms: ['instagram', 'website'], websiteHosts: [], settleSeconds: 0, reminderTimes };
  const platform = {
    channel: 'telegram',
    capabilities: telegramCapabilities('http://127.0.0.1'),
    invitationLink: (token: string) => token,
  };
  const chats = connectedChats([platform]);
  let now = given.thursday;
  let store: TestStore = await openTestStore({ clock: { now: () => new Date(now) } });
  await appoint(store);

  const deskOf = (tx: Transaction) => openDesk({ tx, officeId: 1, settings, chats, channel: null, now });

  /** Every row that is due, in the order of their times, as the job does it. */
  async function handleDue(): Promise<void> {
    for (let due = await store.reminders.due(now, 50); due.length > 0; due = await store.reminders.due(now, 50)) {
      for (const reminder of due)
        await store.store.transact(async (tx) => {
          await tx.apply(await handleReminder(reminder, await deskOf(tx)));
          await tx.finishReminder(reminder.id, reminder.dueAt, now);
        });
    }
  }

  async function sent(): Promise<string[]> {
    const orders = (await store.outbox.due('telegram', at('30T00:00'), 100)).filter(
      ({ what }) => what.type === 'reminders',
    );
    for (const order of orders)
      await store.store.transact((tx) => tx.finishSend(order, { type: 'sent', messages: [] }, now));
    return orders.flatMap(({ what }) => {
      if (what.type !== 'reminders') return [];
      const items = what.items.map((item) => {
        const marks = item.type === 'step' ? [item.late ? ' late' : '', item.escalated ? ' up' : ''] : [];
        return item.type + marks.join('');
      });
      return [`${local(now)} ${recipientKey(what.recipient)} ${items.join(' ')}`];
    });
  }

  return {
    async begin(submission) {
      await store.store.transact(async (tx) => {
        const effect = remindOfStep(submission, given.asTime({ now, reminderTimes }));
        if (effect.type !== 'remind') throw new Error('Nothing to remind of');
        const about = { type: 'step', submissionId: submission.id, step: effect.step } as const;
        const reminder = { key: `step:${submission.id}`, officeId: 1, about, dueAt: effect.at };
        await tx.apply([
          { type: 'saveSubmission', before: null, after: submission },
          { type: 'remind', reminder },
        ]);
      });
    },
    async run(command, person, when) {
      now = at(when);
      await store.store.transact(async (tx) => {
        const context = given.as(person, { now, reminderTimes });
        const decided = await runCommand(tx, 1, command, context);
        if (isRefusal(decided)) throw new Error(`${command.type} refused: ${decided.reason}`);
        await tx.apply(await commitOf(await deskOf(tx), decided));
      });
    },
    async passUntil(end) {
      const messages: string[] = [];
      for (let next = await store.reminders.nextAt(); next && next <= at(end); next = await store.reminders.nextAt()) {
        if (next > now) now = next;
        await handleDue();
        messages.push(...(await sent()));
      }
      now = at(end);
      return messages;
    },
    async startAt(when) {
      now = at(when);
      store = await store.reopen();
      await handleDue();
      return sent();
    },
    async logged() {
      const rows = await store.store.reads.history(1, 'K-0001');
      return rows.filter(({ type }) => type === 'ReminderSent').map(({ payload }) => payload);
    },
    close: () => store.close(),
  };
}

/** With the numbers that `given.ts` calls them by. */
async function appoint(store: TestStore): Promise<void> {
  const people = [
    ['officer', given.officer, 'fieldTeam'],
    ['admin', given.admin, 'admin'],
    ['deputy', given.deputy, 'deputyEditor'],
    ['chief', given.chief, 'chiefEditor'],
  ] as const;
  for (const [name, id, role] of people)
    await store.store.transact(async (tx) => {
      const sender = { channel: 'telegram', userId: name, name, username: null };
      const person = await tx.ensurePerson(1, sender, given.thursday);
      if (person !== id) throw new Error(`${name} is ${person}`);
      await tx.apply([{ type: 'grantRole', officeId: 1, person, role, by: null, at: given.thursday }]);
    });
}

function local(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(8, 16);
}
