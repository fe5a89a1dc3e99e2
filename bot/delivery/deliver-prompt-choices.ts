import type { MessageAddress } from '../../workflows/chat.ts';
import type { MessagePurpose } from '../../workflows/writes.ts';
import type { OutgoingMessage } from '../chat-platform.ts';
import { isOpen, viewButtons } from '../render-prompt.ts';
import { pollQuestionText, viewText } from '../texts/choices.ts';
import { stepTasks } from '../texts/words.ts';
import { type FoundPrompt, findPrompt, renderFor } from './deliver-prompt.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

/** The decision that a prompt asks for, as a poll below it. */
export async function deliverPoll(delivery: Delivery, message: MessageAddress): Promise<Delivered> {
  const found = await findOpenPrompt(delivery, message);
  if (!found) return notNeeded;
  const { buttons = [] } = await renderFor(delivery, found.submission, { ...found.shown, view: { type: 'decide' } });
  const options = buttons
    .flat()
    .filter(({ inPoll }) => inPoll)
    .map(({ text, data }) => ({ text, data }));
  const { code, step } = found.submission;
  if (options.length === 0 || step === 'published' || step === 'withdrawn') return notNeeded;
  return sendBelow(delivery, found, 'poll', {
    text: [],
    poll: { question: pollQuestionText(code, stepTasks[step]), options },
  });
}

/** The choices that a prompt leads to, as a message below it: where words stand for buttons, a prompt keeps its own. */
export async function deliverView(delivery: Delivery, message: MessageAddress): Promise<Delivered> {
  const found = await findOpenPrompt(delivery, message);
  const view = await delivery.store.reads.promptView(message);
  if (!found || view.type === 'decide') return notNeeded;
  const text = [viewText(found.submission.code, view.type)];
  return sendBelow(delivery, found, 'view', { text, buttons: viewButtons(found.submission, view) });
}

async function findOpenPrompt(delivery: Delivery, message: MessageAddress): Promise<FoundPrompt | null> {
  const found = await findPrompt(delivery, message);
  return found && isOpen(found.submission, found.shown) ? found : null;
}

async function sendBelow(
  delivery: Delivery,
  { prompt }: FoundPrompt,
  purpose: MessagePurpose,
  message: OutgoingMessage,
): Promise<Delivered> {
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, message);
  const { person, step, revision } = prompt;
  return delivered([known(delivery, messageId, { purpose, person, step, revision, ref: prompt.messageId })]);
}
