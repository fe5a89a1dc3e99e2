import type { Channel, ChatAddress } from './chat.ts';
import type { Instant, OfficeCalendar } from './deadlines.ts';
import type { Delegation } from './delegation.ts';
import type { ForceMajeure } from './force-majeure.ts';
import type { Holiday } from './holidays.ts';
import type { Outgoing } from './outgoing.ts';
import type { PersonId, Role, RoleHolders } from './people.ts';
import type { Step } from './procedure.ts';
import type { Procedures } from './procedure-versions.ts';
import type { ListItem } from './reminder-list.ts';
import type { Content, Piece } from './submission.ts';
import type { KnownMessage, QuestionSubject, ReminderAbout } from './writes.ts';

/** What is kept of the office, as the store gives it (`ports.ts`). Packages themselves are in `submission.ts`. */

export interface ListedHoliday extends Holiday {
  id: number;
  /** The decree was not out yet. */
  tentative: boolean;
}

export interface Office {
  id: number;
  name: string;
  calendar: OfficeCalendar;
  /** Collective leave counts as a holiday. */
  cutiBersama: boolean;
  /** As the admin chose them (`/kantor`); null: the setting. */
  platforms: readonly string[] | null;
}

export interface Person {
  id: PersonId;
  name: string;
  addresses: readonly PersonAddress[];
  /** Where they want to be asked; null: where they wrote last. */
  promptChannel: Channel | null;
}

export interface PersonAddress {
  channel: Channel;
  userId: string;
  username: string | null;
  /** False until they wrote first, and after they blocked the bot. */
  reachable: boolean;
  lastSeenAt: Instant | null;
}

export interface Holding {
  id: number;
  person: Person;
  role: Role;
  grantedAt: Instant;
}

export interface Invitation {
  id: number;
  officeId: number;
  kind: 'invitation' | 'claim';
  role: Role;
  expiresAt: Instant | null;
  usedAt: Instant | null;
}

/** Who sends it from another chat is the person that asked for it. */
export interface LinkCode {
  id: number;
  person: PersonId;
  expiresAt: Instant;
  usedAt: Instant | null;
}

export interface IntakeGroup extends ChatAddress {
  officeId: number;
  title: string;
  /** False while the bot is not in it. */
  present: boolean;
}

export interface RevisionContent {
  number: number;
  content: Content;
  at: Instant;
  by: PersonId | null;
}

/** A prompt that stands in somebody's chat. */
export type Prompt = KnownMessage & { person: PersonId };
export type Question = { id: number; person: PersonId; askedAt: Instant; open: boolean } & QuestionSubject;
export type PackageQuestion = Extract<Question, { submissionId: number }>;
export type OfficeQuestion = Extract<Question, { submissionId: null }>;
/** Who acts in which role, by which procedure, and what has moved deadlines. */
export interface Standing {
  /** By right, or for somebody. */
  holders: RoleHolders;
  /** Of those, who acts for somebody (Plh.). */
  delegates: RoleHolders;
  delegations: readonly Delegation[];
  procedures: Procedures;
  /** Declarations of force majeure whose time is not over. */
  forceMajeures: readonly ForceMajeure[];
}

export interface NextMatters {
  forceMajeure: number;
  proposal: number;
  delegation: number;
}

export interface LoosePiece {
  piece: Piece;
  home: ChatAddress;
  person: PersonId;
}

/** What the digest tells of an open package. */
export interface DuePackage {
  code: string;
  activityName: string;
  step: Step;
  openedBy: PersonId;
  /** Of the open step. */
  due: Instant;
  uploadDue: Instant;
}

export interface WaitingItem {
  id: number;
  item: ListItem;
}

export interface DueReminder {
  id: number;
  key: string;
  officeId: number;
  about: ReminderAbout;
  dueAt: Instant;
}

export interface OutboxRow {
  id: number;
  key: string;
  officeId: number;
  to: ChatAddress;
  what: Outgoing;
  submissionId: number | null;
  /** Changes when a new order replaces what a row says: a delivery only finishes the stamp that it rendered. */
  stamp: number;
  attempts: number;
}

export interface LoggedEvent {
  seq: number;
  at: Instant;
  submission: string | null;
  type: string;
  actor: string;
  channel: string;
  payload: string;
  hash: string;
}

export interface InboxRow {
  id: number;
  channel: Channel;
  /** The chat's own id of the update. */
  externalId: string;
  raw: string;
  receivedAt: Instant;
  attempts: number;
}

export interface PieceFetch {
  /** Null while the piece belongs to no package yet. */
  submissionId: number | null;
  officeId: number;
  channel: Channel;
  piece: Piece;
  attempts: number;
}
