import { reviewerRoles } from '../../workflows/people.ts';
import { send } from '../send.ts';
import { noSuchPackageText } from '../texts/lists.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';
import { findPackage } from './status.ts';

/** Tanggapan tertulis of one package as a paper: what was handed in, and every decision on it. */
export const tanggapan: SlashCommand = {
  word: 'tanggapan',
  for: reviewerRoles,
  where: 'private',
  usage: 'kode',
  help: 'lembar tanggapan tertulis satu kiriman, sebagai PDF',
  async run(call) {
    const { desk, message, args } = call;
    const submission = await findPackage(call);
    if (!submission) return reply(call, noSuchPackageText(args));
    const { id: submissionId, code } = submission;
    const key = `response:${message.chat.chatId}:${message.messageId}`;
    return { writes: [send(desk, key, message.chat, { type: 'responsePaper', submissionId, code }, { submissionId })] };
  },
};
