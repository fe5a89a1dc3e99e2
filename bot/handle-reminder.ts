import type { SubmissionCommand } from '../workflows/command.ts';
import type { DueReminder } from '../workflows/records.ts';
import { isRefusal } from '../workflows/refusals.ts';
import { runCommand } from '../workflows/run-command.ts';
import type { Write } from '../workflows/writes.ts';
import { askForActivity } from './agenda/ask-for-activity.ts';
import { contextFor, type Desk } from './desk.ts';
import { checkHolidays } from './holidays/check-holidays.ts';
import { monthlyRecap } from './monthly-recap.ts';
import { morningDigest } from './morning-digest.ts';
import { expireDelegation } from './office-decisions/delegation.ts';
import { commitOf } from './order-messages.ts';
import { sendList } from './reminder-lists.ts';
import { send } from './send.ts';

/** Where the reminder comes from: a row that fell due is one more command, or a hint. */
export async function handleReminder({ about, dueAt }: DueReminder, desk: Desk): Promise<readonly Write[]> {
  switch (about.type) {
    case 'hint': {
      const what = { type: 'hint', person: about.person, day: about.day } as const;
      return [send(desk, `hint:${about.person}:${about.day}`, about.home, what)];
    }
    case 'delegationEnds':
      return expireDelegation(desk, about.delegation);
    case 'settle':
      return run(about.submissionId, { type: 'HandIn', how: 'settled', at: dueAt }, desk);
    case 'digest':
      return morningDigest(dueAt, desk);
    case 'monthlyRecap':
      return monthlyRecap(dueAt, desk);
    case 'list':
      return sendList(about.recipient, desk);
    case 'step':
      return run(about.submissionId, { type: 'ReminderDue', step: about.step, dueAt }, desk);
    case 'activity':
      return askForActivity(about.activityId, dueAt, desk);
    case 'holidays':
      return checkHolidays(desk);
  }
}

/** A refusal means that it is over: a finished step reminds nobody. */
async function run(submissionId: number, command: SubmissionCommand, desk: Desk): Promise<Write[]> {
  const decided = await runCommand(desk.tx, submissionId, command, contextFor(desk, { kind: 'system' }));
  return isRefusal(decided) ? [] : commitOf(desk, decided);
}
