import { type ActivityLink, type AgendaEntry, isMissing } from '../../workflows/activity.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { Reads } from '../../workflows/ports.ts';
import type { Decided } from '../../workflows/run-command.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk } from '../desk.ts';
import { send } from '../send.ts';
import { activitiesOn } from './activities-on.ts';
import { activityAlarm, remindOfActivity } from './activity-alarm.ts';
import { shiftDay } from './around-today.ts';
import { matchActivity } from './match-activity.ts';

/** A package that begins, or is named or dated anew, finds its activity; one that ends leaves it waiting again. */
export async function followPackage(desk: Desk, { before, decision }: Decided): Promise<Write[]> {
  const { submission } = decision;
  if (submission.step === 'withdrawn') {
    // Once: what is still archived of it afterwards must not put off the question that is due meanwhile.
    return before === null || before.step === 'withdrawn' ? [] : leave(desk, submission);
  }
  if (submission.content.kind !== 'activity' || isNamedAlike(before, submission)) return [];
  const link = before === null ? undefined : await desk.tx.activityLink(submission.id);
  return link && link.chosenBy !== null ? [] : findActivity(desk, submission, link?.activityId ?? null);
}

/** One that fits is taken, two are a question to who began the package, and none is none. */
export async function findActivity(
  desk: Desk,
  submission: Submission,
  current: number | null,
  reads: Pick<Reads, 'agenda'> = desk.tx,
): Promise<Write[]> {
  const fitting = await fittingActivities(reads, submission);
  const [best] = fitting;
  if (fitting.some(({ id }) => id === current)) return [];
  if (fitting.length === 1 && best) return linkTo(desk, submission, current, best.id, null);
  const unlinked = current === null ? [] : await linkTo(desk, submission, current, null, null);
  return fitting.length > 1 ? [...unlinked, askWhichActivity(desk, submission)] : unlinked;
}

/** Activities of the package's day that it can be of; where there is none, of the day before: it may be dated by its message. */
export async function fittingActivities(
  reads: Pick<Reads, 'agenda'>,
  { officeId, content }: Submission,
): Promise<AgendaEntry[]> {
  for (const day of [content.activityDay, shiftDay(content.activityDay, -1)]) {
    const planned = (await activitiesOn(reads, officeId, day)).filter(({ cancelled }) => cancelled === null);
    const fitting = matchActivity(content.activityName, planned);
    if (fitting.length > 0) return fitting;
  }
  return [];
}

/** The activity has its package and is asked for no more; the one that it leaves waits again. */
export async function linkTo(
  desk: Desk,
  submission: Submission,
  from: number | null,
  to: number | null,
  chosenBy: PersonId | null,
): Promise<Write[]> {
  const link: ActivityLink = { submissionId: submission.id, activityId: to, chosenBy };
  const payload = { activity: to, how: chosenBy === null ? 'found' : 'chosen' };
  const event = { officeId: desk.office.id, submission: submission.code, type: 'ActivityMatched', payload } as const;
  const by = { actor: chosenBy ?? 'system', channel: desk.platform.channel } as const;
  return [
    { type: 'linkActivity', officeId: desk.office.id, link, at: desk.now },
    { type: 'appendEvent', event: { ...event, ...by } },
    ...(to === null ? [] : [{ type: 'cancelReminder', key: activityAlarm(to) } as const]),
    ...(from === null || from === to ? [] : await remindAgain(desk, from, submission.id)),
    ...(await updateQuestion(desk, submission)),
  ];
}

async function leave(desk: Desk, submission: Submission): Promise<Write[]> {
  const link = await desk.tx.activityLink(submission.id);
  const again = link?.activityId ? await remindAgain(desk, link.activityId, submission.id) : [];
  return [...again, ...(await updateQuestion(desk, submission))];
}

/** Asked for again, unless it has another package. */
async function remindAgain(desk: Desk, activityId: number, without: number): Promise<Write[]> {
  const entry = await desk.tx.activity(activityId);
  if (!entry) return [];
  const packages = entry.packages.filter(({ submissionId }) => submissionId !== without);
  return isMissing({ ...entry, packages }) ? [remindOfActivity(desk, entry)] : [];
}

export function askWhichActivity(desk: Desk, submission: Submission): Write {
  const what = { type: 'whichActivity', submissionId: submission.id } as const;
  return send(desk, `activity:${submission.id}`, submission.home, what, { ...what, delayMs: questionDelayMs });
}

/** The card stands first: the question answers it. */
const questionDelayMs = 1500;

async function updateQuestion(desk: Desk, submission: Submission): Promise<Write[]> {
  const standing = await desk.tx.newestMessage(submission.id, 'activity');
  return standing ? [askWhichActivity(desk, submission)] : [];
}

function isNamedAlike(before: Submission | null, { content }: Submission): boolean {
  if (before === null) return false;
  const { kind, activityName, activityDay } = before.content;
  return kind === content.kind && activityName === content.activityName && activityDay === content.activityDay;
}
