import type { Generated } from 'kysely';
import type { Day } from '../../workflows/deadlines.ts';
import type { Flag } from './column.ts';

export interface AgendaTable {
  id: Generated<number>;
  office_id: number;
  day: Day;
  name: string;
  team: string | null;
  cancelled: Flag;
}

export interface HolidaysTable {
  id: Generated<number>;
  /** Null: of the whole country. */
  office_id: number | null;
  day: Day;
  kind: 'libur_nasional' | 'cuti_bersama' | 'libur_kantor';
  name: string;
  tentative: Flag;
}
