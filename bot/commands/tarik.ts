import { commitCommand } from '../commit-command.ts';
import { actorOf } from '../desk.ts';
import { noSuchPackageText, withdrawnText, withdrawUsageText } from '../texts/lists.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';
import { findPackage } from './status.ts';

/** Takes a package back, until it is published. */
export const tarik: SlashCommand = {
  word: 'tarik',
  for: 'everyRole',
  where: 'anywhere',
  usage: 'kode alasan',
  help: 'menarik kiriman yang belum diunggah',
  async run(call) {
    if (call.args === '') return reply(call, withdrawUsageText);
    const submission = await findPackage(call);
    if (!submission) return reply(call, noSuchPackageText(call.args.split(/\s+/)[0] ?? ''));
    const reason = call.args.replace(/^\S+\s*/, '');
    if (reason.trim() === '') return reply(call, withdrawUsageText);
    const actor = actorOf(call.visitor, false);
    const result = await commitCommand(call.desk, submission, { type: 'Withdraw', reason }, actor);
    const told = reply(call, result.refusal ? result.text : withdrawnText(submission.code));
    return { writes: [...result.writes, ...told.writes] };
  },
};
