import type { Role } from '../../workflows/people.ts';
import { explainOnce } from '../explain.ts';
import { bold, lines } from '../rich-text.ts';
import { roleGuides, strangerText } from '../texts/help.ts';
import { roleNames } from '../texts/words.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { commandList } from './command-list.ts';
import { isAllowed } from './handle-command.ts';
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
  return reply(call, helpText(visitor.roles));
}

/** What the holder of these roles can do, from the list of commands. */
export function helpText(roles: readonly Role[]) {
  const commands = commandList.filter((command) => command.help && isAllowed(command, { roles }));
  return lines(
    ...roles.flatMap((role) => [[bold(roleNames[role])], roleGuides[role], []]),
    [bold('Perintah')],
    ...commands.map(({ word, usage, help: line }) => `/${word}${usage ? ` ${usage}` : ''} — ${line}`),
  );
}
