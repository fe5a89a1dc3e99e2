import type { Generated } from 'kysely';
import type { Day, Instant } from '../../workflows/deadlines.ts';
import type { HolidayKind } from '../../workflows/holidays.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { Flag } from './column.ts';

export interface AgendaTable {
  id: Generated<number>;
  office_id: number;
  day: Day;
  name: string;
  team: string | null;
  cancelled: Flag;
  cancelled_reason: string | null;
  planned_by: PersonId | null;
  planned_at: Instant | null;
  /** The hour in which it was asked for last. */
}

/** Which activity a package belongs to. */
export interface ActivityPackagesTable {
  submission_id: number;
  office_id: number;
  /** Null: it is none of the agenda, as somebody said. */
  activity_id: number | null;
  chosen_by: PersonId | null;
  linked_at: Instant;
}

export interface HolidaysTable {
  id: Generated<number>;
  /** Null: of the whole country. */
  office_id: number | null;
  day: Day;
  kind: HolidayKind;
  name: string;
  tentative: Flag;
  /** The office does not keep this day of the whole country. */
  removed: Generated<Flag>;
}
