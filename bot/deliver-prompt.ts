import type { MessageAddress } from '../workflows/chat.ts';
import type { Outgoing } from '../workflows/outgoing.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Submission } from '../workflows/submission.ts';
import type { KnownMessage, PromptView, Write } from '../workflows/writes.ts';
import type { EditableContent } from './chat-platform.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './deliver-message.ts';
import { isOpen, type PromptFrame, renderPrompt } from './render-prompt.ts';
import { surroundingsOf } from './surroundings.ts';

type PromptOrder = Extract<Outgoing, { type: 'prompt' }>;

/** Sends a prompt, unless what it asks is over already. */
export async function deliverPrompt(delivery: Delivery, what: PromptOrder): Promise<Delivered> {
  const submission = await delivery.store.reads.submission(what.submissionId);
  if (!submission || !isOpen(submission, what)) return notNeeded;
  const content = await render(delivery, submission, { ...what, view: { type: 'decide' } });
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, content);
  const { person, step, revision } = what;
  await remember(delivery, known(delivery, messageId, { purpose: 'prompt', person, step, revision }));
  return delivered([]);
}

/** Brings a prompt that stands in a chat up to date: new buttons, or who decided what when. */
export async function refreshPrompt(delivery: Delivery, message: MessageAddress): Promise<Delivered> {
  const { reads } = delivery.store;
  const prompt = await reads.knownMessage(message);
  const submission = prompt?.submissionId ? await reads.submission(prompt.submissionId) : undefined;
  if (!prompt || !submission || prompt.person === null) return notNeeded;
  const { person, step, revision } = prompt;
  const frame = { person, step, revision: revision ?? 0, view: await reads.promptView(message) };
  await delivery.platform.edit(message, await render(delivery, submission, frame));
  return delivered([], 0);
}

interface Shown {
  person: PersonId;
  step: PromptFrame['step'];
  revision: number;
  view: PromptView;
}

async function render(delivery: Delivery, submission: Submission, shown: Shown): Promise<EditableContent> {
  const { store, settings, platform } = delivery;
  const questions = await store.reads.openQuestions(shown.person);
  const isAsked = questions.some(({ submissionId }) => submissionId === submission.id);
  const around = await surroundingsOf(store.reads, submission, settings);
  return renderPrompt(submission, { ...shown, isAsked }, around, platform.capabilities.textLimit);
}

/** The step may have been decided while the prompt was on its way: then this copy is brought up to date at once. */
async function remember({ store, row, now }: Delivery, message: KnownMessage): Promise<void> {
  await store.transact(async (tx) => {
    const submission = await tx.submission(message.submissionId ?? 0);
    const isCurrent = submission && isOpen(submission, { step: message.step, revision: message.revision ?? 0 });
    await tx.apply([
      { type: 'rememberMessage', message },
      ...(isCurrent ? [] : [refresh(row.officeId, message, now())]),
    ]);
  });
}

function refresh(officeId: number, message: KnownMessage, notBefore: string): Write {
  const { channel, chatId, messageId, submissionId } = message;
  const key = `refresh:${channel}:${chatId}:${messageId}`;
  const what = { type: 'refreshPrompt', message: { channel, chatId, messageId } } as const;
  const to = { channel, chatId, threadId: null };
  return { type: 'send', order: { key, officeId, to, what, submissionId, notBefore } };
}
