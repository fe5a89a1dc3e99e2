import type { Write } from '../workflows/writes.ts';
import { findChoice } from './choices.ts';
import type { Desk, Reaction } from './desk.ts';
import { handleTap } from './handle-tap.ts';
import type { IncomingMessage, IncomingTap } from './incoming.ts';
import { answer } from './send.ts';

/** A vote in a poll is a tap on the prompt that the poll belongs to. */
export async function handleVote(vote: IncomingTap, desk: Desk): Promise<Reaction> {
  return speak(vote, vote.message?.messageId, await handleTap(await onPrompt(vote, desk), desk), desk);
}

/** A reply with a word that the message offers is the tap that the chat has no button for; null for any other text. */
export async function handleWord(message: IncomingMessage, desk: Desk): Promise<Reaction | null> {
  const { chat, sender, replyTo, messageId, media, edited } = message;
  if (!sender || !replyTo || media || edited) return null;
  const at = { channel: chat.channel, chatId: chat.chatId, messageId: replyTo.messageId };
  const chosen = findChoice(message.text, await desk.tx.offeredChoices(at));
  if (!chosen) return null;
  const tap: IncomingTap = { type: 'tap', chat, message: at, sender, data: chosen.data, tapId: messageId };
  return speak(tap, messageId, await handleTap(await onPrompt(tap, desk), desk), desk);
}

/** Polls and lists of choices speak for a prompt. */
async function onPrompt(tap: IncomingTap, desk: Desk): Promise<IncomingTap> {
  const known = tap.message && (await desk.tx.knownMessage(tap.message));
  const isOfPrompt = known?.purpose === 'poll' || known?.purpose === 'view';
  return tap.message && isOfPrompt && known.ref ? { ...tap, message: { ...tap.message, messageId: known.ref } } : tap;
}

/** What would flash over a button is a message; not where another message says it already. */
function speak(
  tap: IncomingTap,
  replyTo: string | undefined,
  { writes, answer: said }: Reaction,
  desk: Desk,
): Reaction {
  const { text = null, alert = false } = said ?? {};
  if (text === null || (!alert && writes.some((write) => isNewMessageIn(tap, write)))) return { writes };
  const more = replyTo ? { replyTo } : {};
  return { writes: [...writes, answer(desk, tap.chat, `choice:${tap.tapId}`, [text], more)] };
}

function isNewMessageIn({ chat }: IncomingTap, write: Write): boolean {
  if (write.type !== 'send') return false;
  const { to, what } = write.order;
  const isEdit = what.type === 'refreshPrompt' || what.type === 'card' || what.type === 'removeCard';
  return !isEdit && to.channel === chat.channel && to.chatId === chat.chatId;
}
