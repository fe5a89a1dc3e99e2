import type { ContentChange } from '../../workflows/command.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { runCommand } from '../../workflows/run-command.ts';
import { type MessageKey, messageKey, type Piece, type Submission } from '../../workflows/submission.ts';
import type { Write } from '../../workflows/writes.ts';
import { actorOf, contextFor, type Desk, type Reaction, type Visitor } from '../desk.ts';
import type { IncomingMedia, IncomingMessage } from '../incoming.ts';
import { commitOf } from '../order-messages.ts';
import { answer } from '../send.ts';
import { captionRefusedText } from '../texts/intake.ts';

export async function change(
  message: IncomingMessage,
  visitor: Visitor,
  submission: Submission,
  content: ContentChange,
  desk: Desk,
  purpose: 'piece' | 'text' | 'narrative' | null,
  ref: string | null = null,
): Promise<Reaction> {
  const context = contextFor(desk, actorOf(visitor, true));
  const used = withoutNeedlessProblem(content, submission);
  const added = { type: 'AddContent', content: used, message: keyOf(message) } as const;
  const decided = await runCommand(desk.tx, submission.id, added, context);
  const known = purpose === null ? [] : [remember(message, desk, submission.id, visitor, purpose, ref)];
  const tooLong = content.problems?.find(({ field }) => field === 'caption');
  const told = tooLong
    ? [answer(desk, message.chat, message.messageId, [captionRefusedText(tooLong)], { replyTo: message.messageId })]
    : [];
  if (isRefusal(decided)) return { writes: [...known, ...told] };
  return { writes: [...(await commitOf(desk, decided)), ...known, ...told] };
}

/** A caption that was refused is no problem of a package that has one: who sent it is told, and that is all. */
function withoutNeedlessProblem(content: ContentChange, submission: Submission): ContentChange {
  if (!content.problems || submission.content.caption === null) return content;
  return { ...content, problems: content.problems.filter(({ field }) => field !== 'caption') };
}

export function remember(
  message: IncomingMessage,
  desk: Desk,
  submissionId: number,
  visitor: Visitor,
  purpose: 'piece' | 'text' | 'narrative',
  ref: string | null = purpose === 'piece' && message.text.trim() !== '' && !message.replyTo ? 'opener' : null,
): Write {
  const { channel, chatId } = message.chat;
  const about = { submissionId, purpose, person: visitor.person, ref, length: message.text.length, at: message.sentAt };
  const known = { channel, chatId, messageId: message.messageId, officeId: desk.office.id, step: null, revision: null };
  return { type: 'rememberMessage', message: { ...known, ...about } };
}

export function toPiece(message: IncomingMessage, media: IncomingMedia, visitor: Visitor): Piece {
  return {
    key: keyOf(message),
    ...media,
    state: 'fetching',
    albumId: message.albumId,
    sha256: null,
    addedBy: visitor.person,
    addedAt: message.sentAt,
    leftOut: false,
  };
}

export function keyOf({ chat, messageId }: IncomingMessage): MessageKey {
  return messageKey({ ...chat, messageId });
}
