import type { AgendaEntry } from '../../workflows/activity.ts';
import type { Day } from '../../workflows/deadlines.ts';
import type { Button, RichText } from '../../workflows/outgoing.ts';
import type { EditableContent } from '../chat-platform.ts';
import { bold, lines, shorten, struck } from '../rich-text.ts';
import { tapData } from '../tap-data.ts';
import { activityMark, agendaEmptyText, agendaTitle, statusText } from '../texts/agenda.ts';
import { shortDay } from '../texts/times.ts';

/** As many as stay tappable on a phone; the rest is reached by a narrower period. */
const buttonLimit = 30;

export interface AgendaView {
  title: string;
  today: Day;
  entries: readonly AgendaEntry[];
  /** With a button for each activity that may be changed. */
  mayChange: boolean;
}

/** Activities and whether their documentation is in. */
export function renderAgenda({ title, today, entries, mayChange }: AgendaView): EditableContent {
  if (entries.length === 0) return { text: lines([bold(agendaTitle(title))], agendaEmptyText) };
  const past = entries.filter(({ day }) => day < today);
  const coming = entries.filter(({ day }) => day >= today);
  const changeable = mayChange ? entries.filter(({ cancelled }) => cancelled === null).slice(-buttonLimit) : [];
  return {
    text: lines(
      [bold(agendaTitle(title))],
      ...section('Sudah lewat', past, today),
      ...section('Hari ini dan mendatang', coming, today),
    ),
    buttons: changeable.map(changeButton),
  };
}

function section(heading: string, entries: readonly AgendaEntry[], today: Day): RichText[] {
  return entries.length === 0 ? [] : [[], [bold(heading)], ...entries.map((entry) => entryLine(entry, today))];
}

/** `⬜ Kam, 12 Jun · Rapat pleno (tim: Budi): belum ada dokumentasi`. */
export function entryLine(entry: AgendaEntry, today: Day): RichText {
  const { day, name, team, cancelled } = entry;
  const head = `${activityMark(entry, today)} ${shortDay(day)} · `;
  const shown = shorten(name, 120);
  if (cancelled !== null) return [head, struck(shown), ` dibatalkan${cancelled ? `: ${shorten(cancelled, 120)}` : ''}`];
  const who = team === null ? '' : ` (tim: ${shorten(team, 60)})`;
  return [head, bold(shown), `${who}: ${statusText(entry, today)}`];
}

function changeButton(entry: AgendaEntry): Button[] {
  const text = shorten(`Ubah: ${shortDay(entry.day)} ${entry.name}`, 60);
  return [{ text, data: tapData({ verb: 'activity', activity: entry.id }) }];
}
