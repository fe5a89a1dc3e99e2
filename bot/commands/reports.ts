import type { ReportKind } from '../../workflows/chat.ts';
import { reviewerRoles } from '../../workflows/people.ts';
import { readPeriod } from '../../workflows/period.ts';
import { send } from '../send.ts';
import { pdfLaterText, periodExpectedText } from '../texts/lists.ts';
import { reply } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

export const register: SlashCommand = {
  word: 'register',
  for: reviewerRoles,
  where: 'private',
  usage: '[periode] [xlsx]',
  help: 'Register dokumentasi dan konten, sebagai berkas',
  run: (call) => order(call, 'register'),
};

export const rekap: SlashCommand = {
  word: 'rekap',
  for: reviewerRoles,
  where: 'private',
  usage: '[periode] [xlsx]',
  help: 'Rekapitulasi Konten Media Sosial: angka dan berkasnya',
  run: (call) => order(call, 'recap'),
};

/** The file is made when the answer is sent: a year of rows is no work for a transaction. */
async function order(call: CommandCall, report: ReportKind) {
  const { desk, message, args } = call;
  if (/\bpdf\b/i.test(args)) return reply(call, pdfLaterText);
  const period = readPeriod(args.replace(/\bxlsx\b/i, '').trim(), desk.today);
  if (!period) return reply(call, periodExpectedText);
  const what = { type: 'report', report, ...period, format: 'xlsx' } as const;
  return { writes: [send(desk, `report:${message.chat.chatId}:${message.messageId}`, message.chat, what)] };
}
