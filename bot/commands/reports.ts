import type { ReportFormat } from '../../workflows/chat.ts';
import type { Outgoing } from '../../workflows/outgoing.ts';
import { reviewerRoles } from '../../workflows/people.ts';
import { type Period, readPeriod } from '../../workflows/period.ts';
import { send } from '../send.ts';
import { periodExpectedText } from '../texts/lists.ts';
import { reply } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

export const register: SlashCommand = {
  word: 'register',
  for: reviewerRoles,
  where: 'private',
  usage: '[periode] [xlsx|pdf]',
  help: 'Register dokumentasi dan konten, sebagai berkas',
  run: (call) => order(call, (ordered) => [{ ...ordered, type: 'report', report: 'register' }]),
};

export const rekap: SlashCommand = {
  word: 'rekap',
  for: reviewerRoles,
  where: 'private',
  usage: '[periode] [xlsx|pdf]',
  help: 'Rekapitulasi Konten Media Sosial: gambar dengan angkanya, dan berkasnya',
  run: (call) => order(call, recapMessages),
};

type Ordered = Period & { format: ReportFormat };

/** First what shows on a phone at once, then the file. */
export function recapMessages({ format, ...period }: Ordered): Outgoing[] {
  return [
    { type: 'recapPicture', ...period },
    { type: 'report', report: 'recap', format, ...period },
  ];
}

/** The file is made when the answer is sent: a year of rows is no work for a transaction. */
async function order(call: CommandCall, toMessages: (ordered: Ordered) => Outgoing[]) {
  const { desk, message, args } = call;
  const format = /\bpdf\b/i.test(args) ? 'pdf' : 'xlsx';
  const period = readPeriod(args.replaceAll(/\b(xlsx|pdf)\b/gi, '').trim(), desk.today);
  if (!period) return reply(call, periodExpectedText);
  const key = `report:${message.chat.chatId}:${message.messageId}`;
  const messages = toMessages({ ...period, format });
  return { writes: messages.map((what) => send(desk, `${key}:${what.type}`, message.chat, what)) };
}
