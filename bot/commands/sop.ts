import { procedure } from '../../workflows/procedure.ts';
import { bold, lines } from '../rich-text.ts';
import { plainDay } from '../texts/times.ts';
import { numberOf, roleNames } from '../texts/words.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';

/** The procedure in force, from the same table that runs it. */
export const sop: SlashCommand = {
  word: 'sop',
  for: 'everyRole',
  where: 'anywhere',
  help: 'prosedur yang berlaku',
  run: async (call) => reply(call, sopText()),
};

function sopText() {
  const { activity } = procedure.requirements;
  return lines(
    [bold(`SOP ${procedure.number} tentang ${procedure.title}`)],
    `${procedure.office}, berlaku sejak ${plainDay(procedure.signedOn)}`,
    [],
    `1. ${roleNames.fieldTeam} menyerahkan paling sedikit ${numberOf(activity.pieces)} dokumentasi, narasi berita, dan caption, paling lambat 1 hari setelah kegiatan.`,
    `2. ${roleNames.admin} menerima dan memeriksa kelengkapan.`,
    `3. ${roleNames.deputyEditor} mengontrol dan mengoreksi.`,
    `4. ${roleNames.chiefEditor} memutuskan. Terima berlanjut ke langkah 5, Tolak kembali ke langkah 3.`,
    `5. ${roleNames.admin} mengunggah ke media sosial, paling lambat 1 hari setelah kegiatan.`,
    'Langkah 2 sampai 4 paling lambat 1 hari setelah kiriman diserahkan. Setiap Tolak disertai tanggapan tertulis.',
  );
}
