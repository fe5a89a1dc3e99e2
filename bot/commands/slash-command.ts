import type { Role } from '../../workflows/people.ts';
import type { Desk, Reaction, Visitor } from '../desk.ts';
import type { IncomingMessage } from '../incoming.ts';

/** One command of the list; `/bantuan` and the chat's own command menu are made from it. */
export interface SlashCommand {
  word: string;
  /** Who may use it: some roles, everybody with a role, or anybody at all. */
  for: readonly Role[] | 'everyRole' | 'anybody';
  where: 'private' | 'group' | 'anywhere';
  /** How it is written, where it takes arguments. */
  usage?: string;
  /** One line of help; null for what people reach by a link or are told once. */
  help: string | null;
  run(call: CommandCall): Promise<Reaction>;
}

export interface CommandCall {
  args: string;
  message: IncomingMessage;
  visitor: Visitor;
  desk: Desk;
  /** All that there are. */
  commands: readonly SlashCommand[];
}
