import type { Sender } from '../../workflows/chat.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { runCommand } from '../../workflows/run-command.ts';
import { messageKey } from '../../workflows/submission.ts';
import type { KnownMessage, Write } from '../../workflows/writes.ts';
import { refused } from '../commit-command.ts';
import { actorOf, contextFor, type Desk, identify, nothing, type Reaction, type Visitor } from '../desk.ts';
import { mayEdit } from '../edit-window.ts';
import { isOfPlace } from '../find-package.ts';
import type { IncomingMessage, MessageRemoved } from '../incoming.ts';
import { commitOf } from '../order-messages.ts';
import { send } from '../send.ts';

/** Somebody deleted a message for everybody: what a package has of it goes too, if the rules still allow that. */
export async function takeRemoval(removal: MessageRemoved, desk: Desk): Promise<Reaction> {
  const { chat, messageId } = removal;
  const visitor = await identify(desk, removal.by);
  const isGroup = chat.kind === 'group';
  const isIntake = isGroup ? await desk.tx.intakeGroup(chat) : visitor.roles.includes('fieldTeam');
  if (!isIntake) return nothing;
  const { channel, chatId } = chat;
  const known = await desk.tx.knownMessage({ channel, chatId, messageId });
  if (known?.purpose === 'card' && removal.byGroupAdmin) return { writes: [forget(known)] };
  if (known) return isOfTeam(known) ? takeOut(removal, known, visitor, desk) : nothing;
  const loose = await takeOutLoose(removal, visitor, desk);
  return { writes: loose ?? [rememberRemoved(removal, visitor, desk)] };
}

/**
 * Whether a message was deleted before it came: one that could not be read at first comes once more, and later than its
 * deletion. Whose message it is shows only now.
 */
export async function wasRemoved({ chat, messageId }: IncomingMessage, sender: Sender, desk: Desk): Promise<boolean> {
  if (!desk.platform.capabilities.tellsOfRemoved) return false;
  const { channel, chatId } = chat;
  const known = await desk.tx.knownMessage({ channel, chatId, messageId });
  if (known?.purpose !== 'removed') return false;
  return known.ref === 'admin' || known.person === (await identify(desk, sender)).person;
}

/** A card that is gone from its group is sent anew with the next change of its package. */
function forget(card: KnownMessage): Write {
  return { type: 'rememberMessage', message: { ...card, purpose: 'removed', ref: 'admin' } };
}

/** Not a card or a prompt: those are the bot's. */
function isOfTeam({ purpose }: KnownMessage): boolean {
  return purpose === 'piece' || purpose === 'text' || purpose === 'narrative';
}

async function takeOut(removal: MessageRemoved, known: KnownMessage, visitor: Visitor, desk: Desk): Promise<Reaction> {
  const submission = known.submissionId === null ? undefined : await desk.tx.submission(known.submissionId);
  if (!submission || !isOfPlace(submission, removal.chat)) return nothing;
  const actor = actorOf(visitor, removal.chat.kind === 'group');
  if (!mayRemove(removal, known.person, visitor)) {
    return { writes: [refused(desk, actor, submission.code, 'RemoveContent', 'notYours')] };
  }
  const command = { type: 'RemoveContent', message: messageKey(known) } as const;
  const decided = await runCommand(desk.tx, submission.id, command, contextFor(desk, actor));
  return isRefusal(decided) ? nothing : { writes: await commitOf(desk, decided) };
}

/** A photo that belonged to nothing yet; the hint about it is brought up to date while it can be edited. */
async function takeOutLoose(removal: MessageRemoved, visitor: Visitor, desk: Desk): Promise<Write[] | null> {
  const key = messageKey({ ...removal.chat, messageId: removal.messageId });
  const loose = await desk.tx.loosePiece(key);
  if (!loose) return null;
  const { person, home, day } = loose;
  if (!mayRemove(removal, person, visitor)) return [];
  const hint = await desk.tx.hintMessage(person, day);
  const isEditable = hint && mayEdit(desk.platform.capabilities, hint.at, desk.now);
  const redraw = send(desk, `hint:${person}:${day}`, home, { type: 'hint', person, day });
  return [{ type: 'removeLoosePiece', key }, ...(isEditable ? [redraw] : [])];
}

/** One's own, or what others wrote in a group that one is admin of: as WhatsApp's own programs have it. */
function mayRemove({ byGroupAdmin }: MessageRemoved, author: number | null, { person }: Visitor): boolean {
  return byGroupAdmin || author === person;
}

/** Its message may still be on its way. */
function rememberRemoved({ chat, messageId, byGroupAdmin }: MessageRemoved, { person }: Visitor, desk: Desk): Write {
  const about = { submissionId: null, step: null, revision: null, length: null, at: desk.now };
  const message: KnownMessage = {
    ...{ channel: chat.channel, chatId: chat.chatId, messageId, officeId: desk.office.id },
    ...about,
    ...{ purpose: 'removed', person, ref: byGroupAdmin ? 'admin' : null },
  };
  return { type: 'rememberMessage', message };
}
