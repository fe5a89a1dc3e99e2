import { settleWait } from './collect.ts';
import type { OpenSubmission } from './command.ts';
import { changeContent } from './content.ts';
import { dayOf, endOfNextDay } from './deadlines.ts';
import { type Context, type Decision, type Outcome, toDecision } from './decide.ts';
import { hashText } from './hash-text.ts';
import { personOf } from './people.ts';
import type { Collecting } from './submission.ts';
import { remindOfStep } from './wake.ts';

/** Begins a package (SOP row 1). A system may not: somebody always hands in. */
export function openSubmission(command: OpenSubmission, context: Context): Decision {
  const next = newSubmission(command, context);
  const outcome: Outcome = {
    next,
    events: [
      {
        type: 'SubmissionOpened',
        payload: {
          kind: next.content.kind,
          activityDay: next.content.activityDay,
          activity: hashText(next.content.activityName),
          pieces: next.content.pieces.length,
        },
      },
    ],
    effects: [{ type: 'redrawCard' }, remindOfStep(next, context), ...settleWait(next, context)],
  };
  return toDecision(outcome, context);
}

function newSubmission(command: OpenSubmission, context: Context): Collecting {
  const opener = personOf(context.actor);
  if (opener === null) throw new Error(`Nobody opened ${command.code}`);
  const empty: Collecting = {
    step: 'collecting',
    returned: null,
    id: command.id,
    officeId: command.officeId,
    code: command.code,
    version: 0,
    home: command.home,
    content: {
      kind: 'activity',
      activityName: '',
      activityDay: dayOf(command.sentAt, context.calendar),
      caption: null,
      narrative: null,
      pieces: [],
      problems: [],
    },
    openedBy: opener,
    openedAt: context.now,
    team: [opener],
    revision: 0,
    isDraft: true,
    handIns: 0,
    due: { collecting: '', review: null, publishing: '' },
    finished: [],
    publications: [],
    lateEdits: 0,
  };
  const content = changeContent(empty.content, command.content);
  const due = endOfNextDay(content.activityDay, context.calendar);
  return { ...empty, content, due: { collecting: due, review: null, publishing: due } };
}
