import type { Generated } from 'kysely';
import type { Channel } from '../../workflows/chat.ts';
import type { Instant } from '../../workflows/deadlines.ts';
import type { PersonId, Role } from '../../workflows/people.ts';
import type { Flag, Json } from './column.ts';

export interface OfficesTable {
  id: number;
  name: string;
  /** Letterhead, place and signatories of its papers: what it never set is not in it. */
  profile: Json;
}

export interface PeopleTable {
  id: Generated<PersonId>;
  office_id: number;
  name: string;
  created_at: Instant;
  /** Who they turned out to be: everything but the log is under that person now. */
  merged_into: PersonId | null;
  /** Where they want to be asked; null: where they wrote last. */
  prompt_channel: Channel | null;
}

export interface AddressesTable {
  channel: Channel;
  user_id: string;
  person_id: PersonId;
  office_id: number;
  username: string | null;
  /** Digits, where the chat tells: people are known by another id there. */
  phone: string | null;
  reachable: Flag;
  last_seen_at: Instant | null;
}

export interface RoleHoldingsTable {
  id: Generated<number>;
  office_id: number;
  person_id: PersonId;
  role: Role;
  granted_at: Instant;
  granted_by: PersonId | null;
  revoked_at: Instant | null;
  revoked_by: PersonId | null;
}

export interface InvitationsTable {
  id: Generated<number>;
  office_id: number;
  kind: 'invitation' | 'claim';
  token_hash: string;
  role: Role;
  created_by: PersonId | null;
  created_at: Instant;
  expires_at: Instant | null;
  used_at: Instant | null;
  used_by: PersonId | null;
}

export interface IntakeGroupsTable {
  channel: Channel;
  chat_id: string;
  /** Empty for a group without topics. */
  thread_id: string;
  office_id: number;
  title: string;
  present: Flag;
  installed_by: PersonId;
  installed_at: Instant;
}

export interface LinkCodesTable {
  id: Generated<number>;
  office_id: number;
  person_id: PersonId;
  code_hash: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

/** Only who was seen leaving. */
export interface GroupMembersTable {
  channel: Channel;
  chat_id: string;
  person_id: PersonId;
  office_id: number;
}
