import type { Sender } from '../workflows/chat.ts';
import { answerText } from './answer-text.ts';
import { bareCommand } from './commands/bare-command.ts';
import { handleCommand } from './commands/handle-command.ts';
import { pasang } from './commands/pasang.ts';
import { type Desk, identify, nothing, type Reaction } from './desk.ts';
import { explainOnce } from './explain.ts';
import { handleMembership, handleMoved } from './handle-membership.ts';
import type { Incoming, IncomingMessage } from './incoming.ts';
import { takeIn } from './intake/take-message.ts';
import { takeRemoval } from './intake/take-removal.ts';
import { answer } from './send.ts';
import { handleVote, handleWord } from './taps/handle-choice.ts';
import { handleTap } from './taps/handle-tap.ts';
import { anonymousText, notInstalledText } from './texts/groups.ts';
import { noQuestionText, strangerText } from './texts/help.ts';
import { noPackageText } from './texts/intake.ts';
import { welcomeBack } from './welcome-back.ts';

/** One update to one commit. What it may change is decided by the rules; what it says is sent by the outbox. */
export async function handleIncoming(incoming: Incoming, desk: Desk): Promise<Reaction> {
  switch (incoming.type) {
    case 'message':
      return handleMessage(incoming, desk);
    case 'messageRemoved':
      return takeRemoval(incoming, desk);
    case 'tap':
      return desk.platform.capabilities.choices === 'poll' ? handleVote(incoming, desk) : handleTap(incoming, desk);
    case 'botMembership':
    case 'memberLeft':
    case 'memberJoined':
      return handleMembership(incoming, desk);
    case 'groupMoved':
      return handleMoved(incoming, desk);
    default:
      return incoming satisfies never;
  }
}

function handleMessage(incoming: IncomingMessage, desk: Desk): Promise<Reaction> {
  const { slashMenu } = desk.platform.capabilities;
  const message = slashMenu ? incoming : { ...incoming, command: incoming.command ?? bareCommand(incoming) };
  return message.chat.kind === 'private' ? handlePrivate(message, desk) : handleGroup(message, desk);
}

/** Where words stand for buttons: what a reply chose. */
async function chosenIn(message: IncomingMessage, desk: Desk): Promise<Reaction | null> {
  return desk.platform.capabilities.choices === 'buttons' ? null : handleWord(message, desk);
}

/** Chatter in a group is never answered. */
async function handleGroup(message: IncomingMessage, desk: Desk): Promise<Reaction> {
  if (message.command && message.sender)
    return message.edited ? nothing : handleCommand(message, message.command, desk);
  const chosen = await chosenIn(message, desk);
  if (chosen) return chosen;
  const group = await desk.tx.intakeGroup(message.chat);
  if (!message.sender) return group || message.command?.word === pasang.word ? tellAnonymous(message, desk) : nothing;
  if (group) return takeIn(message, message.sender, group, desk);
  const isAttempt = message.media !== null && message.text !== '';
  return isAttempt ? explainOnce(desk, message.sender, message.chat, notInstalledText) : nothing;
}

async function handlePrivate(message: IncomingMessage, desk: Desk): Promise<Reaction> {
  if (!message.sender) return nothing;
  const visitor = await identify(desk, message.sender);
  const welcome = message.edited ? [] : await welcomeBack(desk, visitor);
  const reaction = await reactPrivately(message, desk);
  return { ...reaction, writes: [...welcome, ...reaction.writes] };
}

async function reactPrivately(message: IncomingMessage, desk: Desk): Promise<Reaction> {
  const { sender } = message;
  if (!sender) return nothing;
  if (message.command && !message.edited) return handleCommand(message, message.command, desk);
  const chosen = await chosenIn(message, desk);
  if (chosen) return chosen;
  const visitor = await identify(desk, sender);
  if (visitor.roles.length === 0) return explainOnce(desk, sender, message.chat, strangerText);
  const answered = message.edited ? null : await answerText(message, visitor, desk);
  if (answered) return answered;
  if (visitor.roles.includes('fieldTeam')) return takePrivately(message, sender, desk);
  return message.edited ? nothing : { writes: [answer(desk, message.chat, message.messageId, [noQuestionText])] };
}

/** In a group what belongs to no package is chatter; here it was meant for the bot, and would be lost in silence. */
async function takePrivately(message: IncomingMessage, sender: Sender, desk: Desk): Promise<Reaction> {
  const taken = await takeIn(message, sender, message.chat, desk);
  if (taken.writes.length > 0 || message.edited || message.text === '') return taken;
  return { writes: [answer(desk, message.chat, message.messageId, [noPackageText], { replyTo: message.messageId })] };
}

/**
 * Who it was cannot be known, and so not whether he was told before: what would have begun a package, or asked for
 * something, is answered each time. What may only be talk is answered once a day.
 */
async function tellAnonymous(message: IncomingMessage, desk: Desk): Promise<Reaction> {
  if (message.edited) return nothing;
  const isAttempt = message.command !== null || (message.media !== null && message.text !== '');
  if (isAttempt) {
    return { writes: [answer(desk, message.chat, message.messageId, [anonymousText], { replyTo: message.messageId })] };
  }
  if (message.media === null && message.replyTo === null) return nothing;
  return explainOnce(desk, null, message.chat, anonymousText);
}
