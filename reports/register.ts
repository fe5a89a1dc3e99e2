import type { Instant } from '../workflows/deadlines.ts';
import type { Step } from '../workflows/procedure.ts';
import type { RegisterRow, ReportStep } from '../workflows/report-rows.ts';
import { latenessChargedTo } from './lateness.ts';

/** One line of the register. */
export interface RegisterEntry extends RegisterRow {
  /** Of all kinds together. */
  pieceCount: number;
  /** Each step as it was finished last; absent while it never was. */
  lastOf: Readonly<Partial<Record<Step, ReportStep>>>;
  handIns: number;
  /** Every Tolak, oldest first. */
  rejections: readonly ReportStep[];
  /** The step that the package's lateness is charged to; null when it is not late. */
  lateChargedTo: Step | null;
}

/** The rows of the SOP, in its order. */
export const stepOrder = ['collecting', 'receiving', 'correcting', 'deciding', 'publishing'] as const satisfies Step[];

export function registerEntry(row: RegisterRow, now: Instant): RegisterEntry {
  return {
    ...row,
    pieceCount: Object.values(row.pieces).reduce((sum, count) => sum + count, 0),
    lastOf: Object.fromEntries(row.steps.map((finished) => [finished.step, finished])),
    handIns: row.steps.filter(({ outcome }) => outcome === 'handedIn').length,
    rejections: row.steps.filter(({ outcome }) => outcome === 'rejected'),
    lateChargedTo: latenessChargedTo(row, now),
  };
}
