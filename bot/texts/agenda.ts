import {
  type Activity,
  type ActivityPackage,
  type AgendaEntry,
  activityDue,
  activityNameLimit,
  isMissing,
  type StepOneRules,
} from '../../workflows/activity.ts';
import type { Day } from '../../workflows/deadlines.ts';
import type { RichText, Span } from '../../workflows/outgoing.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { BadLine, PlannedLine } from '../agenda/read-plan.ts';
import { bold, lines, shorten } from '../rich-text.ts';
import type { ActivityField } from '../taps/tap-data.ts';
import { cancelHintText } from './answers.ts';
import { longDay, longTime } from './times.ts';
import { listOf, numberOf, stateNames } from './words.ts';

/** What the bot says about the agenda. */

export function agendaTitle(title: string): string {
  return `Agenda ${title}`;
}

export const agendaEmptyText = 'Belum ada kegiatan. Tambah dengan /agenda tambah 12/06/2025 Nama kegiatan.';

export const planUsageText = [
  'Tulis tanggal dan nama kegiatannya, misalnya:',
  '/agenda tambah 12/06/2025 Rapat pleno',
  'Boleh beberapa baris sekaligus, satu kegiatan satu baris. Timnya boleh disebut di akhir: — tim: Budi.',
].join('\n');

export const plannersOnlyText =
  'Maaf, agenda hanya dapat diubah Admin Medsos, Wakil Pimpinan Redaksi, dan Pimpinan Redaksi.';

/** ✅ handed in, ⏳ under way, ⬜ nothing yet, 🗓 still to come. */
export function activityMark(entry: AgendaEntry, today: Day): string {
  if (entry.cancelled !== null) return '🚫';
  const live = entry.packages.filter(({ step }) => step !== 'withdrawn');
  if (live.some(({ handIns, step }) => handIns > 0 && step !== 'collecting')) return '✅';
  if (live.length > 0) return '⏳';
  return entry.day > today ? '🗓' : '⬜';
}

/** An activity with more packages than these is the exception: the newest are told. */
const mostPackages = 3;

export function statusText(entry: AgendaEntry, today: Day): string {
  if (isMissing(entry)) return entry.day > today ? 'akan datang' : 'belum ada dokumentasi';
  const live = entry.packages.filter(({ step }) => step !== 'withdrawn');
  return listOf(live.slice(-mostPackages).map(packageState));
}

export function packageState({ code, step, handIns }: ActivityPackage): string {
  if (step !== 'collecting') return `${code} ${stateNames[step]}`;
  return handIns > 0 ? `${code} dikembalikan ke Tim Pelaksana` : `${code} sedang dilengkapi Tim Pelaksana`;
}

/** What was taken of a plan, and what was not, line by line. */
export function plannedText(
  planned: readonly Activity[],
  known: readonly PlannedLine[],
  bad: readonly BadLine[],
  today: Day,
): RichText[] {
  return [
    ...block(`Masuk agenda: ${numberOf(planned.length)} kegiatan`, planned, (line) => activityLine(line, today)),
    ...block('Sudah ada di agenda', known, (line) => activityLine(line, today)),
    ...block('Belum dicatat, mohon perbaiki dan kirim lagi', bad, ({ line, why }) => [
      `• "${shorten(line, 80)}": ${badLineText[why]}`,
    ]),
  ];
}

function block<Line>(heading: string, all: readonly Line[], render: (line: Line) => RichText): RichText[] {
  return all.length === 0 ? [] : [[bold(heading)], ...all.map(render)];
}

export function activityLine({ day, name, team }: PlannedLine, today: Day): RichText {
  const who = team === null ? '' : ` (tim: ${team})`;
  return [`• ${longDay(day)}: ${name}${who}${day < today ? ', sudah lewat' : ''}`];
}

const badLineText: Readonly<Record<BadLine['why'], string>> = {
  noDate: 'tanggal di awal baris tidak terbaca. Contoh: 12/06/2025 atau 12 Juni 2025.',
  impossibleDate: 'tanggal itu tidak ada di kalender.',
  noName: 'nama kegiatannya belum ditulis.',
  tooLong: `nama kegiatan paling panjang ${activityNameLimit} karakter.`,
};

export function tooManyLinesText(limit: number): string {
  return `Paling banyak ${numberOf(limit)} kegiatan sekaligus. Mohon dibagi menjadi beberapa pesan.`;
}

export const nameExpectedText = `Mohon tulis nama kegiatannya, paling panjang ${activityNameLimit} karakter.`;

export const dayExpectedText = 'Tanggal itu tidak terbaca. Contoh: 12/06/2025, 12 Juni 2025, atau besok.';

export const activityGoneText = 'Kegiatan itu sudah tidak ada di agenda, jadi tidak ada yang diubah.';

export function activityChangedText({ day, name, team }: PlannedLine): string {
  return `Tercatat: ${longDay(day)}, ${name}${team === null ? '' : ` (tim: ${team})`}.`;
}

export function activityCancelledText({ name, day }: Pick<Activity, 'name' | 'day'>): string {
  return `Tercatat: ${name} pada ${longDay(day)} dibatalkan.`;
}

export function activityHasPackagesText({ packages }: Pick<AgendaEntry, 'packages'>): string {
  const codes = packages.filter(({ step }) => step !== 'withdrawn').map(({ code }) => code);
  return `Kegiatan ini sudah punya kiriman ${listOf(codes.slice(0, 5))}, jadi tidak dapat dibatalkan.`;
}

/** What a planner is asked. */
export function activityQuestionText({ day, name }: Pick<Activity, 'day' | 'name'>, field: ActivityField): RichText {
  return lines([bold(name), `, ${longDay(day)}`], fieldQuestions[field], cancelHintText);
}

const fieldQuestions: Readonly<Record<ActivityField, string>> = {
  name: 'Balas pesan ini dengan nama kegiatan yang baru.',
  day: 'Balas pesan ini dengan tanggal yang baru, misalnya 12/06/2025.',
  team: 'Balas pesan ini dengan tim yang diharapkan menyerahkan; tulis - kalau tidak ada.',
  cancel: 'Mengapa dibatalkan? Balas pesan ini dengan alasannya.',
};

/** Asked in the group, where two activities fit. */
export function whichActivityText({ code, content }: Submission, opener: Span): RichText {
  return [opener, ', ', bold(code), ` (${shorten(content.activityName, 120)}) termasuk kegiatan agenda yang mana?`];
}

export function belongsText({ code }: Submission, activity: Activity | undefined): RichText {
  if (!activity) return [bold(code), ' tidak termasuk kegiatan di agenda.'];
  return [bold(code), ` termasuk kegiatan ${activity.name}, ${longDay(activity.day)}.`];
}

export function chooseActivityText(
  submission: Submission,
  activity: Activity | undefined,
  hasChoices: boolean,
): RichText {
  const none = 'Tidak ada kegiatan lain di agenda sekitar tanggal itu.';
  const choose = activity ? 'Pilih kegiatan lain untuk memindahkannya.' : 'Pilih kegiatannya kalau ada.';
  return lines(belongsText(submission, activity), hasChoices ? choose : none);
}

/** What nobody has handed in yet, with the end of step 1. */
export function missingActivitiesText(
  missing: readonly AgendaEntry[],
  audience: 'team' | 'admin',
  rules: StepOneRules,
): RichText {
  return lines(
    [bold('⏰ Belum ada dokumentasi')],
    ...missing.map((activity) => missingLine(activity, rules)),
    audience === 'team'
      ? 'Kirim fotonya ke grup ini dengan caption. Kalau kegiatannya batal, beri tahu Admin Medsos.'
      : 'Ingatkan timnya. Kalau kegiatannya batal, buka /agenda lalu batalkan di sana.',
  );
}

export function missingLine(activity: AgendaEntry, rules: StepOneRules): RichText {
  const { day, name, team } = activity;
  const who = team === null ? '' : ` (tim: ${team})`;
  const until = longTime(activityDue(activity, rules), rules.calendar.zone);
  return [`• ${longDay(day)}: `, bold(shorten(name, 120)), `${who}, paling lambat ${until}.`];
}
