import type { CorrectedField } from './command.ts';
import type { Instant } from './deadlines.ts';
import type { OfficeMatter } from './office-matter.ts';
import type { ProfileField } from './office-profile.ts';
import type { PersonId, Role } from './people.ts';
import type { ReviewStep, Step } from './procedure.ts';

/** What a decision wants done outside: names of messages and alarms, never a chat's own words. */
export type Effect =
  /** Bring the one card of the package up to date (or send it the first time). */
  | { type: 'redrawCard' }
  | { type: 'removeCard' }
  /** Media and prompt of the open step to everybody who may decide; `media` says which of the media. */
  | { type: 'prompt'; to: readonly PersonId[]; media: 'all' | 'none' | readonly string[] }
  /** Bring every copy of earlier prompts up to date. */
  | { type: 'refreshPrompts' }
  /** What was corrected between two revisions, word by word. */
  | { type: 'showCorrections'; to: readonly PersonId[]; fromRevision: number; toRevision: number }
  /** Open questions about this package have nothing to ask any more. */
  | { type: 'closeQuestions' }
  | { type: 'ask'; person: PersonId; about: QuestionAbout }
  | { type: 'tellTeam'; news: TeamNews }
  /** Goes on the next list of who began the package, in its group. */
  | { type: 'remindTeam'; news: ReminderNews }
  /** Goes on the next list of each of them. */
  | { type: 'remindPeople'; to: readonly PersonId[]; news: ReminderNews }
  | { type: 'tellAdmins'; news: AdminNews }
  /** One alarm of a kind per package: a later order replaces the earlier one. */
  | { type: 'remind'; kind: ReminderKind; step: Step; at: Instant }
  | { type: 'cancelReminder'; kind: ReminderKind };

export type ReminderKind = 'settle' | 'step';

/** What a person was asked; the text that answers it completes a command. */
export type QuestionAbout =
  | { type: 'rejection'; step: ReviewStep; revision: number }
  | { type: 'correction'; field: Exclude<CorrectedField, 'media'>; step: ReviewStep; revision: number }
  | { type: 'link'; platform: string }
  | { type: 'skip'; platform: string };

/** What a person was asked that is about no package. */
export type OfficeQuestionAbout = SettingQuestion | OfficeMatter;

/** About the agenda, the holidays, or what the office is called. */
export type SettingQuestion =
  | { type: 'activity'; activityId: number; field: 'name' | 'day' | 'team' | 'cancel' }
  /** Days to add. */
  | { type: 'holidays' }
  | { type: 'profile'; field: ProfileField };

export type TeamNews =
  | { type: 'handedBack'; by: PersonId | null; step: ReviewStep; response: string }
  | { type: 'corrected'; by: PersonId; fromRevision: number; toRevision: number }
  | { type: 'published' }
  | { type: 'withdrawn'; by: PersonId | null; reason: string };

export type ReminderNews =
  /** `late`: the program was down at its time; `escalated`: told to the role above the holder. */
  | { type: 'step'; step: Step; dueAt: Instant; late: boolean; escalated: boolean }
  /** The day of the upload has ended without it. */
  | { type: 'uploadLate'; dueAt: Instant };

export type AdminNews = { type: 'nobodyHolds'; role: Role; step: Step; because: 'vacant' | 'conflict' };
