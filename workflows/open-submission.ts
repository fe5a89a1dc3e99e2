import { settleWait } from './collect.ts';
import type { OpenSubmission } from './command.ts';
import { changeContent, sourcesAfter } from './content.ts';
import { type Day, dayOf } from './deadlines.ts';
import { type Context, type Decision, type Outcome, toDecision } from './decide.ts';
import { dueAfter, movedEvents } from './due-dates.ts';
import { extensionsOfNew } from './force-majeure.ts';
import { hashText } from './hash-text.ts';
import { personOf } from './people.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { Collecting, Due, Extension } from './submission.ts';
import { remindOfStep } from './wake.ts';

/** Begins a package (SOP row 1), while a procedure is in force. A system may not: somebody always hands in. */
export function openSubmission(command: OpenSubmission, around: Context): Decision | Refusal {
  const { inForce } = around.procedures;
  if (!inForce) return refuse({ reason: 'noProcedure' });
  const context = { ...around, procedure: inForce.procedure };
  const next = newSubmission(command, inForce.version, context);
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
      ...movedByForceMajeure(next, context),
    ],
    effects: [{ type: 'redrawCard' }, remindOfStep(next, context), ...settleWait(next, context)],
  };
  return toDecision(outcome, context);
}

/** What it would be due without the force majeure that holds now. */
function movedByForceMajeure(next: Collecting, context: Context): ReturnType<typeof movedEvents> {
  const { content, extensions } = next;
  const declaration = extensions.at(-1)?.declaration;
  if (declaration === undefined) return [];
  const ruled = { ...next, due: duesOfNew(content.activityDay, [], context) };
  return movedEvents(ruled, next, { because: 'forceMajeure', declaration });
}

function newSubmission(command: OpenSubmission, version: number, context: Context): Collecting {
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
    procedureVersion: version,
    extensions: extensionsOfNew(context.forceMajeures, context),
    finished: [],
    publications: [],
    textFrom: { caption: null, narrative: null },
    lateEdits: 0,
  };
  const content = changeContent(empty.content, command.content);
  const textFrom = sourcesAfter(empty, content, command.message ?? null);
  return { ...empty, content, textFrom, due: duesOfNew(content.activityDay, empty.extensions, context) };
}

function duesOfNew(activityDay: Day, extensions: readonly Extension[], context: Context): Due {
  const due = (part: 'collecting' | 'publishing') => dueAfter(part, activityDay, extensions, context);
  return { collecting: due('collecting'), review: null, publishing: due('publishing') };
}
