import type { Insertable, Selectable } from 'kysely';
import { isReviewStep } from '../workflows/procedure.ts';
import type {
  Extension,
  FinishedStep,
  HandIn,
  Package,
  Piece,
  Problem,
  Publication,
  Submission,
} from '../workflows/submission.ts';
import type { SubmissionsTable } from './tables/packages.ts';

type Row = Selectable<SubmissionsTable>;

/** What stands in tables of its own. */
export interface Parts {
  pieces: readonly Piece[];
  finished: readonly FinishedStep[];
  publications: readonly Publication[];
}

/** What is true in every state comes first; then each state gets its own, and only that. */
export function toSubmission(row: Row, parts: Parts): Submission {
  const whole = toPackage(row, parts);
  const { step } = row;
  if (step === 'collecting') return { ...whole, step, returned: returnedBy(parts.finished) };
  if (step === 'withdrawn')
    return { ...whole, step, withdrawnAt: present(row, 'withdrawn_at'), reason: row.withdrawn_reason };
  const handedIn = toHandIn(row);
  if (isReviewStep(step)) return { ...whole, step, handedIn };
  const platforms = row.platforms === null ? null : (JSON.parse(row.platforms) as string[]);
  if (step === 'publishing') return { ...whole, step, handedIn, platforms };
  return { ...whole, step, handedIn, platforms, publishedAt: present(row, 'published_at') };
}

export function toRow(submission: Submission): Insertable<SubmissionsTable> {
  const { home, content, due } = submission;
  const receivedAt = submission.finished.find(({ outcome }) => outcome === 'handedIn')?.at ?? null;
  return {
    id: submission.id,
    office_id: submission.officeId,
    number: numberOf(submission.code),
    code: submission.code,
    version: submission.version,
    step: submission.step,
    home_channel: home.channel,
    home_chat_id: home.chatId,
    home_thread_id: home.threadId,
    kind: content.kind,
    activity_name: content.activityName,
    activity_day: content.activityDay,
    caption: content.caption,
    narrative: content.narrative,
    problems: JSON.stringify(content.problems),
    opened_by: submission.openedBy,
    opened_at: submission.openedAt,
    team: JSON.stringify(submission.team),
    revision: submission.revision,
    is_draft: submission.isDraft ? 1 : 0,
    hand_ins: submission.handIns,
    due_collecting: due.collecting,
    due_review: due.review,
    due_publishing: due.publishing,
    procedure_version: submission.procedureVersion,
    extensions: JSON.stringify(submission.extensions),
    received_at: receivedAt,
    registered_at: receivedAt ?? submission.openedAt,
    caption_from: submission.textFrom.caption,
    narrative_from: submission.textFrom.narrative,
    late_edits: submission.lateEdits,
    ...ofItsState(submission),
  };
}

/** `K-0012` is number 12. */
function numberOf(code: string): number {
  const number = Number(code.replace(/^\D+/, ''));
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`Not a code of a package: ${code}`);
  return number;
}

function ofItsState(submission: Submission) {
  const handedIn = 'handedIn' in submission ? submission.handedIn : null;
  const isAsked = submission.step === 'publishing' || submission.step === 'published';
  return {
    handed_in_at: handedIn?.at ?? null,
    handed_in_by: handedIn?.by ?? null,
    handed_in_revision: handedIn?.revision ?? null,
    published_at: submission.step === 'published' ? submission.publishedAt : null,
    withdrawn_at: submission.step === 'withdrawn' ? submission.withdrawnAt : null,
    withdrawn_reason: submission.step === 'withdrawn' ? submission.reason : null,
    platforms: isAsked && submission.platforms ? JSON.stringify(submission.platforms) : null,
  };
}

function toPackage(row: Row, { pieces, finished, publications }: Parts): Package {
  return {
    id: row.id,
    officeId: row.office_id,
    code: row.code,
    version: row.version,
    home: { channel: row.home_channel, chatId: row.home_chat_id, threadId: row.home_thread_id },
    content: {
      kind: row.kind,
      activityName: row.activity_name,
      activityDay: row.activity_day,
      caption: row.caption,
      narrative: row.narrative,
      pieces,
      problems: JSON.parse(row.problems) as Problem[],
    },
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    team: JSON.parse(row.team) as number[],
    revision: row.revision,
    isDraft: row.is_draft === 1,
    handIns: row.hand_ins,
    due: { collecting: row.due_collecting, review: row.due_review, publishing: row.due_publishing },
    procedureVersion: row.procedure_version,
    extensions: JSON.parse(row.extensions) as Extension[],
    finished,
    publications,
    textFrom: { caption: row.caption_from, narrative: row.narrative_from },
    lateEdits: row.late_edits,
  };
}

/** A package that is collecting after a hand-in was sent back by the last finished step. */
function returnedBy(finished: readonly FinishedStep[]): FinishedStep | null {
  return finished.findLast(({ outcome }) => outcome === 'rejected') ?? null;
}

function toHandIn(row: Row): HandIn {
  const at = present(row, 'handed_in_at');
  const by = present(row, 'handed_in_by');
  return { number: row.hand_ins, at, by, revision: present(row, 'handed_in_revision') };
}

/** A column that this state always has. */
function present<K extends keyof Row>(row: Row, column: K): NonNullable<Row[K]> {
  const value = row[column];
  if (value === null || value === undefined) throw new Error(`Submission ${row.code} is ${row.step} without ${column}`);
  return value;
}
