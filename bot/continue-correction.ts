import type { PackageQuestion } from '../workflows/records.ts';
import type { Write } from '../workflows/writes.ts';
import { commitCommand } from './commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from './desk.ts';
import type { IncomingMessage } from './incoming.ts';
import { continueNarrative } from './read-text-reply.ts';
import { answer } from './send.ts';
import { joinedCorrectionText } from './texts/answers.ts';

/** A corrected narrative longer than one message comes in parts, as one that is handed in does: the rest is joined. */
export async function continueCorrection(
  message: IncomingMessage,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction | null> {
  const last = message.media ? undefined : await desk.tx.lastNarrativeText(visitor.person, message.chat);
  const submission = last?.submissionId ? await desk.tx.submission(last.submissionId) : undefined;
  if (!last || submission?.step !== 'correcting') return null;
  const { narrative } = continueNarrative(message, last, submission, desk.platform.capabilities.cutTextFrom) ?? {};
  if (narrative === undefined) return null;
  const about = { step: 'correcting', revision: submission.revision } as const;
  const command = { type: 'CorrectContent', ...about, correction: { field: 'narrative', text: narrative } } as const;
  const result = await commitCommand(desk, submission, command, actorOf(visitor, false));
  const text = result.refusal ? result.text : joinedCorrectionText(submission);
  const told = answer(desk, message.chat, message.messageId, [text], { replyTo: message.messageId });
  return { writes: [...result.writes, remember(message, submission.id, visitor.person, desk), told] };
}

/** A message that corrected a text: what comes after it at once may be the rest of it. */
export function correctedBy(
  message: IncomingMessage,
  { submissionId, person, about }: PackageQuestion,
  desk: Desk,
): Write {
  const purpose = about.type === 'correction' && about.field === 'narrative' ? 'narrative' : 'text';
  return remember(message, submissionId, person, desk, purpose);
}

function remember(
  { chat, messageId, text, sentAt }: IncomingMessage,
  submissionId: number,
  person: number,
  desk: Desk,
  purpose: 'narrative' | 'text' = 'narrative',
): Write {
  const at = { channel: chat.channel, chatId: chat.chatId, messageId, officeId: desk.office.id };
  const about = { submissionId, purpose, person, step: null, revision: null, ref: null, length: text.length };
  return { type: 'rememberMessage', message: { ...at, ...about, at: sentAt } };
}
