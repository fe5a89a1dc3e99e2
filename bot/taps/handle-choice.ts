import type { MessageAddress } from '../../workflows/chat.ts';
import type { Choice } from '../../workflows/outgoing.ts';
import type { Write } from '../../workflows/writes.ts';
import { choicesOf, findChoice } from '../choices.ts';
import type { Desk, Reaction } from '../desk.ts';
import { findCode, isBareCode } from '../find-package.ts';
import type { IncomingMessage, IncomingTap } from '../incoming.ts';
import { cardButtons } from '../render-card.ts';
import { answer } from '../send.ts';
import { handleTap } from './handle-tap.ts';
import { tapData } from './tap-data.ts';

/** A vote in a poll is a tap on the prompt that the poll belongs to. */
export async function handleVote(vote: IncomingTap, desk: Desk): Promise<Reaction> {
  return speak(vote, vote.message?.messageId, await handleTap(await onPrompt(vote, desk), desk), desk);
}

/** A reply with a word that the message offers is the tap that the chat has no button for; null for any other text. */
export async function handleWord(message: IncomingMessage, desk: Desk): Promise<Reaction | null> {
  const { chat, sender, replyTo, messageId, media, edited } = message;
  if (!sender || !replyTo || media || edited) return null;
  const at = { channel: chat.channel, chatId: chat.chatId, messageId: replyTo.messageId };
  const chosen =
    findChoice(message.text, await desk.tx.offeredChoices(at)) ??
    (await onCard(message.text, at, desk)) ??
    (await onHint(message.text, at, desk));
  if (!chosen) return null;
  const tap: IncomingTap = { type: 'tap', chat, message: at, sender, data: chosen.data, tapId: messageId };
  return speak(tap, messageId, await handleTap(await onPrompt(tap, desk), desk), desk);
}

/**
 * Where the card of a package stands, every message about the package offers what the card does now: people answer the
 * news that asks them to hand in again, and may be quicker than the note of what was just sent.
 */
async function onCard(text: string, at: MessageAddress, desk: Desk): Promise<Choice | undefined> {
  const known = await desk.tx.knownMessage(at);
  const submission = known?.submissionId ? await desk.tx.submission(known.submissionId) : undefined;
  if (submission?.home.channel !== at.channel || submission.home.chatId !== at.chatId) return undefined;
  return findChoice(text, choicesOf(cardButtons(submission)));
}

/** A hint lists the packages that were open when it was written; one that was begun since is named by its code. */
async function onHint(text: string, at: MessageAddress, desk: Desk): Promise<Choice | undefined> {
  const known = await desk.tx.knownMessage(at);
  const code = known?.purpose === 'hint' && isBareCode(text) ? findCode(text) : undefined;
  if (!code || !known?.person || !known.ref) return undefined;
  return { word: code, data: tapData({ verb: 'join', code, person: known.person, day: known.ref }) };
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
