import type { ProfileField } from '../../workflows/office-profile.ts';
import { askOffice } from '../ask-office.ts';
import { answerProfileQuestion } from '../office/change-profile.ts';
import { tapData } from '../taps/tap-data.ts';
import { fieldButtonText, fieldWords, officeText, officeUsageText } from '../texts/office.ts';
import { reply } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

/** What the papers of the office carry: shown with a button for each part, or set at once by its word. */
export const kantor: SlashCommand = {
  word: 'kantor',
  for: ['admin'],
  where: 'private',
  usage: '[bagian isi]',
  help: 'platform dan akun kantor, serta kop surat, penanda tangan, dan logo pada register, rekap, dan tanggapan tertulis',
  async run(call) {
    if (call.args === '') return show(call);
    const read = readField(call);
    if (!read) return reply(call, officeUsageText);
    if (read.text === null) return { writes: await askOffice(call.desk, call.visitor.person, askFor(read.field)) };
    const { text, writes } = await answerProfileQuestion(read.text, read.field, call.visitor, call.desk);
    return { writes: [...writes, ...reply(call, text).writes] };
  },
};

const askFor = (field: ProfileField) => ({ type: 'profile', field }) as const;

async function show(call: CommandCall) {
  const { desk } = call;
  const { platforms } = desk.settings;
  const profile = await desk.tx.profile(desk.office.id);
  const button = (field: ProfileField) => ({ text: fieldButtonText(field), data: tapData({ verb: 'office', field }) });
  const fields: ProfileField[] = [...Object.values(fieldWords), 'logo', 'platforms'];
  const accounts = platforms.map((platform): ProfileField => `account:${platform}`);
  const buttons = [...inPairs(fields), ...inPairs(accounts)].map((row) => row.map(button));
  return reply(call, officeText(profile, platforms), { buttons });
}

/** `telepon 0852…`, `akun instagram @kpu`; without a text what is to be asked for. */
function readField({ args, desk }: CommandCall): { field: ProfileField; text: string | null } | null {
  const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(args) ?? [];
  if (word.toLowerCase() === 'logo') return { field: 'logo', text: null };
  if (word.toLowerCase() === 'platform') return { field: 'platforms', text: rest || null };
  if (word.toLowerCase() === 'akun') {
    const [, platform = '', name = ''] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
    const known = desk.settings.platforms.includes(platform.toLowerCase());
    return known && name !== '' ? { field: `account:${platform.toLowerCase()}`, text: name } : null;
  }
  const field = fieldWords[word.toLowerCase()];
  return field && rest !== '' ? { field, text: rest } : null;
}

function inPairs<Item>(items: readonly Item[]): Item[][] {
  return items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []));
}
