import type { ActivityLink, AgendaEntry } from './activity.ts';
import type { Channel, ChatAddress, MessageAddress, Sender } from './chat.ts';
import type { ArchiveResult } from './command.ts';
import type { Day, Instant } from './deadlines.ts';
import type { Delegation } from './delegation.ts';
import type { OfficeProfile } from './office-profile.ts';
import type { Choice, Outgoing } from './outgoing.ts';
import type { PersonId, Role, RoleHolders } from './people.ts';
import type { Step } from './procedure.ts';
import type { Proposal } from './procedure-versions.ts';
import type {
  DuePackage,
  DueReminder,
  Holding,
  InboxRow,
  IntakeGroup,
  Invitation,
  LinkCode,
  ListedHoliday,
  LoggedEvent,
  LoosePiece,
  NextMatters,
  Office,
  OutboxRow,
  Person,
  PieceFetch,
  Prompt,
  Question,
  RevisionContent,
  Standing,
  WaitingItem,
} from './records.ts';
import type { Recipient } from './reminder-list.ts';
import type { MessageKey, Submission } from './submission.ts';
import type { KnownMessage, Offer, PromptView, Write } from './writes.ts';

/** What the rules, the chats and the jobs need from outside. Implemented in `storage` and built in `main.ts`. */

/** Time comes in. `after` calls back once, `ms` from now at the earliest, and returns how to call it off. */
export interface Clock {
  now(): Date;
  after(ms: number, callback: () => void): () => void;
}

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Store {
  /** Reads that belong to no commit. */
  readonly reads: Reads;
  /**
   * Runs `work` inside a transaction: what it reads is what its writes are committed on, and they are applied when it
   * returns. Several pieces of work that wait at once share one commit; one that throws is undone alone.
   */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Whether an error says that the database works for nobody now: full, locked, not readable. It is the world's fault, and passes. */
  isOutage(error: unknown): boolean;
}

export interface Transaction extends Reads {
  /** The person behind an address, made when new; keeps name and username up to date. */
  ensurePerson(officeId: number, sender: Sender, at: Instant): Promise<PersonId>;
  apply(writes: readonly Write[]): Promise<void>;
  /** Of the updates that are not handled yet the one that came first. */
  oldestUpdate(): Promise<InboxRow | undefined>;
  /** The update was handled: in the same commit as its consequences. */
  finishUpdate(inboxId: number, at: Instant): Promise<void>;
  /** It could not be handled (a bug): kept with its error, and tried again while `attempts` is under the limit. */
  failUpdate(inboxId: number, error: string, giveUp: boolean): Promise<void>;
  /** Does nothing when the row was replaced by a newer order since it was rendered (`row.stamp`), but notes messages. */
  finishSend(row: OutboxRow, result: DeliveryResult, at: Instant): Promise<void>;
  /** Done only when it still is due at `dueAt`: it may have been set anew while it was handled. */
  finishReminder(id: number, dueAt: Instant, at: Instant): Promise<void>;
  /** A loose piece (of no package yet) was fetched, or a fetch has to wait. */
  settleLoosePiece(pieceKey: string, result: ArchiveResult): Promise<void>;
  postponeFetch(pieceKey: string, until: Instant): Promise<void>;
}

export interface Reads {
  office(officeId: number): Promise<Office>;
  /** Next free number and code of a package. */
  nextSubmission(officeId: number): Promise<{ id: number; code: string }>;
  submission(id: number): Promise<Submission | undefined>;
  submissionByCode(officeId: number, code: string): Promise<Submission | undefined>;
  submissionIdByAlbum(channel: Channel, chatId: string, albumId: string): Promise<number | undefined>;
  /** Open packages, oldest first; of one intake place when `home` is given. */
  openSubmissions(officeId: number, home?: ChatAddress): Promise<Submission[]>;
  /** Those open packages that have the person in their team, or are at one of these steps; oldest first. */
  openSubmissionsOf(officeId: number, person: PersonId, steps: readonly Step[]): Promise<Submission[]>;
  revision(submissionId: number, number: number): Promise<RevisionContent | undefined>;
  person(id: PersonId): Promise<Person | undefined>;
  people(ids: readonly PersonId[]): Promise<Map<PersonId, Person>>;
  personByAddress(channel: Channel, userId: string): Promise<Person | undefined>;
  holders(officeId: number): Promise<RoleHolders>;
  holdings(officeId: number): Promise<Holding[]>;
  rolesOf(officeId: number, person: PersonId): Promise<Role[]>;
  invitation(tokenHash: string): Promise<Invitation | undefined>;
  linkCode(codeHash: string): Promise<LinkCode | undefined>;
  intakeGroup(address: ChatAddress): Promise<IntakeGroup | undefined>;
  intakeGroups(officeId: number): Promise<IntakeGroup[]>;
  /** False for who was seen leaving the group. */
  isMember(channel: Channel, chatId: string, person: PersonId): Promise<boolean>;
  knownMessage(address: MessageAddress): Promise<KnownMessage | undefined>;
  /** The newest message with that purpose, such as the card of a package. */
  newestMessage(submissionId: number, purpose: KnownMessage['purpose']): Promise<KnownMessage | undefined>;
  /** The last text of a person in a chat that was taken as (part of) a narrative. */
  lastNarrativeText(person: PersonId, chat: ChatAddress): Promise<KnownMessage | undefined>;
  prompts(submissionId: number): Promise<Prompt[]>;
  promptView(message: MessageAddress): Promise<PromptView>;
  /** The words that a message offers, in a chat that has no buttons; empty for every other message. */
  offeredChoices(message: MessageAddress): Promise<readonly Choice[]>;
  hintMessage(person: PersonId, day: Day): Promise<KnownMessage | undefined>;
  /** What is in force in the office now. */
  standing(officeId: number): Promise<Standing>;
  /** Next free numbers of what offices declare, propose, delegate. */
  nextMatters(): Promise<NextMatters>;
  /** Undefined when it was ended. */
  delegation(id: number): Promise<Delegation | undefined>;
  proposal(id: number): Promise<Proposal | undefined>;
  /** The one that waits for pimpinan. */
  openProposal(officeId: number): Promise<Proposal | undefined>;
  /** Everybody who ever wrote, whoever wrote last first. */
  acquaintances(officeId: number): Promise<Person[]>;
  question(id: number): Promise<Question | undefined>;
  openQuestions(person: PersonId): Promise<Question[]>;
  loosePieces(person: PersonId, day: Day): Promise<LoosePiece[]>;
  /** Undefined for one that was deleted, or that has joined a package. */
  loosePiece(key: MessageKey): Promise<{ person: PersonId; home: ChatAddress; day: Day } | undefined>;
  looseAlbum(channel: Channel, chatId: string, albumId: string): Promise<LoosePiece[]>;
  wasExplained(key: string, day: Day): Promise<boolean>;
  /** What waits on a list, in the order it was put there. */
  waitingItems(recipient: Recipient): Promise<WaitingItem[]>;
  /** When something of this list was told last. */
  lastTold(recipient: Recipient): Promise<Instant | undefined>;
  /** When that alarm rings next; undefined when it is not set. */
  reminderAt(key: string): Promise<Instant | undefined>;
  /** Open packages whose step is due by that moment, the oldest deadline first. */
  packagesDueBy(officeId: number, until: Instant): Promise<DuePackage[]>;
  /** `until` is not included. */
  packagesPublished(
    officeId: number,
    since: Instant,
    until: Instant,
  ): Promise<Pick<DuePackage, 'code' | 'activityName'>[]>;
  /** Hash of the newest row of the log; of zeros while it is empty. */
  logHead(): Promise<string>;
  /** What the message of that key will say, while it waits. */
  waitingOrder(key: string): Promise<Outgoing | undefined>;
  history(officeId: number, code: string): Promise<LoggedEvent[]>;
  /** What the papers of the office carry. */
  profile(officeId: number): Promise<OfficeProfile>;
  /** Planned activities whose day falls into the span (`until` is not in it), by day; cancelled ones too. */
  agenda(officeId: number, from: Day, until: Day): Promise<AgendaEntry[]>;
  activity(id: number): Promise<AgendaEntry | undefined>;
  nextActivityId(): Promise<number>;
  activityLink(submissionId: number): Promise<ActivityLink | undefined>;
  /** The country's and the office's own, less those that the office removed, by day. */
  holidays(officeId: number, from: Day, until: Day): Promise<ListedHoliday[]>;
}

/** What a person sent, as it came, kept until it was handled (and 30 days longer). */
export interface Inbox {
  /** Stores a whole batch in one commit; an update that is known already is not stored again. Returns how many were new. */
  keep(channel: Channel, updates: readonly { externalId: string; raw: string }[], at: Instant): Promise<number>;
  /** Not handled yet, in the order they came. */
  pending(limit: number): Promise<InboxRow[]>;
  /**
   * Called at once with each `keep`, with how many updates were given. They are not stored yet; a work that the listener
   * asks for comes right behind the storing, and in quiet times into the same commit.
   */
  onArrival(listener: (count: number) => void): void;
}

export interface Outbox {
  /**
   * Rows of a chat platform to be sent by `now`, oldest first. A row waits while an earlier row of the same chat waits for
   * its retry.
   */
  due(channel: Channel, now: Instant, limit: number): Promise<OutboxRow[]>;
  /** When the next row that is not due yet will be; undefined when nothing waits. */
  nextAt(channel: Channel, now: Instant): Promise<Instant | undefined>;
  /** Called after each commit that ordered something. */
  onOrder(listener: () => void): void;
}

/** What became of one delivery. */
export type DeliveryResult =
  | { type: 'sent'; messages: readonly KnownMessage[]; offers?: readonly Offer[] }
  /** The world's fault: tried again at `retryAt`, at the earliest. */
  | { type: 'retry'; retryAt: Instant; error: string }
  /** Will never work. */
  | { type: 'failed'; error: string };

export interface Reminders {
  due(now: Instant, limit: number): Promise<DueReminder[]>;
  nextAt(): Promise<Instant | undefined>;
  onChange(listener: () => void): void;
}

/** Pieces whose bytes are not in the archive yet. */
export interface PieceFetches {
  due(now: Instant, limit: number): Promise<PieceFetch[]>;
  nextAt(now: Instant): Promise<Instant | undefined>;
  onChange(listener: () => void): void;
}

/** The archive of files: content-addressed, written to a temporary name and renamed. */
export interface MediaArchive {
  keep(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<{ sha256: string; size: number }>;
  pathOf(sha256: string): string;
  read(sha256: string): Promise<Buffer>;
}
