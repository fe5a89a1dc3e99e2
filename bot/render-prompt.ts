import type { Instant } from '../workflows/deadlines.ts';
import type { Button, RichText } from '../workflows/outgoing.ts';
import { holderOf, isReviewStep, procedure, type ReviewStep } from '../workflows/procedure.ts';
import {
  countedPieces,
  currentDue,
  decidedSince,
  type FinishedStep,
  type Submission,
} from '../workflows/submission.ts';
import type { KnownMessage, PromptView } from '../workflows/writes.ts';
import type { EditableContent } from './chat-platform.ts';
import { problemLines } from './problem-lines.ts';
import {
  forceMajeureLine,
  lackingParts,
  linkLines,
  mediaPart,
  outcomeText,
  removedLine,
  type Surroundings,
} from './render-card.ts';
import { bold, italic, lengthOf, lines, quote, shorten } from './rich-text.ts';
import { tapData } from './taps/tap-data.ts';
import { longDay, longTime } from './texts/times.ts';
import { kindNames, listOf, pieceNames, platformName, roleNames, stateNames, stepTasks } from './texts/words.ts';
import { uploadLines } from './upload-lines.ts';

/** What a prompt asks, of whom, and which of its buttons are shown now. */
export interface PromptFrame {
  step: KnownMessage['step'];
  revision: number;
  /** When this copy was sent; absent before. */
  shownAt?: Instant;
  view: PromptView;
  /** The person was asked for a text and has not answered yet. */
  isAsked: boolean;
}

/**
 * A prompt as it is true now: with buttons while its step and revision are open, with what happened afterwards. The
 * same function draws the first copy, later copies, and the end of all of them.
 */
export function renderPrompt(
  submission: Submission,
  frame: PromptFrame,
  around: Surroundings,
  textLimit: number,
): EditableContent {
  if (submission.step === 'publishing' && frame.step === 'publishing')
    return publishingPrompt(submission, frame, around);
  if (!isOpen(submission, frame)) return { text: outcomeOf(submission, frame, around), buttons: [] };
  const rest = narrativeRoom(submission, around, textLimit);
  return { text: reviewText(submission, around, rest), buttons: buttonsOf(submission, frame, rest) };
}

export function isOpen(
  submission: Submission,
  asked: Pick<PromptFrame, 'step' | 'revision'> & { shownAt?: Instant },
): boolean {
  if (submission.step !== asked.step) return false;
  return asked.step === 'publishing' || (submission.revision === asked.revision && !decidedSince(submission, asked));
}

/** The narrative up to where it fits; `shown` tells whether that is all of it. */
interface NarrativeRoom {
  text: string;
  isWhole: boolean;
}

function reviewText(submission: Submission, around: Surroundings, narrative: NarrativeRoom): RichText {
  return lines(...reviewLines(submission, around), [narrative.text]);
}

function narrativeRoom(submission: Submission, around: Surroundings, textLimit: number): NarrativeRoom {
  const narrative = submission.content.narrative ?? '(tanpa narasi)';
  const room = textLimit - lengthOf(lines(...reviewLines(submission, around), []));
  const text = shorten(narrative, room);
  return { text, isWhole: text === narrative };
}

function reviewLines(submission: Submission, around: Surroundings): RichText[] {
  const { content, step, revision } = submission;
  const due = currentDue(submission);
  const task = isReviewStep(step) ? stepTasks[step] : '';
  return [
    [bold(`${submission.code} · ${content.activityName}`)],
    `${task} · ${kindNames[content.kind]}, ${longDay(content.activityDay)}${revision > 1 ? ` · revisi ${revision}` : ''}`,
    `Dari ${around.nameOf(submission.openedBy)} · ${countedPieces(content).length} dokumentasi`,
    ...(due ? [`Paling lambat: ${longTime(due, around.zone)}`] : []),
    ...uploadLines(submission, around.zone),
    ...forceMajeureLine(submission, around.zone),
    ...problemLines(submission),
    ...removedLines(submission, around),
    ...lastResponse(submission, around),
    [],
    [bold('Caption')],
    content.caption ?? '(tanpa caption)',
    [],
    [bold('Narasi')],
  ].map((line) => (typeof line === 'string' ? [line] : line));
}

/** The team deleted something after it handed in: the reviewer is told what there is no more. */
function removedLines(submission: Submission, around: Surroundings): RichText[] {
  if (submission.step !== 'receiving') return [];
  const removed = removedLine(submission, around);
  const lacking = lackingParts(submission, around).filter((part) => removed.length > 0 || part !== mediaPart);
  return [...removed, ...(lacking.length > 0 ? [[`⚠️ Tidak lengkap lagi: kurang ${listOf(lacking)}.`]] : [])];
}

/** What was said when it last came back to this step. */
function lastResponse(submission: Submission, around: Surroundings): RichText[] {
  const last = submission.finished.findLast(({ outcome }) => outcome === 'rejected');
  if (!last?.response || last.handIn < submission.handIns - 1) return [];
  const who = last.by === null ? '' : ` (${around.nameOf(last.by)})`;
  const role = `${last.acting ? 'Plh. ' : ''}${roleNames[holderOf(last.step)]}`;
  return [[bold(`Ditolak ${role}${who}:`), ` ${shorten(last.response, 300)}`]];
}

function buttonsOf(submission: Submission, frame: PromptFrame, narrative: NarrativeRoom): Button[][] {
  const { step, code } = submission;
  if (!isReviewStep(step)) return [];
  if (frame.isAsked) return [[{ text: 'Batal', data: tapData({ verb: 'cancel', code }) }]];
  if (frame.view.type !== 'decide') return viewButtons(submission, frame.view);
  const whole: Button[] = [{ text: 'Narasi lengkap', data: tapData({ verb: 'narrative', code }) }];
  return [...decisionButtons(submission, step), ...(narrative.isWhole ? [] : [whole])];
}

/** What a prompt's Koreksi leads to. */
export function viewButtons(submission: Submission, view: PromptView): Button[][] {
  const { step } = submission;
  if (!isReviewStep(step) || view.type === 'decide') return [];
  return view.type === 'correct' ? correctionButtons(submission, step) : mediaButtons(submission, step, view.leaveOut);
}

function decisionButtons({ code, revision }: Submission, step: ReviewStep): Button[][] {
  const on = { code, step, revision };
  return [
    [
      { text: '✅ Terima', data: tapData({ verb: 'accept', ...on }), style: 'good', inPoll: true },
      { text: '❌ Tolak', data: tapData({ verb: 'reject', ...on }), style: 'bad', inPoll: true },
    ],
    ...(procedure.review[step].corrects
      ? [[{ text: '✏️ Koreksi', word: 'Koreksi', data: tapData({ verb: 'correct', ...on }) } as const]]
      : []),
  ];
}

function correctionButtons({ code, revision }: Submission, step: ReviewStep): Button[][] {
  return [
    [
      { text: 'Caption', data: tapData({ verb: 'fix', code, field: 'caption', revision }) },
      { text: 'Narasi', data: tapData({ verb: 'fix', code, field: 'narrative', revision }) },
      { text: 'Media', data: tapData({ verb: 'media', code, step, revision }) },
    ],
    [{ text: 'Kembali', data: tapData({ verb: 'back', code, step, revision }) }],
  ];
}

function mediaButtons(submission: Submission, step: ReviewStep, leaveOut: readonly string[]): Button[][] {
  const { code, revision } = submission;
  const pieces = numberedPieces(submission).map(({ index, key, label }) => ({
    text: `${leaveOut.includes(key) ? '⬜' : '☑️'} ${label}`,
    data: tapData({ verb: 'toggle', code, revision, index }),
  }));
  return [
    ...inRows(pieces, 3),
    [
      { text: 'Simpan', data: tapData({ verb: 'save', code, revision }), style: 'main' },
      { text: 'Kembali', data: tapData({ verb: 'back', code, step, revision }) },
    ],
  ];
}

/** Every piece that could be shown, left out or not, with the number that stands under it in the album. */
export function numberedPieces({ content }: Submission): { index: number; key: string; label: string }[] {
  return content.pieces
    .filter(({ kind, state }) => kind !== 'narrative' && state !== 'duplicate' && state !== 'removed')
    .map(({ key, kind }, index) => ({ index, key, label: `${index + 1} ${pieceNames[kind]}` }));
}

function inRows<T>(items: readonly T[], width: number): T[][] {
  return items.flatMap((_, index) => (index % width === 0 ? [items.slice(index, index + width)] : []));
}

/** After a decision: who decided what, when; or what came in its place. */
function outcomeOf(submission: Submission, frame: PromptFrame, around: Surroundings): RichText {
  const { content, code } = submission;
  const ofStep = submission.finished.filter(({ step }) => step === frame.step);
  const done =
    decidedSince(submission, frame) ??
    ofStep.findLast(({ revision }) => revision === frame.revision) ??
    // It was revised before anybody decided: then what was decided on the newer revision ended this one too.
    ofStep.find(({ revision }) => revision > frame.revision);
  const head = [bold(`${code} · ${content.activityName}`)];
  if (done)
    return lines(
      head,
      ...decidedLines(done, around),
      ...(done.step === 'publishing' ? linkLines(submission, around) : []),
    );
  if (submission.step === frame.step) {
    return lines(head, `Isi berubah menjadi revisi ${submission.revision}. Lihat pesan yang baru di bawah.`);
  }
  return lines(head, `Sudah berlanjut: ${stateNames[submission.step]}.`);
}

function decidedLines(done: FinishedStep, around: Surroundings): RichText[] {
  const mark = done.outcome === 'rejected' ? '❌' : '✅';
  const invite = done.outcome === 'accepted' && done.response === null;
  return [
    [`${mark} ${outcomeText(done, around)}`],
    ...(done.response ? [[bold('Tanggapan: '), quote(done.response)]] : []),
    ...(invite ? [['Diterima tanpa catatan. ', italic('Balas pesan ini untuk menambah tanggapan.')]] : []),
  ].map((line) => line as RichText);
}

function publishingPrompt(submission: Submission, frame: PromptFrame, around: Surroundings): EditableContent {
  const { content, code } = submission;
  const open = around.platforms.filter((name) => !submission.publications.some(({ platform }) => platform === name));
  const last = submission.finished.at(-1);
  const text = lines(
    [bold(`${code} · ${content.activityName}`)],
    `${stepTasks.publishing} · ${kindNames[content.kind]}, ${longDay(content.activityDay)}`,
    ...(last ? [`✅ ${outcomeText(last, around)}`] : []),
    ...uploadLines(submission, around.zone),
    ...forceMajeureLine(submission, around.zone),
    [],
    'Setelah diunggah, balas pesan ini dengan tautannya (boleh beberapa sekaligus).',
    ...linkLines(submission, around),
    `Belum: ${open.map(platformName).join(', ')}`,
  );
  return { text, buttons: frame.isAsked ? [cancelRow(code)] : open.map((platform) => platformRow(code, platform)) };
}

function cancelRow(code: string): Button[] {
  return [{ text: 'Batal', data: tapData({ verb: 'cancel', code }) }];
}

function platformRow(code: string, platform: string): Button[] {
  return [
    { text: platformName(platform), data: tapData({ verb: 'link', code, platform }), style: 'main' },
    { text: 'Lewati', word: `Lewati ${platformName(platform)}`, data: tapData({ verb: 'skip', code, platform }) },
  ];
}
