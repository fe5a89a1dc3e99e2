import type { SubmissionCommand } from '../../workflows/command.ts';
import { holderOf } from '../../workflows/procedure.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { KnownMessage, Write } from '../../workflows/writes.ts';
import { assignByTap } from '../agenda/assign-activity.ts';
import { tapAgenda } from '../agenda/tap-agenda.ts';
import { closeQuestion } from '../answer-text.ts';
import { commitCommand, refused } from '../commit-command.ts';
import { actorOf, type Desk, identify, type Reaction, type Visitor } from '../desk.ts';
import { isOfPlace } from '../find-package.ts';
import { tapHolidays } from '../holidays/tap-holidays.ts';
import type { IncomingTap } from '../incoming.ts';
import { joinLoose } from '../intake/join-loose.ts';
import { tapOffice } from '../office/change-profile.ts';
import { handleDecisionTap } from '../office-decisions/handle-decision-tap.ts';
import { refreshPrompt } from '../order-messages.ts';
import { tapTexts } from '../texts/taps.ts';
import { choosePromptChannel } from './prompt-channel.ts';
import { leafThrough, mediaCorrection } from './prompt-views.ts';
import { revokeByTap } from './revoke-role.ts';
import { sendAgain } from './send-again.ts';
import { sendNarrative } from './send-narrative.ts';
import { readTap, type Tap } from './tap-data.ts';
import { whenTappedShown } from './when-shown.ts';

/** Where a tap becomes a decision. */
export async function handleTap(tap: IncomingTap, desk: Desk): Promise<Reaction> {
  const visitor = await identify(desk, tap.sender);
  const wish = readTap(tap.data);
  if (!wish) return refuseTap(desk, visitor, null, 'unknownButton', tapTexts.unknown);
  if (wish.verb === 'revoke') return revokeByTap(tap, wish.holding, visitor, desk);
  if (wish.verb === 'promptsTo') return choosePromptChannel(wish.channel, visitor, desk);
  if (wish.verb === 'office') return tapOffice(wish.field, visitor, desk);
  if (wish.verb === 'agenda' || wish.verb === 'activity' || wish.verb === 'change')
    return tapAgenda(tap, wish, visitor, desk);
  if (wish.verb === 'holidays' || wish.verb === 'addHolidays' || wish.verb === 'dropHoliday')
    return tapHolidays(tap, wish, visitor, desk);
  if (wish.verb === 'decision') return handleDecisionTap(tap, wish.wish, visitor, desk);
  const submission = await desk.tx.submissionByCode(desk.office.id, wish.code);
  if (!submission) return refuseTap(desk, visitor, null, wish.verb, tapTexts.unknown);
  // Before anything is decided: what follows brings every known copy up to date, this one too.
  await desk.tx.apply(await rememberCopy(tap, wish, submission, visitor, desk));
  return react(tap, wish, submission, visitor, desk);
}

type PackageTap = Extract<Tap, { code: string }>;

async function react(
  tap: IncomingTap,
  wish: PackageTap,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  switch (wish.verb) {
    case 'accept': {
      const about = { ...wish, ...(await whenTappedShown(tap, desk)) };
      return command(tap, submission, visitor, desk, { ...about, type: 'AcceptStep' }, tapTexts.accepted);
    }
    case 'reject': {
      const about = { ...wish, ...(await whenTappedShown(tap, desk)) };
      return command(tap, submission, visitor, desk, { ...about, type: 'AskToReject' }, tapTexts.askedResponse);
    }
    case 'fix': {
      const { field, revision } = wish;
      const about = { field, step: 'correcting', revision, ...(await whenTappedShown(tap, desk)) } as const;
      return command(tap, submission, visitor, desk, { ...about, type: 'AskToCorrect' }, tapTexts.askedText);
    }
    case 'correct':
    case 'back':
    case 'media':
    case 'toggle':
      return leafThrough(tap, wish, submission, visitor, desk);
    case 'save': {
      const correction = await mediaCorrection(tap, submission, desk);
      const { revision } = wish;
      const about = { step: 'correcting', revision, correction, ...(await whenTappedShown(tap, desk)) } as const;
      return command(tap, submission, visitor, desk, { ...about, type: 'CorrectContent' }, tapTexts.saved);
    }
    case 'cancel':
      return cancel(submission, visitor, desk);
    case 'handIn':
      return command(
        tap,
        submission,
        visitor,
        desk,
        { type: 'HandIn', how: 'button', at: desk.now },
        tapTexts.handedIn,
      );
    case 'discard':
      return command(tap, submission, visitor, desk, { type: 'Discard' }, tapTexts.discarded);
    case 'link':
      return command(
        tap,
        submission,
        visitor,
        desk,
        { type: 'AskForLink', platform: wish.platform },
        tapTexts.askedLink,
      );
    case 'skip':
      return command(
        tap,
        submission,
        visitor,
        desk,
        { type: 'AskToSkip', platform: wish.platform },
        tapTexts.askedReason,
      );
    case 'narrative':
      return sendNarrative(submission, visitor, desk);
    case 'again':
      return sendAgain(submission, visitor, desk);
    case 'join':
      return joinLoose(tap, wish, submission, visitor, desk);
    case 'assign':
      return assignByTap(tap, wish.activity, submission, visitor, desk);
    default:
      return wish satisfies never;
  }
}

async function command(
  tap: IncomingTap,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
  wish: SubmissionCommand,
  done: string,
): Promise<Reaction> {
  const actor = actorOf(visitor, await isInTeam(tap, submission, visitor, desk));
  const result = await commitCommand(desk, submission, wish, actor);
  if (!result.refusal) return { writes: result.writes, answer: { text: done, alert: false } };
  const outdated = await refreshTapped(tap, submission, desk);
  return { writes: [...result.writes, ...outdated], answer: { text: result.text, alert: true } };
}

/** Taps on a card count for the team where the card stands, of who has not left the group. */
async function isInTeam(tap: IncomingTap, submission: Submission, visitor: Visitor, desk: Desk): Promise<boolean> {
  const { chat } = tap;
  if (chat.kind !== 'group' || !isOfPlace(submission, { ...chat, threadId: submission.home.threadId })) return false;
  return desk.tx.isMember(chat.channel, chat.chatId, visitor.person);
}

/** A tap on an outdated prompt also brings that copy up to date. */
async function refreshTapped(tap: IncomingTap, submission: Submission, desk: Desk): Promise<Write[]> {
  const known = tap.message && (await desk.tx.knownMessage(tap.message));
  return known?.purpose === 'prompt' && known.submissionId === submission.id
    ? [refreshPrompt(desk, submission.id, known)]
    : [];
}

/** A copy of a prompt whose id was never learned (the answer to its sending was lost) is known from now on. */
async function rememberCopy(
  tap: IncomingTap,
  wish: PackageTap,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
): Promise<Write[]> {
  // Where words stand for buttons, a prompt whose id was never learned offers none.
  if (desk.platform.capabilities.choices !== 'buttons') return [];
  const prompt = promptTapped(wish, submission);
  if (!prompt || !tap.message || tap.chat.kind !== 'private') return [];
  // What is known as a prompt is kept up to date: for somebody else's eyes it would be a way to read along.
  if (!visitor.roles.includes(holderOf(prompt.step)) || (await desk.tx.knownMessage(tap.message))) return [];
  const about = { officeId: desk.office.id, submissionId: submission.id, person: visitor.person, ...prompt };
  const message: KnownMessage = { ...tap.message, ...about, purpose: 'prompt', ref: null, length: null, at: desk.now };
  return [{ type: 'rememberMessage', message }];
}

/** The step and revision of the prompt that has such a button. */
function promptTapped(wish: PackageTap, { revision }: Submission) {
  switch (wish.verb) {
    case 'accept':
    case 'reject':
    case 'correct':
      return { step: wish.step, revision: wish.revision };
    case 'link':
    case 'skip':
      return { step: 'publishing', revision } as const;
    default:
      return null;
  }
}

async function cancel(submission: Submission, visitor: Visitor, desk: Desk): Promise<Reaction> {
  const open = await desk.tx.openQuestions(visitor.person);
  const asked = open
    .filter((question) => question.submissionId !== null)
    .filter(({ submissionId }) => submissionId === submission.id);
  const writes = await Promise.all(asked.map((question) => closeQuestion(desk, question)));
  return { writes: writes.flat(), answer: { text: tapTexts.cancelled, alert: false } };
}

function refuseTap(desk: Desk, visitor: Visitor, code: string | null, what: string, text: string): Reaction {
  return { writes: [refused(desk, actorOf(visitor, false), code, what, 'unknown')], answer: { text, alert: true } };
}
