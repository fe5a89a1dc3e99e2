import type { AgendaEntry } from '../../workflows/activity.ts';
import type { Day } from '../../workflows/deadlines.ts';
import type { Button, RichText } from '../../workflows/outgoing.ts';
import type { EditableContent } from '../chat-platform.ts';
import { bold, lines, shorten, struck } from '../rich-text.ts';
import { tapData } from '../taps/tap-data.ts';
import { activityMark, agendaEmptyText, agendaTitle, statusText } from '../texts/agenda.ts';
import { shortDay } from '../texts/times.ts';

/** Activities of one message: they fit into it with the longest names, and their buttons stay tappable on a phone. */
const pageSize = 15;

export interface AgendaView {
  title: string;
  today: Day;
  entries: readonly AgendaEntry[];
  /** With a button for each activity that may be changed. */
  mayChange: boolean;
}

/** Activities and whether their documentation is in: as many messages as it takes. */
export function renderAgenda(view: AgendaView): EditableContent[] {
  const title: RichText = [bold(agendaTitle(view.title))];
  if (view.entries.length === 0) return [{ text: lines(title, agendaEmptyText) }];
  const starts = view.entries.flatMap((_, index) => (index % pageSize === 0 ? [index] : []));
  return starts.map((start) => page(view, view.entries.slice(start, start + pageSize), start === 0 ? [title] : []));
}

/** On which of them an activity stands. */
export function pageOf({ entries }: Pick<AgendaView, 'entries'>, id: number): number {
  return Math.floor(
    Math.max(
      0,
      entries.findIndex((entry) => entry.id === id),
    ) / pageSize,
  );
}

function page({ today, mayChange }: AgendaView, entries: readonly AgendaEntry[], head: RichText[]): EditableContent {
  const past = entries.filter(({ day }) => day < today);
  const coming = entries.filter(({ day }) => day >= today);
  const sections = [...section('Sudah lewat', past, today), ...section('Hari ini dan mendatang', coming, today)];
  return {
    text: lines(...(head.length > 0 ? [...head, ...sections] : sections.slice(1))),
    buttons: mayChange ? entries.filter(({ cancelled }) => cancelled === null).map(changeButton) : [],
  };
}

function section(heading: string, entries: readonly AgendaEntry[], today: Day): RichText[] {
  return entries.length === 0 ? [] : [[], [bold(heading)], ...entries.map((entry) => entryLine(entry, today))];
}

/** `⬜ Kam, 12 Jun · Rapat pleno (tim: Budi): belum ada dokumentasi`. */
export function entryLine(entry: AgendaEntry, today: Day): RichText {
  const { day, name, team, cancelled } = entry;
  const head = `${activityMark(entry, today)} ${shortDay(day)} · `;
  const shown = shorten(name, 80);
  if (cancelled !== null) return [head, struck(shown), ` dibatalkan${cancelled ? `: ${shorten(cancelled, 100)}` : ''}`];
  const who = team === null ? '' : ` (tim: ${shorten(team, 40)})`;
  return [head, bold(shown), `${who}: ${statusText(entry, today)}`];
}

function changeButton(entry: AgendaEntry): Button[] {
  const text = shorten(`Ubah: ${shortDay(entry.day)} ${entry.name}`, 60);
  return [{ text, data: tapData({ verb: 'activity', activity: entry.id }) }];
}
