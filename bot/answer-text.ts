import type { SubmissionCommand } from '../workflows/command.ts';
import { platformsOf } from '../workflows/platforms.ts';
import { isReviewStep } from '../workflows/procedure.ts';
import type { PackageQuestion, Question } from '../workflows/records.ts';
import type { Submission } from '../workflows/submission.ts';
import type { KnownMessage, Write } from '../workflows/writes.ts';
import { commitCommand } from './commit-command.ts';
import { continueCorrection, correctedBy } from './continue-correction.ts';
import { decideByText } from './decide-by-text.ts';
import { questionRef } from './delivery/deliver-news.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from './desk.ts';
import { type Found, findReplied } from './find-package.ts';
import type { IncomingMessage } from './incoming.ts';
import { answerOfficeQuestion, answerOfficeReply } from './office-questions.ts';
import { refreshPrompt } from './order-messages.ts';
import { readDecision } from './read-decision.ts';
import { expectedHosts } from './read-links.ts';
import { type ReadText, readLinkReply, readPublishing } from './read-publishing.ts';
import { answer } from './send.ts';
import { linkExpectedText, publishedText, questionGoneText, recordedText, whichPackageText } from './texts/answers.ts';
import { whichDecisionText } from './texts/choices.ts';
import { cancelledText, textOnlyText } from './texts/help.ts';
import { waitingFor } from './welcome-back.ts';

/**
 * A private message of somebody with a role, where it answers something: a reply to a question wins, then what the
 * replied message is about, else the question asked last. Null when it answers nothing.
 */
export async function answerText(message: IncomingMessage, visitor: Visitor, desk: Desk): Promise<Reaction | null> {
  const continued = await continueCorrection(message, visitor, desk);
  if (continued) return continued;
  const replied = await findReplied(message, desk);
  const open = await desk.tx.openQuestions(visitor.person);
  const ofOffice = await answerOfficeReply(message, open, visitor, desk);
  if (ofOffice) return ofOffice;
  const asked = questionReplied(replied?.known, open);
  if (asked === 'gone' && replied) return say(message, desk, questionGoneText(replied.submission));
  if (asked && asked !== 'gone') return answerQuestion(message, asked, visitor, desk);
  const decided = await decideByText(message, replied, visitor, desk);
  if (decided) return decided;
  const direct = await answerPackage(message, replied, visitor, desk);
  if (direct) return direct;
  const last = newest(open);
  if (last && !joinsPackage(message, visitor)) {
    return last.submissionId === null
      ? answerOfficeQuestion(message, last, visitor, desk)
      : answerQuestion(message, last, visitor, desk);
  }
  return (await askWhich(message, visitor, desk)) ?? publishWithoutReply(message, visitor, desk);
}

/** Terima or Tolak with neither a reply nor a code: said where there is no button that it could be meant for. */
async function askWhich(message: IncomingMessage, visitor: Visitor, desk: Desk): Promise<Reaction | null> {
  const isBare = !message.replyTo && readDecision(message.text)?.code === null;
  if (!isBare || desk.platform.capabilities.choices === 'buttons') return null;
  const waiting = (await waitingFor(desk, visitor)).filter(({ step }) => isReviewStep(step));
  return say(message, desk, whichDecisionText(waiting.map(({ code }) => code)));
}

function questionReplied(known: KnownMessage | undefined, open: readonly Question[]): PackageQuestion | 'gone' | null {
  if (known?.purpose !== 'question') return null;
  const same = open
    .filter((question) => question.submissionId !== null)
    .find(({ submissionId, about }) => submissionId === known.submissionId && questionRef(about) === known.ref);
  return same ?? 'gone';
}

function newest(open: readonly Question[]): Question | undefined {
  return [...open].sort((a, b) => a.askedAt.localeCompare(b.askedAt) || a.id - b.id).at(-1);
}

/** Who is in the team as well may hand in photos while a question waits: only texts answer it. */
function joinsPackage(message: IncomingMessage, visitor: Visitor): boolean {
  return message.media !== null && visitor.roles.includes('fieldTeam');
}

async function answerQuestion(
  message: IncomingMessage,
  question: PackageQuestion,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  const submission = await desk.tx.submission(question.submissionId);
  if (!submission) return say(message, desk, cancelledText);
  if (message.media || message.other || message.text.trim() === '') return say(message, desk, textOnlyText);
  if (/^\s*batal[.!]?\s*$/i.test(message.text)) return cancelQuestion(message, question, desk);
  const { command, told } = readAnswer(message, question, submission, desk);
  if (!command) return say(message, desk, told);
  const result = await commitCommand(desk, submission, command, actorOf(visitor, false));
  const close: Write = { type: 'closeQuestion', questionId: question.id };
  if (!result.refusal) {
    const known = question.about.type === 'correction' ? [correctedBy(message, question, desk)] : [];
    const recorded = withMore(recordedText(submission, question.about, command), told);
    return say(message, desk, recorded, [close, ...result.writes, ...known]);
  }
  const mayTryAgain = ['responseMissing', 'reasonMissing', 'captionTooLong', 'textMissing'].includes(
    result.refusal.reason,
  );
  const closing = mayTryAgain ? [] : [close, ...(await promptsOf(desk, question))];
  return say(message, desk, result.text, [...closing, ...result.writes]);
}

/** What an answer completes. */
function readAnswer(
  { text }: IncomingMessage,
  { about }: PackageQuestion,
  submission: Submission,
  desk: Desk,
): ReadText {
  const { websiteHosts } = desk.settings;
  const platforms = platformsOf(submission, desk.settings.platforms);
  switch (about.type) {
    case 'rejection':
      return taken({ type: 'RejectStep', step: about.step, revision: about.revision, response: text });
    case 'correction': {
      const correction = { field: about.field, text };
      return taken({ type: 'CorrectContent', step: about.step, revision: about.revision, correction });
    }
    case 'link': {
      const expected = linkExpectedText(expectedHosts([about.platform], websiteHosts));
      return readLinkReply(text, platforms, websiteHosts) ?? { command: null, told: expected };
    }
    case 'skip':
      return taken({ type: 'SkipPlatform', platform: about.platform, reason: text });
  }
}

function taken(command: SubmissionCommand): ReadText {
  return { command, told: null };
}

async function cancelQuestion(message: IncomingMessage, question: PackageQuestion, desk: Desk): Promise<Reaction> {
  return say(message, desk, cancelledText, await closeQuestion(desk, question));
}

/** Leaves a question: the prompt shows its buttons again. */
export async function closeQuestion(desk: Desk, question: PackageQuestion): Promise<Write[]> {
  return [{ type: 'closeQuestion', questionId: question.id }, ...(await promptsOf(desk, question))];
}

async function promptsOf(desk: Desk, { submissionId, person }: PackageQuestion): Promise<Write[]> {
  const prompts = await desk.tx.prompts(submissionId);
  return prompts
    .filter((prompt) => prompt.person === person)
    .map((prompt) => refreshPrompt(desk, submissionId, prompt));
}

/** A reply to a message of a package: links where it is being published, a late response where it was accepted. */
async function answerPackage(
  message: IncomingMessage,
  replied: Found | undefined,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction | null> {
  if (!replied || message.text.trim() === '') return null;
  const { submission, known } = replied;
  const publishing = readPublishing(message.text, submission, visitor, desk);
  if (publishing) return publish(message, submission, publishing, visitor, desk);
  const index = submission.finished.findLastIndex(
    ({ by, step, outcome }) => by === visitor.person && outcome === 'accepted' && (!known?.step || known.step === step),
  );
  if (index < 0 || known?.purpose === 'question' || message.media) return null;
  const command = { type: 'AddResponse', index, response: message.text } as const;
  const result = await commitCommand(desk, submission, command, actorOf(visitor, false));
  return say(message, desk, result.refusal ? result.text : 'Tanggapan Anda ditambahkan.', result.writes);
}

/** Links without a reply are clear when only one package waits for links. */
async function publishWithoutReply(message: IncomingMessage, visitor: Visitor, desk: Desk): Promise<Reaction | null> {
  if (!visitor.roles.includes('admin') || message.text.trim() === '' || message.media) return null;
  const waiting = (await desk.tx.openSubmissions(desk.office.id)).filter(({ step }) => step === 'publishing');
  const [only] = waiting;
  const read = only && readPublishing(message.text, only, visitor, desk);
  if (!only || !read) return null;
  if (waiting.length > 1) return say(message, desk, whichPackageText(waiting.map(({ code }) => code)));
  return publish(message, only, read, visitor, desk);
}

async function publish(
  message: IncomingMessage,
  submission: Submission,
  { command, told }: ReadText,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  if (!command) return say(message, desk, told);
  const result = await commitCommand(desk, submission, command, actorOf(visitor, false));
  if (result.refusal) return say(message, desk, withMore(result.text, told), result.writes);
  // A prompt that stays as it stands does not show that something was ticked.
  const isShown = desk.platform.capabilities.editWindowMs === null;
  if (isShown && told === null) return { writes: result.writes };
  return say(message, desk, withMore(publishedText(submission, command), told), result.writes);
}

function withMore(text: string, more: string | null): string {
  return more === null ? text : `${text}\n${more}`;
}

function say(message: IncomingMessage, desk: Desk, text: string, writes: readonly Write[] = []): Reaction {
  const told = answer(desk, message.chat, message.messageId, [text], { replyTo: message.messageId });
  return { writes: [...writes, told] };
}
