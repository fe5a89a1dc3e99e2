import { isActing } from '../workflows/delegation.ts';
import { extendedUntil } from '../workflows/due-dates.ts';
import { eligibleHolders } from '../workflows/eligible-holders.ts';
import type { Button, RichText, Span } from '../workflows/outgoing.ts';
import type { PersonId, RoleHolders } from '../workflows/people.ts';
import { holderOf, isEnd, type Procedure, type Step } from '../workflows/procedure.ts';
import { countedPieces, currentDue, type FinishedStep, type Piece, type Submission } from '../workflows/submission.ts';
import { uploadDanger } from '../workflows/upload-deadline.ts';
import type { EditableContent } from './chat-platform.ts';
import { mayStillChange, problemLines } from './problem-lines.ts';
import { bold, italic, lines, shorten } from './rich-text.ts';
import { tapData } from './taps/tap-data.ts';
import { longDay, longTime, shortTime } from './texts/times.ts';
import { kindNames, listOf, platformName, roleNames, stateNames } from './texts/words.ts';
import { uploadLines } from './upload-lines.ts';

/** What rendering needs besides the package: who is called what, and who holds what. */
export interface Surroundings {
  zone: string;
  nameOf(person: PersonId | null): string;
  /** A mark that rings the person's phone in that chat; the plain name where the chat does not know them. */
  mentionOf(person: PersonId, channel: string): Span;
  holders: RoleHolders;
  /** Of those, who holds the role for somebody else. */
  delegates: RoleHolders;
  /** What the package runs by. */
  procedure: Procedure;
  platforms: readonly string[];
}

/** The one message of a package in its group. */
export function renderCard(submission: Submission, around: Surroundings): EditableContent {
  return { text: cardText(submission, around), buttons: cardButtons(submission) };
}

export function cardText(submission: Submission, around: Surroundings): RichText {
  const { content } = submission;
  return lines(
    [bold(`${submission.code} · ${content.activityName}`)],
    `${kindNames[content.kind]}, ${longDay(content.activityDay)} · dari ${around.nameOf(submission.openedBy)}`,
    [],
    ...checklist(submission, around),
    ...(mayStillChange(submission) ? problemLines(submission, true) : []),
    ...duplicateLine(content.pieces),
    ...removedLine(submission, around),
    [],
    ...(submission.handIns > 0 ? [...path(submission, around), []] : []),
    ...moveLines(submission, around),
    ...forceMajeureLine(submission, around.zone),
    ...lateLine(submission),
  );
}

function checklist({ content, step }: Submission, { procedure }: Surroundings): RichText[] {
  // A correction may leave pieces out: it was complete when it was handed in. Until it is received, something may be deleted.
  const isFixed = step !== 'collecting' && step !== 'withdrawn' && step !== 'receiving';
  const wasComplete = isFixed || (step === 'receiving' && !hasRemoved(content));
  const need = procedure.requirements[content.kind];
  const count = countedPieces(content).length;
  const fetching = content.pieces.filter(({ state }) => state === 'fetching').length;
  const saving = fetching > 0 ? ` (${fetching} sedang disimpan)` : '';
  return [
    [`${tick(wasComplete || count >= need.pieces)} Dokumentasi ${count}/${need.pieces}${saving}`],
    ...(need.caption || content.caption ? [[`${tick(content.caption !== null)} Caption`]] : []),
    ...(need.narrative || content.narrative ? [[`${tick(content.narrative !== null)} Narasi`]] : []),
  ];
}

function duplicateLine(pieces: readonly Piece[]): RichText[] {
  const copies = pieces.filter(({ state }) => state === 'duplicate').length;
  return copies > 0 ? [[`ℹ️ ${copies} berkas sama persis dan tidak dihitung dua kali.`]] : [];
}

/** What was deleted from the chat, while that explains what is lacking or why there is a new revision. */
export function removedLine(submission: Submission, { procedure }: Surroundings): RichText[] {
  const { step, content } = submission;
  const lacks = countedPieces(content).length < procedure.requirements[content.kind].pieces;
  const explains = step === 'collecting' ? lacks : step === 'receiving' && isRevised(submission);
  const removed = explains ? content.pieces.filter(isRemovedMedia).length : 0;
  return removed > 0 ? [[`🗑 ${removed} berkas dihapus dari chat dan tidak ikut dihitung.`]] : [];
}

function hasRemoved({ pieces }: Submission['content']): boolean {
  return pieces.some(isRemovedMedia);
}

function isRevised(submission: Submission): boolean {
  return 'handedIn' in submission && submission.revision > submission.handedIn.revision;
}

function isRemovedMedia({ kind, state }: Piece): boolean {
  return kind !== 'narrative' && state === 'removed';
}

/** Who finished which step of this hand-in, and how. */
function path(submission: Submission, around: Surroundings): RichText[] {
  return submission.finished
    .filter(({ handIn }) => handIn === submission.handIns)
    .map((done) => [`${outcomeMark(done)} ${outcomeText(done, around)}`]);
}

export function outcomeText(done: FinishedStep, around: Surroundings): string {
  const who = done.by === null ? '' : ` (${around.nameOf(done.by)})`;
  const late = done.at > done.due ? ' (terlambat)' : '';
  const role = `${done.acting ? 'Plh. ' : ''}${roleNames[holderOf(done.step)]}`;
  return `${outcomeWords[done.outcome]} ${role}${who}, ${shortTime(done.at, around.zone)}${late}`;
}

const outcomeWords = {
  handedIn: 'Diserahkan',
  accepted: 'Diterima',
  rejected: 'Ditolak',
  published: 'Diunggah',
} as const;

function outcomeMark(done: FinishedStep): string {
  return done.outcome === 'rejected' ? '❌' : '✅';
}

/** Somebody always owns the next move: who, what, until when. */
export function moveLines(submission: Submission, around: Surroundings): RichText[] {
  switch (submission.step) {
    case 'collecting':
      return collectingLines(submission, around);
    case 'published':
      return linkLines(submission, around);
    case 'withdrawn':
      return [[`🚫 Ditarik${submission.reason ? `: ${submission.reason}` : '.'}`]];
    case 'publishing':
      return [...holderLines(submission, submission.step, around), ...linkLines(submission, around)];
    default:
      return [...holderLines(submission, submission.step, around), ...uploadLines(submission, around.zone)];
  }
}

function collectingLines(submission: Extract<Submission, { step: 'collecting' }>, around: Surroundings): RichText[] {
  const { returned } = submission;
  const due = longTime(submission.due.collecting, around.zone);
  return [
    ...(returned
      ? [
          [
            bold(`↩️ Dikembalikan oleh ${roleNames[holderOf(returned.step)]}:`),
            ` ${shorten(returned.response ?? '', 700)}`,
          ],
          ['Perbaiki dengan membalas kartu ini, lalu pilih Serahkan lagi.'],
        ]
      : []),
    [`Sekarang: ${roleNames.fieldTeam}${returned ? '' : missing(submission, around)}`],
    [`Batas serah: ${due}`],
    ...(uploadDanger(submission) ? uploadLines(submission, around.zone) : []),
  ];
}

function missing(submission: Submission, around: Surroundings): string {
  const lacking = lackingParts(submission, around);
  return lacking.length > 0 ? `, masih kurang ${listOf(lacking)}. Balas kartu ini.` : ', sudah lengkap.';
}

/** What they are called among the parts that a package lacks. */
export const mediaPart = 'dokumentasi';

export function lackingParts({ content }: Submission, { procedure }: Surroundings): string[] {
  const need = procedure.requirements[content.kind];
  return [
    ...(countedPieces(content).length < need.pieces ? [mediaPart] : []),
    ...(need.caption && content.caption === null ? ['caption'] : []),
    ...(need.narrative && content.narrative === null ? ['narasi'] : []),
  ];
}

function holderLines(submission: Submission, step: Step, around: Surroundings): RichText[] {
  const due = currentDue(submission);
  const role = holderOf(step);
  const names = eligibleHolders(submission, around).map(
    (person) => `${isActing(role, person, around.delegates) ? 'Plh. ' : ''}${around.nameOf(person)}`,
  );
  const nobody = around.holders[role].length > 0 ? 'belum ada yang boleh memutuskan' : 'belum ada orangnya';
  const who = ` (${names.length > 0 ? listOf(names) : nobody})`;
  return [
    [bold(`Sekarang: ${roleNames[role]}`), who],
    ...(due ? [[`Paling lambat: ${longTime(due, around.zone)}`]] : []),
  ];
}

/** In the office's order, whatever came first. */
export function linkLines({ publications }: Submission, { platforms }: Surroundings): RichText[] {
  const inOrder = publications.toSorted((a, b) => platforms.indexOf(a.platform) - platforms.indexOf(b.platform));
  return inOrder.map(({ platform, url, skipped }) =>
    url ? [`✅ ${platformName(platform)}: ${url}`] : [`➖ ${platformName(platform)} dilewati: ${skipped ?? ''}`],
  );
}

/** What keadaan kahar gave the package, while something of it is open. */
export function forceMajeureLine({ step, extensions }: Submission, zone: string): RichText[] {
  const until = extendedUntil(extensions);
  if (until === null || isEnd(step)) return [];
  return [[`🌧 Keadaan kahar: tenggat dipindah ke ${longTime(until, zone)}`]];
}

function lateLine({ step, lateEdits, handIns }: Submission): RichText[] {
  const wasNeverReceived = step === 'withdrawn' && handIns === 0;
  if (lateEdits === 0 || wasNeverReceived) return [];
  return [[italic('Ada perubahan setelah kiriman diterima; isi kiriman tetap seperti saat diterima.')]];
}

/** What can be done with a package from its card, as it is now. */
export function cardButtons(submission: Submission): Button[][] {
  const { code } = submission;
  if (submission.step !== 'collecting') return [];
  if (submission.returned) {
    return [[{ text: 'Serahkan lagi', data: tapData({ verb: 'handIn', code }), style: 'main' }]];
  }
  return [
    [
      { text: 'Serahkan', data: tapData({ verb: 'handIn', code }), style: 'main' },
      { text: 'Bukan kiriman', data: tapData({ verb: 'discard', code }) },
    ],
  ];
}

function tick(done: boolean): string {
  return done ? '✅' : '⬜';
}

/** For lists: `K-0001 · Nama · diperiksa Admin Medsos, paling lambat ...`. */
export function summaryLine(submission: Submission, zone: string): RichText {
  const due = currentDue(submission);
  const until = due && !isEnd(submission.step) ? `, paling lambat ${shortTime(due, zone)}` : '';
  const state = stateOf(submission);
  return [bold(submission.code), ` · ${shorten(submission.content.activityName, 80)} · ${state}${until}`];
}

function stateOf(submission: Submission): string {
  if (submission.step === 'collecting' && submission.returned) return 'dikembalikan ke Tim Pelaksana';
  return stateNames[submission.step];
}
