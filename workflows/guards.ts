import type { SubmissionCommand } from './command.ts';
import type { Context } from './decide.ts';
import { isAdminOrChief, type PersonId } from './people.ts';
import { captionLimit, isReviewStep, type Procedure, type ReviewStep } from './procedure.ts';
import { type Refusal, refuse } from './refusals.ts';
import { countedPieces, decidedSince, type Submission } from './submission.ts';

/** A short named question that the table asks; null means nothing stands against it. */
export type Guard = (submission: Submission, command: SubmissionCommand, context: Context) => Refusal | null;

export const isInTeam: Guard = (_submission, _command, { actor }) =>
  actor.kind === 'system' || actor.inTeam ? null : refuse({ reason: 'notInTeam' });

export const isSystem: Guard = (_submission, _command, { actor }) =>
  actor.kind === 'system' ? null : refuse({ reason: 'nothingToDo' });

export const isTeamOrAdmin: Guard = (_submission, _command, { actor }) =>
  actor.kind === 'system' || actor.inTeam || actor.roles.includes('admin') ? null : refuse({ reason: 'notInTeam' });

export const isAdmin: Guard = (_submission, _command, { actor }) =>
  actor.kind === 'person' && actor.roles.includes('admin') ? null : refuse({ reason: 'notYourRole', role: 'admin' });

export const openedItOrAdmin: Guard = (submission, _command, { actor }) =>
  actor.kind === 'person' && (actor.person === submission.openedBy || actor.roles.includes('admin'))
    ? null
    : refuse({ reason: 'onlyOpenerOrAdmin' });

export const isOfTeamOrAdmin: Guard = (submission, _command, { actor }) =>
  actor.kind === 'person' && (submission.team.includes(actor.person) || actor.roles.includes('admin'))
    ? null
    : refuse({ reason: 'onlyOpenerOrAdmin' });

export const isComplete: Guard = (submission, _command, { procedure }) => {
  const { content } = submission;
  const need = procedure.requirements[content.kind];
  if ((need.caption && !content.caption) || (need.narrative && !content.narrative))
    return refuse({ reason: 'incomplete' });
  if (countedPieces(content).length >= need.pieces) return null;
  const fetching = content.pieces.some((piece) => piece.state === 'fetching');
  return refuse({ reason: fetching ? 'stillFetching' : 'incomplete' });
};

/** A package that was handed back goes in again only by the button. */
export const settledOnlyTheFirstTime: Guard = (submission, command) =>
  command.type === 'HandIn' && command.how === 'settled' && submission.handIns > 0
    ? refuse({ reason: 'handInByButton' })
    : null;

/** The command is about the step that is open now. */
export const isOpenStep: Guard = (submission, command) => {
  if (!('step' in command) || !isReviewStep(command.step) || command.step === submission.step) return null;
  return stepOver(submission, command.step);
};

export const isCurrentRevision: Guard = (submission, command) =>
  'revision' in command && command.revision !== submission.revision
    ? refuse({ reason: 'outdatedRevision', revision: submission.revision })
    : null;

/** The prompt that it answers was not decided on before. */
export const isStillAsked: Guard = (submission, command) => {
  if (!('shownAt' in command)) return null;
  const done = decidedSince(submission, command);
  return done
    ? refuse({ reason: 'stepOver', step: command.step, by: done.by, at: done.at, outcome: done.outcome })
    : null;
};

/** Holds the role of the step that the command names. Asked first: others learn nothing about the package. */
export const holdsNamedStep: Guard = (_submission, command, { actor, procedure }) => {
  if (!('step' in command) || !isReviewStep(command.step)) return null;
  const role = procedure.review[command.step].holder;
  return actor.kind === 'person' && actor.roles.includes(role) ? null : refuse({ reason: 'notYourRole', role });
};

/** Who handed a package in, or added to it as Tim Pelaksana, does not decide on it at steps 3 and 4. */
export const isNotOwnWork: Guard = (submission, _command, { actor, procedure }) =>
  actor.kind === 'person' && isOwnWork(submission, actor.person, procedure) ? refuse({ reason: 'ownWork' }) : null;

export function isOwnWork({ step, team }: Submission, person: PersonId, procedure: Procedure): boolean {
  return isReviewStep(step) && procedure.review[step].notByTeam && team.includes(person);
}

/** One person does not decide both 3 and 4 of one hand-in. */
export const didNotDecideTheOther: Guard = (submission, _command, { actor }) => {
  const other = actor.kind === 'person' ? otherDecided(submission, actor.person) : null;
  return other ? refuse({ reason: 'decidedOtherStep', other }) : null;
};

/** Which of steps 3 and 4 that person decided in this hand-in, where the other one is open. */
export function otherDecided({ step, finished, handIns }: Submission, person: PersonId): ReviewStep | null {
  if (step !== 'correcting' && step !== 'deciding') return null;
  const other = step === 'correcting' ? 'deciding' : 'correcting';
  return finished.some((done) => done.step === other && done.handIn === handIns && done.by === person) ? other : null;
}

/** Tanggapan tertulis: at least one word. */
export const givesResponse: Guard = (_submission, command) =>
  'response' in command && !hasWord(command.response) ? refuse({ reason: 'responseMissing' }) : null;

export const givesReason: Guard = (_submission, command) =>
  'reason' in command && !hasWord(command.reason) ? refuse({ reason: 'reasonMissing' }) : null;

export const captionFits: Guard = (_submission, command) => {
  if (command.type !== 'CorrectContent' || command.correction.field === 'media') return null;
  const { field, text } = command.correction;
  if (!hasWord(text)) return refuse({ reason: 'textMissing' });
  return field === 'caption' && text.length > captionLimit
    ? refuse({ reason: 'captionTooLong', length: text.length, limit: captionLimit })
    : null;
};

export const mayCorrectHere: Guard = (submission, _command, { procedure }) =>
  isReviewStep(submission.step) && procedure.review[submission.step].corrects
    ? null
    : refuse({ reason: 'notYourRole', role: 'deputyEditor' });

export const isKnownPlatform: Guard = (_submission, command, { platforms }) =>
  'platform' in command && !platforms.includes(command.platform)
    ? refuse({ reason: 'unknownPlatform', platform: command.platform })
    : null;

/** What happened to a step that is not open any more, for the polite answer. */
export function stepOver(submission: Submission, step: Submission['step']): Refusal {
  if (!isReviewStep(step)) return refuse({ reason: 'ended', state: submission.step });
  const done = submission.finished.findLast((finished) => finished.step === step);
  if (submission.step === 'withdrawn') return refuse({ reason: 'ended', state: 'withdrawn' });
  return done
    ? refuse({ reason: 'stepOver', step, by: done.by, at: done.at, outcome: done.outcome })
    : refuse({ reason: 'notHandedIn' });
}

export const mayMoveDeadlines: Guard = (_submission, _command, { actor }) =>
  isAdminOrChief(actor) ? null : refuse({ reason: 'onlyAdminOrChief' });

export const isChief: Guard = (_submission, _command, { actor }) =>
  actor.kind === 'person' && actor.roles.includes('chiefEditor')
    ? null
    : refuse({ reason: 'notYourRole', role: 'chiefEditor' });

export function hasWord(text: string): boolean {
  return /\p{L}|\p{N}/u.test(text);
}
