import type { OnRevision, SubmissionCommand } from '../workflows/command.ts';
import { holderOf, isReviewStep, type ReviewStep, reviewSteps } from '../workflows/procedure.ts';
import type { Submission } from '../workflows/submission.ts';
import { commitCommand } from './commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from './desk.ts';
import type { Found } from './find-package.ts';
import type { IncomingMessage } from './incoming.ts';
import { readDecision, type WrittenDecision } from './read-decision.ts';
import { answer } from './send.ts';
import { sendAgain } from './taps/send-again.ts';
import { isAsking, whenShown } from './taps/when-shown.ts';
import { acceptedText, rejectedText, seeFirstText } from './texts/choices.ts';

/**
 * Terima and Tolak in words: as a reply to the prompt, or with the code. As with a button it is the revision that the
 * person was shown that is decided on. Null where the text is no decision.
 */
export async function decideByText(
  message: IncomingMessage,
  replied: Found | undefined,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction | null> {
  const decision = message.media || message.other ? null : readDecision(message.text);
  const found = decision && (await findDecided(decision, replied, visitor, desk));
  if (!decision || !found) return null;
  const { submission, known } = found;
  const step = known?.step && isReviewStep(known.step) ? known.step : stepOf(submission, visitor);
  const revision = known?.revision ?? (await shownRevision(submission, step, visitor, desk));
  if (revision === undefined && submission.step === step) return showFirst(message, submission, visitor, desk);
  const shown = { step, revision: revision ?? submission.revision, ...whenShown(known) };
  const command = toCommand(decision, shown);
  const result = await commitCommand(desk, submission, command, actorOf(visitor, false));
  if (result.refusal) return say(message, desk, result.text, result.writes);
  // The question that is asked now says all there is to say.
  if (command.type === 'AskToReject') return { writes: result.writes };
  const hasNote = decision.words !== '';
  const { code } = submission;
  return say(
    message,
    desk,
    decision.verb === 'accept' ? acceptedText(code, hasNote) : rejectedText(code),
    result.writes,
  );
}

async function findDecided(
  { code }: WrittenDecision,
  replied: Found | undefined,
  visitor: Visitor,
  desk: Desk,
): Promise<Found | undefined> {
  if (code !== null && code !== replied?.submission.code) {
    const submission = await desk.tx.submissionByCode(desk.office.id, code);
    return submission && { submission, known: undefined };
  }
  return replied && isAsking(replied.known) && !isLateNote(replied, visitor) ? replied : undefined;
}

/** Who accepted without a text and now answers the outcome adds the text. */
function isLateNote({ submission, known }: Found, { person }: Visitor): boolean {
  return submission.finished.some(
    ({ step, by, outcome, response }) =>
      step === known?.step && by === person && outcome === 'accepted' && response === null,
  );
}

/** The open step; for a package that is at none of them, the step that this person could decide. */
function stepOf({ step }: Submission, { roles }: Visitor): ReviewStep {
  if (isReviewStep(step)) return step;
  return reviewSteps.find((one) => roles.includes(holderOf(one))) ?? 'receiving';
}

async function shownRevision(
  { id }: Submission,
  step: ReviewStep,
  { person }: Visitor,
  desk: Desk,
): Promise<number | undefined> {
  const shown = (await desk.tx.prompts(id)).filter((prompt) => prompt.person === person && prompt.step === step);
  return shown.at(-1)?.revision ?? undefined;
}

async function showFirst(message: IncomingMessage, submission: Submission, visitor: Visitor, desk: Desk) {
  const { writes, answer: no } = await sendAgain(submission, visitor, desk);
  return say(message, desk, no?.alert ? (no.text ?? '') : seeFirstText(submission.code), writes);
}

function toCommand({ verb, words }: WrittenDecision, shown: OnRevision): SubmissionCommand {
  if (verb === 'accept') return { type: 'AcceptStep', ...shown, ...(words === '' ? {} : { response: words }) };
  if (words === '') return { type: 'AskToReject', ...shown };
  return { type: 'RejectStep', ...shown, response: words };
}

function say(message: IncomingMessage, desk: Desk, text: string, writes: Reaction['writes']): Reaction {
  return { writes: [...writes, answer(desk, message.chat, message.messageId, [text], { replyTo: message.messageId })] };
}
