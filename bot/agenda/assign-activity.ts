import { DateTime } from 'luxon';
import type { AgendaEntry } from '../../workflows/activity.ts';
import type { Button } from '../../workflows/outgoing.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { Write } from '../../workflows/writes.ts';
import { reply } from '../commands/reply.ts';
import type { CommandCall } from '../commands/slash-command.ts';
import { findPackage } from '../commands/status.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from '../desk.ts';
import type { IncomingTap } from '../incoming.ts';
import { shorten } from '../rich-text.ts';
import { answer } from '../send.ts';
import { tapData } from '../taps/tap-data.ts';
import { belongsText, chooseActivityText } from '../texts/agenda.ts';
import { noSuchPackageText } from '../texts/lists.ts';
import { tapTexts } from '../texts/taps.ts';
import { shortDay } from '../texts/times.ts';
import { aroundToday } from './around-today.ts';
import { linkTo } from './follow-package.ts';
import { mayPlan } from './may-plan.ts';

/** More than a fortnight of an office holds; those nearest to the package's day. */
const choiceLimit = 20;

/** `/agenda K-0001`: which activity a package belongs to, with a button for each other one around its day. */
export async function showAssignment(call: CommandCall): Promise<Reaction> {
  const { desk, visitor, args } = call;
  const submission = await findPackage(call);
  if (!submission) return reply(call, noSuchPackageText(args));
  const link = await desk.tx.activityLink(submission.id);
  const current = link?.activityId ? await desk.tx.activity(link.activityId) : undefined;
  if (!mayAssign(visitor, submission)) return reply(call, belongsText(submission, current));
  const choices = (await nearby(desk, submission)).filter(({ id }) => id !== current?.id);
  return reply(call, chooseActivityText(submission, current, choices.length > 0), {
    buttons: assignButtons(submission.code, choices),
  });
}

export function assignButtons(code: string, choices: readonly AgendaEntry[]): Button[][] {
  const choose = ({ id, day, name }: AgendaEntry): Button[] => [
    { text: shorten(`${shortDay(day)} ${name}`, 60), data: tapData({ verb: 'assign', code, activity: id }) },
  ];
  const none: Button = { text: 'Tidak ada di agenda', data: tapData({ verb: 'assign', code, activity: 0 }) };
  return [...choices.map(choose), [none]];
}

/** Whoever handed in, or keeps the agenda, says which activity it is; that is never matched anew. */
export async function assignByTap(
  tap: IncomingTap,
  activityId: number,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  if (!mayAssign(visitor, submission)) return no(desk, visitor, submission, 'notYours', tapTexts.notYourPackage);
  const chosen = activityId === 0 ? undefined : await desk.tx.activity(activityId);
  const isGone = activityId !== 0 && (!chosen || chosen.officeId !== desk.office.id || chosen.cancelled !== null);
  if (isGone) return no(desk, visitor, submission, 'ended', tapTexts.activityCancelled);
  const link = await desk.tx.activityLink(submission.id);
  const linked = await linkTo(desk, submission, link?.activityId ?? null, chosen?.id ?? null, visitor.person);
  const shown = await showChoice(tap, submission, chosen, desk);
  return { writes: [...linked, ...shown], answer: { text: tapTexts.assigned, alert: false } };
}

/** The question is brought up to date as what it is; any other message with these buttons says what was chosen. */
async function showChoice(tap: IncomingTap, submission: Submission, chosen: AgendaEntry | undefined, desk: Desk) {
  const known = tap.message && (await desk.tx.knownMessage(tap.message));
  if (!tap.message || known?.purpose === 'activity') return [];
  const { messageId } = tap.message;
  const shown: Write = answer(desk, tap.chat, `assign:${messageId}`, belongsText(submission, chosen), {
    edits: messageId,
  });
  return [shown];
}

async function nearby(desk: Desk, { content }: Submission): Promise<AgendaEntry[]> {
  const { from, until } = aroundToday(content.activityDay);
  const planned = await desk.tx.agenda(desk.office.id, from, until);
  const distance = ({ day }: AgendaEntry) =>
    Math.abs(DateTime.fromISO(day).diff(DateTime.fromISO(content.activityDay), 'days').days);
  return planned
    .filter(({ cancelled }) => cancelled === null)
    .sort((a, b) => distance(a) - distance(b) || a.id - b.id)
    .slice(0, choiceLimit);
}

function mayAssign(visitor: Visitor, submission: Submission): boolean {
  return mayPlan(visitor) || submission.team.includes(visitor.person);
}

function no(desk: Desk, visitor: Visitor, { code }: Submission, reason: string, text: string): Reaction {
  return { writes: [refused(desk, actorOf(visitor, false), code, 'assign', reason)], answer: { text, alert: true } };
}
