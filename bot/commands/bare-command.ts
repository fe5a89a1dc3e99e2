import { findCode } from '../find-package.ts';
import type { IncomingMessage } from '../incoming.ts';
import { commandList } from './command-list.ts';

/**
 * A command that was written without its slash, where programs list none: its word alone, or with what looks like its
 * arguments. Prose that happens to begin with such a word ("Status kegiatan tidak jelas") is none, nor is a reply. In a
 * group it has to name a package as well, unless the word stands alone: chatter is never answered.
 */
export function bareCommand(message: IncomingMessage): IncomingMessage['command'] {
  if (message.replyTo || message.media || message.other) return null;
  const [, word = '', args = ''] = /^\s*(\p{L}+)(?:[^\S\n]+(\S[^\n]*?))?\s*$/u.exec(message.text) ?? [];
  const command = commandList.find((known) => known.word === word.toLowerCase());
  if (!command || command.word === 'start') return null;
  if (args !== '' && !looksLikeArguments(args, message)) return null;
  if (message.chat.kind === 'group' && command.where === 'private') return null;
  return { word: command.word, args };
}

function looksLikeArguments(args: string, { chat }: IncomingMessage): boolean {
  if (chat.kind === 'group') return findCode(args.split(/\s+/)[0] ?? '') !== undefined;
  return !/\s/.test(args) || /\d/.test(args);
}
