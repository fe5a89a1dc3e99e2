import type { Clock, Log, Reminders, Store, Transaction } from '../workflows/ports.ts';
import type { DueReminder } from '../workflows/records.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { earliest } from './earliest.ts';
import { traceOf } from './error-trace.ts';
import { Setbacks } from './setbacks.ts';
import { type Job, type Next, startWorkLoop } from './work-loop.ts';

export interface SendDueRemindersOptions {
  reminders: Reminders;
  store: Store;
  clock: Clock;
  alarms: AlarmClock;
  log: Log;
  /** What follows when this time has come, with `tx` alone. */
  handle(reminder: DueReminder, tx: Transaction): Promise<void>;
}

const batchSize = 50;

/** Handles reminders whose time has come, each in a transaction of its own. */
export function sendDueReminders(options: SendDueRemindersOptions): Job {
  const { reminders, clock, alarms, log } = options;
  const setbacks = new Setbacks<number>();
  const round = () => handleDue(options, setbacks);
  const loop = startWorkLoop({ name: 'reminders', clock, alarms, log, round });
  reminders.onChange(loop.wake);
  return loop;
}

async function handleDue(options: SendDueRemindersOptions, setbacks: Setbacks<number>): Promise<Next> {
  const { reminders, clock } = options;
  const now = clock.now();
  const due = await reminders.due(now.toISOString(), batchSize + setbacks.size);
  const ready = due.filter((reminder) => !setbacks.mustWait(reminder.id, now));
  if (ready.length > 0) {
    await Promise.all(ready.map((reminder) => handleOne(reminder, options, setbacks)));
    return 'now';
  }
  const nextAt = await reminders.nextAt();
  // What is due and still here has failed: its own wait counts, not its time.
  const upcoming = nextAt && nextAt > now.toISOString() ? new Date(nextAt) : undefined;
  return earliest(upcoming, setbacks.nextAt(now));
}

async function handleOne(reminder: DueReminder, options: SendDueRemindersOptions, setbacks: Setbacks<number>) {
  const { store, clock, log } = options;
  try {
    await store.transact(async (tx) => {
      await options.handle(reminder, tx);
      await tx.finishReminder(reminder.id, reminder.dueAt, clock.now().toISOString());
    });
    setbacks.worked(reminder.id);
  } catch (error) {
    setbacks.failed(reminder.id, clock.now());
    log.error({ reminderId: reminder.id, ...traceOf(error) }, 'reminder failed, will try again');
  }
}
