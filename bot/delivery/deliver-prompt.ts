import type { MessageAddress } from '../../workflows/chat.ts';
import type { Instant } from '../../workflows/deadlines.ts';
import type { Outgoing } from '../../workflows/outgoing.ts';
import type { PersonId } from '../../workflows/people.ts';
import { isReviewStep } from '../../workflows/procedure.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { KnownMessage, PromptView, Write } from '../../workflows/writes.ts';
import type { EditableContent } from '../chat-platform.ts';
import { mayEdit } from '../edit-window.ts';
import { isOpen, type PromptFrame, renderPrompt } from '../render-prompt.ts';
import { surroundingsOf } from '../surroundings.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

type PromptOrder = Extract<Outgoing, { type: 'prompt' }>;

/** Sends a prompt, unless what it asks is over already. */
export async function deliverPrompt(delivery: Delivery, what: PromptOrder): Promise<Delivered> {
  const submission = await delivery.store.reads.submission(what.submissionId);
  if (!submission || !isOpen(submission, what)) return notNeeded;
  const content = await renderFor(delivery, submission, { ...what, view: { type: 'decide' } });
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, content);
  const { person, step, revision } = what;
  await remember(delivery, known(delivery, messageId, { purpose: 'prompt', person, step, revision }));
  return delivered([]);
}

/** Brings a prompt that stands in a chat up to date: new buttons, or who decided what when. */
export async function refreshPrompt(delivery: Delivery, message: MessageAddress): Promise<Delivered> {
  const { platform, store, now } = delivery;
  const found = await findPrompt(delivery, message);
  if (!found) return notNeeded;
  const { prompt, submission, shown } = found;
  const { capabilities } = platform;
  // Where words stand for buttons they stay the same while it is open: nothing to edit.
  if (capabilities.choices !== 'buttons' && isReviewStep(submission.step) && isOpen(submission, shown))
    return notNeeded;
  const content = await renderFor(delivery, submission, { ...shown, view: await store.reads.promptView(message) });
  if (mayEdit(capabilities, prompt.at, now())) {
    await platform.edit(message, content);
    return delivered([], 0);
  }
  // It was overtaken by a newer revision, whose prompt follows anyway; or by one that stands below it and says so.
  if (submission.step === prompt.step && submission.step !== 'publishing') return notNeeded;
  if (await isOvertaken(delivery, prompt)) return notNeeded;
  return replacePrompt(delivery, prompt, content);
}

async function isOvertaken({ store }: Delivery, { person, step, ...here }: KnownMessage): Promise<boolean> {
  const prompts = await store.reads.prompts(here.submissionId ?? 0);
  return prompts.some(
    (other) => other.person === person && other.step === step && other.chatId === here.chatId && other.at > here.at,
  );
}

/** A prompt that cannot be edited any more is told anew, as a reply to it; from then on that one is kept up to date. */
async function replacePrompt(delivery: Delivery, old: KnownMessage, content: EditableContent): Promise<Delivered> {
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, { ...content, replyTo: old.messageId });
  return delivered([
    { ...old, purpose: 'news' },
    { ...old, messageId, at: delivery.now() },
  ]);
}

export interface FoundPrompt {
  prompt: KnownMessage;
  submission: Submission;
  shown: Omit<Shown, 'view'>;
}

/** What a prompt that stands in a chat asks, and of whom. */
export async function findPrompt({ store }: Delivery, message: MessageAddress): Promise<FoundPrompt | null> {
  const prompt = await store.reads.knownMessage(message);
  const submission = prompt?.submissionId ? await store.reads.submission(prompt.submissionId) : undefined;
  if (!prompt || !submission || prompt.person === null) return null;
  const { person, step, revision, at } = prompt;
  return { prompt, submission, shown: { person, step, revision: revision ?? 0, shownAt: at } };
}

interface Shown {
  person: PersonId;
  step: PromptFrame['step'];
  revision: number;
  shownAt?: Instant;
  view: PromptView;
}

/** Below it there is room for how to choose, where that is said in words. */
const choicesRoom = 400;

export async function renderFor(delivery: Delivery, submission: Submission, shown: Shown): Promise<EditableContent> {
  const { store, settings, platform } = delivery;
  const { choices, textLimit } = platform.capabilities;
  const around = await surroundingsOf(store.reads, submission, settings);
  if (choices !== 'buttons') {
    const frame = { ...shown, view: { type: 'decide' }, isAsked: false } as const;
    return renderPrompt(submission, frame, around, textLimit - choicesRoom);
  }
  const questions = await store.reads.openQuestions(shown.person);
  const isAsked = questions.some(({ submissionId }) => submissionId === submission.id);
  return renderPrompt(submission, { ...shown, isAsked }, around, textLimit);
}

/**
 * The step may have been decided while the prompt was on its way: then this copy is brought up to date at once. Where
 * decisions are taken by poll, the poll follows: a message of its own, so that a failure of one repeats only that one.
 */
async function remember({ store, row, platform, now }: Delivery, message: KnownMessage): Promise<void> {
  const hasPoll = platform.capabilities.choices === 'poll' && message.step !== null && isReviewStep(message.step);
  await store.transact(async (tx) => {
    const submission = await tx.submission(message.submissionId ?? 0);
    const isCurrent = submission && isOpen(submission, { step: message.step, revision: message.revision ?? 0 });
    const order = (type: 'refreshPrompt' | 'promptPoll') => follow(type, row.officeId, message, now());
    await tx.apply([
      { type: 'rememberMessage', message },
      ...(isCurrent ? [] : [order('refreshPrompt')]),
      ...(isCurrent && hasPoll ? [order('promptPoll')] : []),
    ]);
  });
}

function follow(
  type: 'refreshPrompt' | 'promptPoll',
  officeId: number,
  message: KnownMessage,
  notBefore: string,
): Write {
  const { channel, chatId, messageId, submissionId } = message;
  const key = `${type === 'promptPoll' ? 'poll' : 'refresh'}:${channel}:${chatId}:${messageId}`;
  const what = { type, message: { channel, chatId, messageId } } as const;
  const to = { channel, chatId, threadId: null };
  return { type: 'send', order: { key, officeId, to, what, submissionId, notBefore } };
}
