import { addHolidays, allHolidays, dropDay, type HolidaysChanged } from '../holidays/change-holidays.ts';
import { holidaysView, yearOf } from '../holidays/render-holidays.ts';
import { holidayUsageText } from '../texts/holidays.ts';
import { reply, replyLines } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

/** Days that do not count: the country's, collective leave, and the office's own. */
export const libur: SlashCommand = {
  word: 'libur',
  for: ['admin'],
  where: 'private',
  usage: '[tahun] atau tambah tanggal jenis nama',
  help: 'hari libur dan cuti bersama: daftar, menambah, menghapus',
  async run(call) {
    const [, word = '', rest = ''] = /^(tambah|hapus)\b\s*([\s\S]*)$/i.exec(call.args) ?? [];
    if (word.toLowerCase() === 'tambah') return change(call, await addHolidays(call.desk, rest, call.visitor));
    if (word.toLowerCase() === 'hapus') return change(call, await dropDay(call.desk, rest, call.visitor));
    return list(call);
  },
};

async function list(call: CommandCall) {
  const { desk, args } = call;
  const year = args === '' ? yearOf(desk.today) : readYear(args);
  if (year === null) return reply(call, holidayUsageText);
  const { text, buttons = [] } = holidaysView(desk, await allHolidays(desk), year, 'list');
  return reply(call, text, { buttons });
}

function change(call: CommandCall, { text, writes }: Omit<HolidaysChanged, 'done'>) {
  return { writes: [...writes, ...replyLines(call, text).writes] };
}

function readYear(text: string): number | null {
  return /^20\d\d$/.test(text) ? Number(text) : null;
}
