import type { Instant } from '../workflows/deadlines.ts';
import type { Step } from '../workflows/procedure.ts';
import type { PieceKind } from '../workflows/submission.ts';
import type { Column } from './columns.ts';
import { missingParts } from './completeness.ts';
import { minutesLate } from './lateness.ts';
import { isoTime } from './office-time.ts';
import { type RegisterEntry, stepOrder } from './register.ts';
import type { ReportOffice } from './report.ts';

/** The register for machines; docs/reports.md says what each column means. */
export function registerColumns({ zone }: Pick<ReportOffice, 'zone'>): Column<RegisterEntry>[] {
  const time = (at: Instant | null) => (at === null ? null : isoTime(at, zone));
  return [
    { name: 'code', value: (entry) => entry.code },
    { name: 'received_at', value: (entry) => time(entry.receivedAt) },
    { name: 'opened_at', value: (entry) => time(entry.openedAt) },
    { name: 'activity_name', value: (entry) => entry.activityName },
    { name: 'activity_day', value: (entry) => entry.activityDay },
    { name: 'submitted_by', value: (entry) => entry.submittedBy },
    { name: 'kind', value: (entry) => entry.kind },
    { name: 'pieces', value: (entry) => entry.pieceCount },
    ...pieceKinds.map(pieceColumn),
    { name: 'narrative', value: (entry) => entry.narrative },
    { name: 'caption', value: (entry) => entry.caption },
    { name: 'status', value: (entry) => entry.state },
    { name: 'hand_ins', value: (entry) => entry.handIns },
    { name: 'rejections', value: (entry) => entry.rejections.length },
    { name: 'last_rejection', value: (entry) => entry.rejections.at(-1)?.response ?? null },
    { name: 'late', value: (entry) => entry.lateChargedTo !== null },
    { name: 'late_charged_to', value: (entry) => entry.lateChargedTo },
    { name: 'collecting_due', value: (entry) => time(entry.due.collecting) },
    { name: 'review_due', value: (entry) => time(entry.due.review) },
    { name: 'publishing_due', value: (entry) => time(entry.due.publishing) },
    { name: 'published_at', value: (entry) => time(entry.publishedAt) },
    { name: 'withdrawn_reason', value: (entry) => entry.withdrawnReason },
    ...stepOrder.flatMap((step) => stepColumns(step, time)),
    { name: 'complete', value: (entry) => missingParts(entry).length === 0 },
    { name: 'missing', value: (entry) => missingParts(entry).join(', ') || null },
    { name: 'expected_team', value: (entry) => entry.expectedTeam },
    { name: 'force_majeure_until', value: ({ forceMajeures }) => forceMajeures.at(-1)?.until ?? null },
    { name: 'force_majeure_reason', value: ({ forceMajeures }) => forceMajeures.at(-1)?.reason ?? null },
    { name: 'acting_steps', value: ({ lastOf }) => stepOrder.filter((step) => lastOf[step]?.acting).join(' ') || null },
  ];
}

const pieceKinds = ['photo', 'video', 'animation', 'audio', 'document'] as const satisfies PieceKind[];

function pieceColumn(kind: PieceKind): Column<RegisterEntry> {
  return { name: `pieces_${kind}`, value: (entry) => entry.pieces[kind] ?? 0 };
}

/** How the step was finished last. */
function stepColumns(step: Step, time: (at: Instant) => string | null): Column<RegisterEntry>[] {
  const column = (
    what: string,
    value: (finished: NonNullable<RegisterEntry['lastOf'][Step]>) => string | number | null,
  ) => ({
    name: `${step}_${what}`,
    value: ({ lastOf }: RegisterEntry) => (lastOf[step] ? value(lastOf[step]) : null),
  });
  return [
    column('outcome', ({ outcome }) => outcome),
    column('by', ({ by }) => by),
    column('at', ({ at }) => time(at)),
    column('step_due', ({ due }) => time(due)),
    column('late_minutes', ({ at, due }) => minutesLate(at, due)),
  ];
}
