import { type AgendaEntry, isMissing } from '../../workflows/activity.ts';
import type { Button, RichText } from '../../workflows/outgoing.ts';
import { monthPeriod } from '../../workflows/period.ts';
import { askOffice } from '../ask-office.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from '../desk.ts';
import type { IncomingTap } from '../incoming.ts';
import { lines } from '../rich-text.ts';
import { answer } from '../send.ts';
import { type ActivityField, type Tap, tapData } from '../taps/tap-data.ts';
import { activityHasPackagesText, plannersOnlyText } from '../texts/agenda.ts';
import { tapTexts } from '../texts/taps.ts';
import { aroundToday } from './around-today.ts';
import { mayPlan } from './may-plan.ts';
import { entryLine, pageOf, renderAgenda } from './render-agenda.ts';

type AgendaWish = Extract<Tap, { verb: 'agenda' | 'activity' | 'change' }>;

/** Leafs through the agenda in one message, and asks what to change. */
export async function tapAgenda(tap: IncomingTap, wish: AgendaWish, visitor: Visitor, desk: Desk): Promise<Reaction> {
  if (!mayPlan(visitor)) return no(desk, visitor, 'notYourRole', plannersOnlyText);
  const entry = await desk.tx.activity(wish.activity);
  if (!entry || entry.officeId !== desk.office.id) return no(desk, visitor, 'unknown', tapTexts.unknown);
  if (wish.verb === 'agenda') return { writes: await showList(tap, entry, desk), answer: { text: null, alert: false } };
  if (wish.verb === 'activity')
    return { writes: redraw(tap, desk, activityView(entry, desk)), answer: { text: null, alert: false } };
  if (entry.cancelled !== null) return no(desk, visitor, 'ended', tapTexts.activityCancelled);
  if (wish.field === 'cancel' && !isMissing(entry))
    return no(desk, visitor, 'hasPackages', activityHasPackagesText(entry));
  const about = { type: 'activity', activityId: entry.id, field: wish.field } as const;
  return { writes: await askOffice(desk, visitor.person, about), answer: { text: tapTexts.askedBelow, alert: false } };
}

interface View {
  text: RichText;
  buttons?: readonly (readonly Button[])[];
}

/** The list that the activity stands on: of these days, else of its month. */
async function showList(tap: IncomingTap, { id, day }: AgendaEntry, desk: Desk) {
  const around = aroundToday(desk.today);
  const isAround = day >= around.from && day < around.until;
  const period = isAround ? around : monthPeriod(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  const entries = await desk.tx.agenda(desk.office.id, period.from, period.until);
  const view = { title: period.title, today: desk.today, entries, mayChange: true };
  const page = renderAgenda(view)[pageOf(view, id)];
  return page ? redraw(tap, desk, page) : [];
}

function activityView(entry: AgendaEntry, desk: Desk): View {
  const button = (text: string, field: ActivityField): Button => ({
    text,
    data: tapData({ verb: 'change', activity: entry.id, field }),
  });
  const back: Button = { text: 'Kembali', data: tapData({ verb: 'agenda', activity: entry.id }) };
  const changes = [
    [button('Ganti nama', 'name'), button('Pindah tanggal', 'day')],
    [button('Ganti tim', 'team'), { ...button('Batalkan', 'cancel'), style: 'bad' as const }],
  ];
  return {
    text: lines(entryLine(entry, desk.today)),
    buttons: entry.cancelled === null ? [...changes, [back]] : [[back]],
  };
}

function redraw(tap: IncomingTap, desk: Desk, { text, buttons = [] }: View) {
  if (!tap.message) return [];
  const { messageId } = tap.message;
  return [answer(desk, tap.chat, `agenda:${messageId}`, text, { buttons, edits: messageId })];
}

function no(desk: Desk, visitor: Visitor, reason: string, text: string): Reaction {
  return { writes: [refused(desk, actorOf(visitor, false), null, 'agenda', reason)], answer: { text, alert: true } };
}
