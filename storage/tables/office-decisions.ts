import type { Day, Instant } from '../../workflows/deadlines.ts';
import type { PersonId, Role } from '../../workflows/people.ts';
import type { Json } from './column.ts';

export interface ProceduresTable {
  office_id: number;
  version: number;
  number: string;
  title: string;
  rules: Json;
  effective_on: Day;
  enacted_by: PersonId | null;
  enacted_at: Instant | null;
  voided_at: Instant | null;
}

export interface ProcedureProposalsTable {
  id: number;
  office_id: number;
  change: Json;
  proposed_by: PersonId;
  proposed_at: Instant;
  /** Null while it waits. */
  outcome: 'enacted' | 'rejected' | 'replaced' | null;
  decided_by: PersonId | null;
  decided_at: Instant | null;
  response: string | null;
}

export interface ForceMajeuresTable {
  id: number;
  office_id: number;
  scope: 'all' | 'some';
  until_day: Day;
  ends_at: Instant;
  reason: string;
  declared_by: PersonId;
  declared_at: Instant;
  ended_by: PersonId | null;
  ended_at: Instant | null;
}

export interface DelegationsTable {
  id: number;
  office_id: number;
  role: Role;
  from_person: PersonId;
  to_person: PersonId;
  until_day: Day;
  ends_at: Instant;
  begun_at: Instant;
  ended_by: PersonId | null;
  ended_at: Instant | null;
}
