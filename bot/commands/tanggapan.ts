import type { RichText } from '../../workflows/outgoing.ts';
import { reviewerRoles } from '../../workflows/people.ts';
import { isReviewStep } from '../../workflows/procedure.ts';
import type { FinishedStep } from '../../workflows/submission.ts';
import { outcomeText, type Surroundings } from '../render-card.ts';
import { bold, quote, splitText } from '../rich-text.ts';
import { surroundingsOf } from '../surroundings.ts';
import { noResponsesText, noSuchPackageText } from '../texts/lists.ts';
import { reply, replyLines } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';
import { findPackage } from './status.ts';

/** Tanggapan tertulis of one package: every decision with name, role, time and revision. */
export const tanggapan: SlashCommand = {
  word: 'tanggapan',
  for: reviewerRoles,
  where: 'private',
  usage: 'kode',
  help: 'tanggapan tertulis satu kiriman',
  async run(call) {
    const submission = await findPackage(call);
    if (!submission) return reply(call, noSuchPackageText(call.args));
    const around = await surroundingsOf(call.desk.tx, submission, call.desk.settings);
    const decisions = submission.finished.filter(({ step }) => isReviewStep(step));
    if (decisions.length === 0) return reply(call, noResponsesText);
    const head = [bold(`Tanggapan tertulis ${submission.code} · ${submission.content.activityName}`)];
    return replyLines(call, [head, ...decisions.flatMap((done) => responseLines(done, around))]);
  },
};

function responseLines(done: FinishedStep, around: Surroundings): RichText[] {
  const response = done.response ?? (done.outcome === 'accepted' ? 'Diterima tanpa catatan.' : '');
  return [
    [''],
    [`${outcomeText(done, around)} · revisi ${done.revision}`],
    ...splitText(response, 3500).map((part) => [quote(part)]),
  ];
}
