import type { Role } from '../../workflows/people.ts';
import type { Capabilities } from '../capabilities.ts';
import type { Visitor } from '../desk.ts';
import { bold, lines } from '../rich-text.ts';
import { noSlashText, roleGuides, wordChoiceText } from '../texts/help.ts';
import { roleNames } from '../texts/words.ts';
import type { SlashCommand } from './slash-command.ts';

/** What the holder of these roles can do in that chat, from the list of commands. */
export function helpText(
  roles: readonly Role[],
  commands: readonly SlashCommand[],
  { choices, slashMenu }: Pick<Capabilities, 'choices' | 'slashMenu'>,
) {
  const allowed = commands.filter((command) => command.help && isAllowed(command, { roles }));
  return lines(
    ...roles.flatMap((role) => [[bold(roleNames[role])], roleGuides[role], []]),
    ...(choices === 'buttons' ? [] : [[wordChoiceText], []]),
    [bold('Perintah')],
    ...(slashMenu ? [] : [noSlashText]),
    ...allowed.map(({ word, usage, help: line }) => `/${word}${usage ? ` ${usage}` : ''} — ${line}`),
  );
}

export function isAllowed(command: SlashCommand, { roles }: Pick<Visitor, 'roles'>): boolean {
  if (command.for === 'anybody') return true;
  if (command.for === 'everyRole') return roles.length > 0;
  return command.for.some((role) => roles.includes(role));
}
