import { refused } from '../commit-command.ts';
import { actorOf, type Desk, identify, nothing, type Reaction, type Visitor } from '../desk.ts';
import { explainOnce } from '../explain.ts';
import type { IncomingMessage } from '../incoming.ts';
import { answer } from '../send.ts';
import { notInstalledText, privateOnlyText } from '../texts/groups.ts';
import { commandRefusedText, groupOnlyText, strangerText, unknownCommandText } from '../texts/help.ts';
import { commandList } from './command-list.ts';
import { isAllowed } from './help-text.ts';
import type { SlashCommand } from './slash-command.ts';

/** `/word args`: looked up in the list, checked against role and place, run. */
export async function handleCommand(
  message: IncomingMessage,
  { word, args }: { word: string; args: string },
  desk: Desk,
): Promise<Reaction> {
  if (!message.sender) return nothing;
  const command = commandList.find((known) => known.word === word.toLowerCase());
  const visitor = await asMember(message, await identify(desk, message.sender), desk);
  if (visitor.roles.length === 0 && command?.for !== 'anybody') return explain(message, desk);
  if (!command) return message.chat.kind === 'group' ? nothing : say(message, desk, unknownCommandText);
  if (!isAllowed(command, visitor)) return refuse(message, command, visitor, desk);
  if (command.where === 'private' && message.chat.kind === 'group') return say(message, desk, privateOnlyText);
  if (command.where === 'group' && message.chat.kind === 'private') return say(message, desk, groupOnlyText);
  return command.run({ args: args.trim(), message, visitor, desk, commands: commandList });
}

/** Members of an intake group hand in as Tim Pelaksana, and may ask like them. */
async function asMember(message: IncomingMessage, visitor: Visitor, desk: Desk): Promise<Visitor> {
  if (message.chat.kind === 'private' || visitor.roles.includes('fieldTeam')) return visitor;
  const group = await desk.tx.intakeGroup(message.chat);
  return group ? { ...visitor, roles: [...visitor.roles, 'fieldTeam'] } : visitor;
}

async function explain(message: IncomingMessage, desk: Desk): Promise<Reaction> {
  const text = message.chat.kind === 'private' ? strangerText : notInstalledText;
  return explainOnce(desk, message.sender, message.chat, text);
}

function refuse(message: IncomingMessage, command: SlashCommand, visitor: Visitor, desk: Desk): Reaction {
  const logged = refused(desk, actorOf(visitor, false), null, `/${command.word}`, 'notYourRole');
  const roles = typeof command.for === 'string' ? [] : command.for;
  return { writes: [logged, ...say(message, desk, commandRefusedText(command.word, roles)).writes] };
}

function say(message: IncomingMessage, desk: Desk, text: string): Reaction {
  const replyTo = message.chat.kind === 'group' ? { replyTo: message.messageId } : {};
  return { writes: [answer(desk, message.chat, message.messageId, [text], replyTo)] };
}
