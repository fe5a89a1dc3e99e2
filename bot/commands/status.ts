import { isEnd } from '../../workflows/procedure.ts';
import type { Submission } from '../../workflows/submission.ts';
import { findCode } from '../find-package.ts';
import { cardText, summaryLine } from '../render-card.ts';
import { surroundingsOf } from '../surroundings.ts';
import { noneOpenText, noSuchPackageText } from '../texts/lists.ts';
import { ownOrWaiting, waitingAmong } from '../welcome-back.ts';
import { reply, replyLines } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

/** One package, or one's own open ones: begun by oneself, or waiting for one's decision. */
export const status: SlashCommand = {
  word: 'status',
  for: 'everyRole',
  where: 'anywhere',
  usage: '[kode]',
  help: 'keadaan satu kiriman, atau kiriman Anda yang masih berjalan',
  async run(call) {
    return call.args === '' ? ownPackages(call) : onePackage(call);
  },
};

async function onePackage(call: CommandCall) {
  const { desk, args } = call;
  const submission = await findPackage(call);
  if (!submission) return reply(call, noSuchPackageText(args));
  return reply(call, cardText(submission, await surroundingsOf(desk.tx, submission, desk.settings)));
}

async function ownPackages(call: CommandCall) {
  const { desk, visitor } = call;
  const open = await ownOrWaiting(desk, visitor);
  const waiting = new Set(waitingAmong(open, desk, visitor));
  const own = open.filter(
    (submission) => !isEnd(submission.step) && (submission.team.includes(visitor.person) || waiting.has(submission)),
  );
  if (own.length === 0) return reply(call, noneOpenText);
  return replyLines(
    call,
    own.map((submission) => summaryLine(submission, desk.office.calendar.zone)),
  );
}

/** The package whose code is the first word; `K-1` and `k0001` are understood. */
export async function findPackage({ desk, args }: CommandCall): Promise<Submission | undefined> {
  const word = args.split(/\s+/)[0] ?? '';
  const loose = /^k-?(\d{1,9})$/i.exec(word)?.[1];
  const code = loose ? `K-${loose.padStart(4, '0')}` : findCode(word);
  return code ? desk.tx.submissionByCode(desk.office.id, code) : undefined;
}
