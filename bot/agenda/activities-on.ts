import type { AgendaEntry } from '../../workflows/activity.ts';
import type { Day } from '../../workflows/deadlines.ts';
import type { Reads } from '../../workflows/ports.ts';
import { shiftDay } from './around-today.ts';

/** What is planned for one day, cancelled or not. */
export function activitiesOn(reads: Pick<Reads, 'agenda'>, officeId: number, day: Day): Promise<AgendaEntry[]> {
  return reads.agenda(officeId, day, shiftDay(day, 1));
}
