import type { MessageAddress, ReportFormat, ReportKind } from './chat.ts';
import type { Day } from './deadlines.ts';
import type { AdminNews, QuestionAbout, SettingQuestion, TeamNews } from './effects.ts';
import type { PersonId } from './people.ts';
import type { Step } from './procedure.ts';
import type { ListItem, Recipient } from './reminder-list.ts';

/**
 * What an outbox row says: which message, about what. The words and the state are put in when it is sent, so that what
 * people read is always what is true then.
 */
export type Outgoing =
  /** The one card of a package: sent the first time, edited ever after. */
  | { type: 'card'; submissionId: number }
  | { type: 'removeCard'; submissionId: number }
  /** Up to ten pieces of one package, of kinds that a chat shows together; one row is one album. */
  | { type: 'album'; submissionId: number; pieces: readonly string[] }
  | { type: 'prompt'; submissionId: number; step: Step; revision: number; person: PersonId }
  /** A prompt that stands in a chat already is brought up to date. */
  | { type: 'refreshPrompt'; message: MessageAddress }
  /** Where decisions are taken by poll: the poll of the prompt `message`, and the choices that it leads to. */
  | { type: 'promptPoll' | 'promptView'; message: MessageAddress }
  /** The caption alone, to copy. */
  | { type: 'copyCaption'; submissionId: number }
  /** Part `part` (from 0) of the narrative; the whole as a file when `part` is null. */
  | { type: 'narrative'; submissionId: number; revision: number; part: number | null }
  | { type: 'corrections'; submissionId: number; fromRevision: number; toRevision: number }
  | { type: 'question'; submissionId: number; person: PersonId; about: QuestionAbout }
  | { type: 'officeQuestion'; person: PersonId; about: SettingQuestion }
  /** Which activity of the agenda a package belongs to: asked in its group, edited when that is clear. */
  | { type: 'whichActivity'; submissionId: number }
  | { type: 'teamNews'; submissionId: number; news: TeamNews }
  /** What is due, in one message a person and hour. */
  | { type: 'reminders'; recipient: Recipient; items: readonly ListItem[] }
  | { type: 'adminNews'; submissionId: number; news: AdminNews }
  /** Photos that belong to nothing yet: one hint a person a day, edited when more come. */
  | { type: 'hint'; person: PersonId; day: string }
  /** What the bot may do in a group that became an intake group, and what is missing. */
  | { type: 'groupRights' }
  | { type: 'report'; report: ReportKind; from: Day; until: Day; title: string; format: ReportFormat }
  /** The figures of the recap as a picture. */
  | { type: 'recapPicture'; from: Day; until: Day; title: string }
  /** The written responses of one package as a paper. */
  | { type: 'responsePaper'; submissionId: number; code: string }
  /** A picture that somebody sent becomes the logo of the office's papers. */
  | { type: 'takeLogo'; person: PersonId; fileRef: string }
  /** A finished answer; `edits` names the message that it takes the place of. */
  | {
      type: 'text';
      text: RichText;
      buttons?: readonly (readonly Button[])[];
      replyTo?: string;
      edits?: string;
      /** A reply to it answers this question. */
      asks?: { person: PersonId; ref: string };
    };

/** A word that stands for a button. */
export interface Choice {
  word: string;
  /** What a tap would send back. */
  data: string;
}

/** What is made of the rows when it is sent, and takes a while. */
export type ReportOrder = Extract<Outgoing, { type: 'report' | 'recapPicture' | 'responsePaper' }>;

/** Plain runs and marked ones; each chat marks in its own way. */
export type RichText = readonly Span[];
export type Span = string | { text: string; mark: 'bold' | 'italic' | 'struck' | 'code' | 'quote' } | Mention;
export interface Mention {
  mention: { userId: string };
  text: string;
}

export interface Button {
  text: string;
  /** What stands for it where people choose by words; without it the text does. */
  word?: string;
  /** Where decisions are taken by poll, it is an option of that poll. */
  inPoll?: true;
  /** What a tap sends back; at most 64 bytes. */
  data: string;
  style?: 'good' | 'bad' | 'main';
}
