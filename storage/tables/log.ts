import type { Instant } from '../../workflows/deadlines.ts';
import type { Json } from './column.ts';

export interface EventsTable {
  seq: number;
  office_id: number;
  at: Instant;
  submission: string | null;
  type: string;
  actor: string;
  channel: string;
  payload: Json;
  hash: string;
}
