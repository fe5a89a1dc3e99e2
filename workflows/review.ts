import type { CommandOf, Correction } from './command.ts';
import { sourcesAfter } from './content.ts';
import { dayOf } from './deadlines.ts';
import type { Context, Outcome } from './decide.ts';
import { isActing } from './delegation.ts';
import { dueAfter } from './due-dates.ts';
import type { Effect } from './effects.ts';
import type { EventPayload } from './event.ts';
import { hashText } from './hash-text.ts';
import { personOf } from './people.ts';
import type { ReviewStep } from './procedure.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { Collecting, Content, FinishedStep, InReview, Publishing, Submission } from './submission.ts';
import { countedPieces } from './submission.ts';
import { promptStep, stepChanged } from './wake.ts';

/** SOP rows 2 to 4: Terima, Tolak with its written response, and the corrections of row 3. */

export function acceptStep(submission: InReview, command: CommandOf<'AcceptStep'>, context: Context): Outcome {
  const { step } = submission;
  const response = command.response?.trim() || null;
  const to = context.procedure.review[step].onAccept;
  const finished = [...submission.finished, finish(submission, 'accepted', response, context)];
  const next =
    to === 'publishing' ? toPublishing({ ...submission, finished }, context) : { ...submission, step: to, finished };
  return {
    next: next as Submission,
    events: [{ type: 'StepAccepted', payload: decisionPayload(submission, response) }],
    effects: [
      ...stepChanged(next as Submission, context),
      ...corrections(submission, next as Submission, context),
      ...promptStep(next as Submission, context, 'all'),
    ],
  };
}

export function askToReject(submission: InReview, command: CommandOf<'AskToReject'>, context: Context): Outcome {
  const about = { type: 'rejection', step: command.step, revision: command.revision } as const;
  return { next: submission, events: [], effects: askActor(about, context) };
}

/** Tolak at 2 and 3 hands back to the team; at 4 it starts 3 and 4 anew (SOP, flow). */
export function rejectStep(submission: InReview, command: CommandOf<'RejectStep'>, context: Context): Outcome {
  const response = command.response.trim();
  const done = finish(submission, 'rejected', response, context);
  const events = [{ type: 'StepRejected' as const, payload: decisionPayload(submission, response) }];
  const to = context.procedure.review[submission.step].onReject;
  const part = to === 'collecting' ? 'collecting' : 'review';
  const due = dueAfter(part, dayOf(context.now, context.calendar), submission.extensions, context);
  if (to === 'collecting') return { ...handBack(submission, done, due, context), events };
  const next = reopen(submission, to as ReviewStep, done, due);
  return { next, events, effects: [...stepChanged(next, context), ...promptStep(next, context, 'all')] };
}

export function askToCorrect(submission: InReview, command: CommandOf<'AskToCorrect'>, context: Context): Outcome {
  const { field, step, revision } = command;
  if (field === 'media') return { next: submission, events: [], effects: [] };
  return { next: submission, events: [], effects: askActor({ type: 'correction', field, step, revision }, context) };
}

/** Never accepts: a prompt of the new revision follows. */
export function correctContent(
  submission: InReview,
  command: CommandOf<'CorrectContent'>,
  context: Context,
): Outcome | Refusal {
  const content = corrected(submission.content, command.correction);
  if (JSON.stringify(content) === JSON.stringify(submission.content)) return refuse({ reason: 'unchanged' });
  if (countedPieces(content).length === 0) return refuse({ reason: 'nothingLeft' });
  const textFrom = sourcesAfter(submission, content, null);
  const next = { ...submission, content, textFrom, revision: submission.revision + 1 };
  return {
    next,
    events: [{ type: 'ContentCorrected', payload: correctionPayload(submission, next, command.correction) }],
    effects: [
      { type: 'redrawCard' },
      { type: 'refreshPrompts' },
      { type: 'closeQuestions' },
      ...promptStep(next, context, 'none'),
    ],
  };
}

/** A reply to the outcome adds the written response that a Terima had not. */
export function addResponse<S extends Submission>(
  submission: S,
  command: CommandOf<'AddResponse'>,
  context: Context,
): Outcome | Refusal {
  const done = submission.finished[command.index];
  if (done?.outcome !== 'accepted') return refuse({ reason: 'nothingToDo' });
  const by = personOf(context.actor);
  if (by === null || done.by !== by) return refuse({ reason: 'notYourDecision' });
  if (done.response !== null) return refuse({ reason: 'unchanged' });
  const response = command.response.trim();
  const finished = submission.finished.with(command.index, { ...done, response });
  const payload = { step: done.step, handIn: done.handIn, response: hashText(response) };
  return {
    next: { ...submission, finished },
    events: [{ type: 'ResponseAdded', payload }],
    effects: [{ type: 'refreshPrompts' }],
  };
}

function finish(
  submission: InReview,
  outcome: 'accepted' | 'rejected',
  response: string | null,
  context: Context,
): FinishedStep {
  const { step, handIns, revision, due } = submission;
  const by = personOf(context.actor);
  const acting = isActing(context.procedure.review[step].holder, by, context.delegates);
  const done = { step, outcome, handIn: handIns, revision, by, acting };
  return { ...done, at: context.now, due: due.review ?? context.now, response };
}

function toPublishing(submission: InReview, { platforms }: Context): Publishing {
  return { ...submission, step: 'publishing', platforms };
}

function handBack(submission: InReview, done: FinishedStep, due: string, context: Context) {
  const { handedIn: _handedIn, ...rest } = submission;
  const next: Collecting = {
    ...rest,
    step: 'collecting',
    returned: done,
    finished: [...rest.finished, done],
    due: { ...rest.due, collecting: due, review: null },
  };
  const news = { type: 'handedBack', by: done.by, step: submission.step, response: done.response ?? '' } as const;
  return { next, effects: [...stepChanged(next, context), { type: 'tellTeam', news } as const] };
}

function reopen(submission: InReview, step: ReviewStep, done: FinishedStep, due: string): InReview {
  return { ...submission, step, finished: [...submission.finished, done], due: { ...submission.due, review: due } };
}

/** What was corrected since it was passed on last is shown to who decides next, and to the team. */
function corrections(submission: InReview, next: Submission, context: Context): Effect[] {
  const { step, revision } = submission;
  const by = personOf(context.actor);
  const fromRevision = passedOn(submission);
  if (step !== 'correcting' || revision === fromRevision || by === null) return [];
  const span = { fromRevision, toRevision: revision };
  const to = promptStep(next, context, 'none').flatMap((effect) => (effect.type === 'prompt' ? effect.to : []));
  return [
    { type: 'showCorrections', to, ...span },
    { type: 'tellTeam', news: { type: 'corrected', by, ...span } },
  ];
}

/** What the team added before it was received is no correction, and what was shown once is not shown again. */
function passedOn({ finished, handIns, handedIn }: InReview): number {
  return (
    finished.findLast((done) => done.outcome === 'accepted' && done.handIn === handIns)?.revision ?? handedIn.revision
  );
}

function askActor(about: Extract<Effect, { type: 'ask' }>['about'], { actor }: Context): Effect[] {
  return actor.kind === 'person' ? [{ type: 'ask', person: actor.person, about }] : [];
}

function corrected(content: Content, correction: Correction): Content {
  if (correction.field !== 'media') return { ...content, [correction.field]: correction.text.trim() };
  const leaveOut = new Set(correction.leaveOut);
  const pieces = content.pieces.map((piece) => ({ ...piece, leftOut: leaveOut.has(piece.key) }));
  return { ...content, pieces };
}

function decisionPayload(submission: InReview, response: string | null): EventPayload {
  const { step, revision, handIns } = submission;
  return { step, revision, handIn: handIns, response: response === null ? null : hashText(response) };
}

function correctionPayload(before: InReview, after: InReview, correction: Correction): EventPayload {
  const { field } = correction;
  if (field === 'media') return { field, revision: after.revision, leftOut: correction.leaveOut };
  const from = hashText(before.content[field] ?? '');
  return { field, revision: after.revision, from, to: hashText(after.content[field] ?? '') };
}
