import type { CommandOf, ContentChange } from './command.ts';
import { changeContent, sameContent, settlePieceIn, sourcesAfter } from './content.ts';
import { dayOf, type Instant } from './deadlines.ts';
import type { Context, Outcome } from './decide.ts';
import { dueAfter } from './due-dates.ts';
import type { Effect } from './effects.ts';
import type { EventPayload } from './event.ts';
import { isComplete } from './guards.ts';
import { hashText } from './hash-text.ts';
import { personOf } from './people.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { Collecting, InReview, Submission } from './submission.ts';
import { countedPieces } from './submission.ts';
import { cancel, promptStep, remindOfStep, stepChanged } from './wake.ts';

/** SOP row 1: what the team does with a package until Admin Medsos has received it. */

export function addContent(
  submission: Collecting,
  command: CommandOf<'AddContent'>,
  context: Context,
): Outcome | Refusal {
  const content = changeContent(submission.content, command.content);
  if (sameContent(content, submission.content)) return refuse({ reason: 'unchanged' });
  const textFrom = sourcesAfter(submission, content, command.message ?? null);
  const next = withDue(withTeam({ ...submission, content, textFrom, isDraft: true }, context), context);
  return {
    next,
    events: [{ type: 'ContentAdded', payload: contentPayload(next, command.content) }],
    effects: [{ type: 'redrawCard' }, remindOfStep(next, context), ...settleWait(next, context)],
  };
}

/** Until it is received, what is added or edited makes a new revision, and the prompts follow. */
export function addRevision(
  submission: InReview,
  command: CommandOf<'AddContent'>,
  context: Context,
): Outcome | Refusal {
  const content = changeContent(submission.content, command.content);
  if (sameContent(content, submission.content)) return refuse({ reason: 'unchanged' });
  const known = new Set(countedPieces(submission.content).map(({ key }) => key));
  const newPieces = countedPieces(content).flatMap(({ key }) => (known.has(key) ? [] : [key]));
  const isRevised =
    newPieces.length > 0 || !sameContent({ ...content, pieces: [] }, { ...submission.content, pieces: [] });
  const textFrom = sourcesAfter(submission, content, command.message ?? null);
  const changed = withDue(withTeam({ ...submission, content, textFrom }, context), context);
  const next = isRevised ? { ...changed, revision: submission.revision + 1 } : changed;
  return {
    next,
    events: [{ type: 'ContentAdded', payload: contentPayload(next, command.content) }],
    effects: isRevised ? revised(next, context, newPieces) : [{ type: 'redrawCard' }],
  };
}

export function settlePiece(submission: Collecting, command: CommandOf<'SettlePiece'>, context: Context): Outcome {
  const next = {
    ...submission,
    content: settlePieceIn(submission.content, command.key, command.result),
    isDraft: true,
  };
  return {
    next,
    events: [pieceArchived(next, command)],
    effects: [{ type: 'redrawCard' }, ...settleWait(next, context)],
  };
}

export function settlePieceOfRevision(
  submission: InReview,
  command: CommandOf<'SettlePiece'>,
  context: Context,
): Outcome {
  const content = settlePieceIn(submission.content, command.key, command.result);
  const counts = countedPieces(content).some(({ key }) => key === command.key);
  const next = { ...submission, content, revision: submission.revision + (counts ? 1 : 0) };
  return {
    next,
    events: [pieceArchived(next, command)],
    effects: counts ? revised(next, context, [command.key]) : [{ type: 'redrawCard' }],
  };
}

/** Its bytes came only after the package was received: archived, shown to nobody as part of it. */
export function settlePieceTooLate<S extends Submission>(submission: S, command: CommandOf<'SettlePiece'>): Outcome {
  const content = settlePieceIn(submission.content, command.key, command.result);
  const isLate = content.pieces.some(({ key, state }) => key === command.key && state !== 'removed');
  const pieces = content.pieces.map((piece) => (piece.key === command.key ? { ...piece, leftOut: true } : piece));
  const lateEdits = submission.lateEdits + (isLate ? 1 : 0);
  const next = { ...submission, content: { ...content, pieces }, lateEdits };
  return { next, events: [pieceArchived(next, command)], effects: [{ type: 'redrawCard' }] };
}

/** Afterwards it changes nothing; the card says so and the log keeps it. */
export function ignoreLateEdit<S extends Submission>(
  submission: S,
  command: CommandOf<'AddContent'>,
): Outcome | Refusal {
  const content = changeContent(submission.content, command.content);
  if (sameContent(content, submission.content)) return refuse({ reason: 'unchanged' });
  const next = { ...submission, lateEdits: submission.lateEdits + 1 };
  return {
    next,
    events: [{ type: 'LateEditIgnored', payload: contentPayload(next, command.content) }],
    effects: [{ type: 'redrawCard' }],
  };
}

export function handIn(submission: Collecting, command: CommandOf<'HandIn'>, context: Context): Outcome | Refusal {
  if (submission.content.pieces.some((piece) => piece.state === 'fetching')) return refuse({ reason: 'stillFetching' });
  const by = personOf(context.actor) ?? submission.openedBy;
  const { returned: _returned, ...rest } = withTeam(submission, context);
  const revision = submission.isDraft ? submission.revision + 1 : submission.revision;
  const number = submission.handIns + 1;
  const next: InReview = {
    ...rest,
    step: 'receiving',
    revision,
    isDraft: false,
    handIns: number,
    handedIn: { number, at: command.at, by, revision },
    due: { ...rest.due, review: dueAfter('review', dayOf(command.at, context.calendar), rest.extensions, context) },
    finished: [...rest.finished, handedInStep(submission, command.at, by, revision)],
  };
  return {
    next,
    events: [{ type: 'SubmissionHandedIn', payload: handInPayload(next, command) }],
    effects: [...stepChanged(next, context), cancel('settle'), ...promptStep(next, context, 'all')],
  };
}

/** A captioned joke: it was no package. */
export function discard(submission: Collecting, _command: CommandOf<'Discard'>, context: Context): Outcome | Refusal {
  return submission.handIns > 0 ? refuse({ reason: 'alreadyHandedIn' }) : collapse(submission, context);
}

/** Its card goes, and nobody waits for it. */
export function collapse(submission: Collecting, context: Context): Outcome {
  const { returned: _returned, ...rest } = submission;
  return {
    next: { ...rest, step: 'withdrawn', withdrawnAt: context.now, reason: null },
    events: [{ type: 'SubmissionDiscarded', payload: {} }],
    effects: [{ type: 'removeCard' }, cancel('settle'), cancel('step')],
  };
}

/** A complete package waits until it was left alone for a moment; one that was handed back waits for its button. */
export function settleWait(submission: Collecting, context: Context): Effect[] {
  if (submission.handIns > 0) return [];
  const probe = { type: 'HandIn', how: 'settled', at: context.now } as const;
  const fetching = submission.content.pieces.some((piece) => piece.state === 'fetching');
  if (fetching || isComplete(submission, probe, context)) return [cancel('settle')];
  const at = new Date(Date.parse(context.now) + context.settleSeconds * 1000).toISOString();
  return [{ type: 'remind', kind: 'settle', step: 'collecting', at }];
}

export function revised(next: InReview, context: Context, media: readonly string[]): Effect[] {
  return [
    { type: 'redrawCard' },
    { type: 'refreshPrompts' },
    { type: 'closeQuestions' },
    ...promptStep(next, context, media),
  ];
}

function withTeam<S extends Submission>(submission: S, { actor }: Context): S {
  if (actor.kind === 'system' || submission.team.includes(actor.person)) return submission;
  return { ...submission, team: [...submission.team, actor.person] };
}

/** H may have been corrected: 1 and 5 are counted from it. A package handed back keeps the due day it got then. */
function withDue<S extends Collecting | InReview>(submission: S, context: Context): S {
  const { content, extensions, handIns } = submission;
  const due = (part: 'collecting' | 'publishing') => dueAfter(part, content.activityDay, extensions, context);
  const collecting = handIns > 0 ? submission.due.collecting : due('collecting');
  return { ...submission, due: { ...submission.due, collecting, publishing: due('publishing') } };
}

function handedInStep(submission: Collecting, at: Instant, by: number, revision: number) {
  const { due, handIns } = submission;
  const done = { step: 'collecting', outcome: 'handedIn', handIn: handIns + 1 } as const;
  return { ...done, revision, by, acting: false, at, due: due.collecting, response: null };
}

function handInPayload(next: InReview, command: CommandOf<'HandIn'>): EventPayload {
  const { content, revision, handedIn } = next;
  return {
    how: command.how,
    handIn: handedIn.number,
    revision,
    collectedAt: command.at,
    caption: hashText(content.caption ?? ''),
    narrative: content.narrative === null ? null : hashText(content.narrative),
    pieces: content.pieces.flatMap((piece) => piece.sha256 ?? []),
  };
}

function contentPayload(next: Submission, change: ContentChange): EventPayload {
  return {
    revision: next.revision,
    fields: Object.keys(change).sort(),
    ...(change.caption === undefined ? {} : { caption: hashText(change.caption) }),
    ...(change.narrative === undefined ? {} : { narrative: hashText(change.narrative) }),
    ...(change.activityDay === undefined ? {} : { activityDay: change.activityDay }),
  };
}

function pieceArchived(next: Submission, command: CommandOf<'SettlePiece'>) {
  const piece = next.content.pieces.find(({ key }) => key === command.key);
  const payload = { piece: command.key, state: piece?.state ?? 'gone', sha256: piece?.sha256 ?? null };
  return { type: 'PieceArchived' as const, payload };
}
