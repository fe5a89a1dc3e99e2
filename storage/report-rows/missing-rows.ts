import { type AgendaEntry, activityDue, isMissing, type StepOneRules } from '../../workflows/activity.ts';
import type { AmendableRules, Requirement } from '../../workflows/procedure.ts';
import type { RegisterRow, ReportSpan } from '../../workflows/report-rows.ts';
import { agendaOf } from '../agenda.ts';
import type { Db } from '../schema.ts';

/** What was planned and never handed in, as lines of the register. An office plans some hundred activities a year. */
export async function missingRows(
  db: Db,
  officeId: number,
  { from, until }: ReportSpan,
  rules: StepOneRules,
  { requirements }: AmendableRules,
): Promise<RegisterRow[]> {
  const planned = await agendaOf(db, officeId, from, until);
  return planned.filter(isMissing).map((activity) => toRegisterRow(activity, rules, requirements.activity));
}

function toRegisterRow(activity: AgendaEntry, rules: StepOneRules, required: Requirement): RegisterRow {
  const due = activityDue(activity, rules);
  return {
    code: null,
    receivedAt: null,
    openedAt: null,
    activityName: activity.name,
    activityDay: activity.day,
    submittedBy: null,
    expectedTeam: activity.team,
    kind: 'activity',
    required,
    pieces: {},
    caption: null,
    narrative: null,
    state: 'missing',
    steps: [],
    due: { collecting: due, review: null, publishing: due },
    forceMajeures: [],
    publishedAt: null,
    withdrawnReason: null,
  };
}
