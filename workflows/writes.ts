import type { Activity, ActivityLink } from './activity.ts';
import type { Channel, ChatAddress, MessageAddress } from './chat.ts';
import type { Day, Instant } from './deadlines.ts';
import type { Delegation } from './delegation.ts';
import type { OfficeQuestionAbout, QuestionAbout, ReminderKind } from './effects.ts';
import type { DomainEvent } from './event.ts';
import type { ForceMajeure } from './force-majeure.ts';
import type { Holiday } from './holidays.ts';
import type { OfficeProfile } from './office-profile.ts';
import type { Choice, Outgoing } from './outgoing.ts';
import type { PersonId, Role } from './people.ts';
import type { Step } from './procedure.ts';
import type { ProcedureVersion, Proposal } from './procedure-versions.ts';
import type { ListItem, Recipient } from './reminder-list.ts';
import type { MessageKey, Piece, Submission } from './submission.ts';

/**
 * Everything that one update, reminder or finished download may change. They are collected while it is handled and
 * written by one commit, together with the mark that it was handled.
 */
export type Write =
  /** Refused with `VersionConflict` when somebody wrote the package since `before` was read. */
  | { type: 'saveSubmission'; before: Submission | null; after: Submission }
  | { type: 'appendEvent'; event: DomainEvent }
  | { type: 'send'; order: OutboxOrder }
  /** Rows not sent yet whose key starts with this: what they would say is over. */
  | { type: 'cancelSend'; keyPrefix: string }
  | { type: 'remind'; reminder: ReminderOrder }
  | { type: 'cancelReminder'; key: string }
  /** Takes the place of a waiting item of the same key on the same list. */
  | { type: 'putOnList'; officeId: number; recipient: Recipient; item: ListItem }
  /** Items that were told, or that are over and need no telling. */
  | { type: 'tellItems'; ids: readonly number[]; at: Instant }
  | { type: 'dropItems'; ids: readonly number[] }
  | { type: 'ask'; question: QuestionOrder }
  | { type: 'closeQuestion'; questionId: number }
  | { type: 'closeQuestionsOf'; submissionId: number }
  | { type: 'rememberMessage'; message: KnownMessage }
  | { type: 'setPromptView'; message: MessageAddress; view: PromptView }
  | { type: 'removeLoosePiece'; key: MessageKey }
  | { type: 'keepLoosePiece'; piece: Piece; home: ChatAddress; sender: PersonId; day: Day }
  | { type: 'grantRole'; officeId: number; person: PersonId; role: Role; by: PersonId | null; at: Instant }
  | { type: 'revokeRole'; holdingId: number; by: PersonId; at: Instant }
  | { type: 'delegateRole'; delegation: Delegation }
  /** `by` is null when its time is over. */
  | { type: 'endDelegation'; delegationId: number; by: PersonId | null; at: Instant }
  | { type: 'declareForceMajeure'; declaration: ForceMajeure; endsAt: Instant }
  | { type: 'endForceMajeure'; declarationId: number; by: PersonId; at: Instant }
  /** Takes the place of one that waits. */
  | { type: 'proposeProcedure'; proposal: Proposal }
  | {
      type: 'decideProposal';
      proposalId: number;
      outcome: 'enacted' | 'rejected';
      response: string | null;
      by: PersonId;
      at: Instant;
    }
  | { type: 'enactProcedure'; officeId: number; version: ProcedureVersion; at: Instant }
  | { type: 'voidProcedure'; officeId: number; version: number; at: Instant }
  | { type: 'createInvitation'; invitation: InvitationOrder }
  | { type: 'useInvitation'; invitationId: number; by: PersonId; at: Instant }
  | { type: 'createLinkCode'; code: LinkCodeOrder }
  /** Uses up the code: `from` turned out to be `into`, who has everything of theirs from now on. */
  | { type: 'mergePeople'; codeId: number; from: PersonId; into: PersonId; at: Instant }
  | { type: 'setPromptChannel'; person: PersonId; channel: Channel | null }
  | { type: 'installGroup'; officeId: number; group: ChatAddress; title: string; by: PersonId; at: Instant }
  | { type: 'markGroup'; channel: Channel; chatId: string; present: boolean }
  | { type: 'moveGroup'; channel: Channel; fromChatId: string; toChatId: string }
  | { type: 'markMember'; channel: Channel; chatId: string; person: PersonId; present: boolean }
  | { type: 'markReachable'; channel: Channel; userId: string; reachable: boolean }
  | { type: 'noteExplained'; key: string; day: Day }
  /** Planned, or changed: the newest of that id counts. */
  | { type: 'saveActivity'; activity: Activity; at: Instant }
  | { type: 'linkActivity'; officeId: number; link: ActivityLink; at: Instant }
  | { type: 'addHoliday'; holiday: HolidayOrder }
  | { type: 'removeHoliday'; holiday: HolidayOrder }
  | { type: 'saveProfile'; officeId: number; profile: OfficeProfile };

export interface OutboxOrder {
  /**
   * Names the message: an order whose key is waiting already replaces it, so that a card that changed five times is
   * drawn once.
   */
  key: string;
  officeId: number;
  to: ChatAddress;
  what: Outgoing;
  submissionId: number | null;
  /** Not before this moment; earlier orders of the same key keep their earlier moment. */
  notBefore: Instant;
}

export interface ReminderOrder {
  /** Names the alarm: a later order with the same key replaces it. */
  key: string;
  officeId: number;
  about: ReminderAbout;
  dueAt: Instant;
}

export type ReminderAbout =
  | { type: ReminderKind; submissionId: number; step: Step }
  | { type: 'hint'; person: PersonId; home: ChatAddress; day: Day }
  | { type: 'activity'; activityId: number }
  /** Does the coming year have its holidays? */
  | { type: 'holidays' }
  /** The morning's digest goes on the lists of the admins. */
  | { type: 'digest' }
  /** The recap of the month before goes to admin and pimpinan. */
  | { type: 'monthlyRecap' }
  /** Somebody's list of reminders goes out. */
  | { type: 'list'; recipient: Recipient }
  | { type: 'delegationEnds'; delegation: number };

export type QuestionOrder = {
  officeId: number;
  person: PersonId;
  /** The private chat in which it is asked. */
  to: ChatAddress;
  askedAt: Instant;
} & QuestionSubject;

/** A question is about one package, or about something of the office. */
export type QuestionSubject =
  | { submissionId: number; about: QuestionAbout }
  | { submissionId: null; about: OfficeQuestionAbout };

export interface HolidayOrder extends Holiday {
  officeId: number;
}

/** A message that leads to a package when somebody replies to it. */
export interface KnownMessage extends MessageAddress {
  officeId: number;
  submissionId: number | null;
  purpose: MessagePurpose;
  /** Of a prompt: whom it asks, on which step and revision. */
  person: PersonId | null;
  step: Step | null;
  revision: number | null;
  /** Of a question or a hint: which. */
  ref: string | null;
  /** UTF-16 units of its text when it came from a person: a text near the limit may have been cut in two. */
  length: number | null;
  at: Instant;
}

/** A message that was sent to a chat without buttons, and the words that stand for them. */
export interface Offer {
  message: MessageAddress;
  choices: readonly Choice[];
}

export type MessagePurpose =
  | 'piece'
  | 'text'
  | 'narrative'
  | 'card'
  | 'album'
  | 'prompt'
  /** The decision on a prompt as a poll, and what can be done with it as words: `ref` is the prompt's id. */
  | 'poll'
  | 'view'
  | 'question'
  | 'news'
  | 'caption'
  | 'hint'
  | 'activity'
  /** It was deleted before anything was made of it: `ref` is `admin` where an admin of the group did so. */
  | 'removed';

/** Which buttons a prompt shows: a person leafs through them without deciding anything. */
export type PromptView = { type: 'decide' } | { type: 'correct' } | { type: 'media'; leaveOut: readonly string[] };

export interface LinkCodeOrder {
  officeId: number;
  person: PersonId;
  codeHash: string;
  at: Instant;
  expiresAt: Instant;
}

export interface InvitationOrder {
  officeId: number;
  kind: 'invitation' | 'claim';
  /** SHA-256 of the token: whoever reads the database cannot use it. */
  tokenHash: string;
  role: Role;
  by: PersonId | null;
  createdAt: Instant;
  expiresAt: Instant | null;
}
