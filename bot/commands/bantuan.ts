import { explainOnce } from '../explain.ts';
import { strangerText } from '../texts/help.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { helpText } from './help-text.ts';
import { reply } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

export const start: SlashCommand = {
  word: 'start',
  for: 'anybody',
  where: 'anywhere',
  help: null,
  run: (call) => (call.args === '' ? help(call) : acceptInvitation(call)),
};

export const bantuan: SlashCommand = {
  word: 'bantuan',
  for: 'everyRole',
  where: 'anywhere',
  help: 'apa yang dapat Anda lakukan di sini',
  run: help,
};

async function help(call: CommandCall) {
  const { visitor, desk, message } = call;
  if (visitor.roles.length === 0) return explainOnce(desk, visitor.sender, message.chat, strangerText);
  return reply(call, helpText(visitor.roles, call.commands, desk.platform.capabilities));
}
