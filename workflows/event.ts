import type { PersonId } from './people.ts';

/** What happened, past tense, as the log keeps it: ids of persons and hashes of contents, never names or texts. */
export interface DomainEvent {
  officeId: number;
  type: EventType;
  /** Code of the package, or null for what concerns the office. */
  submission: string | null;
  actor: PersonId | 'system';
  /** Where it came from: a chat's name, `cli` or `system`. */
  channel: string;
  payload: EventPayload;
}

export type EventPayload = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

export const eventTypes = [
  'SubmissionOpened',
  'ContentAdded',
  'PieceArchived',
  'SubmissionHandedIn',
  'SubmissionDiscarded',
  'SubmissionWithdrawn',
  'StepAccepted',
  'StepRejected',
  'ResponseAdded',
  'ContentCorrected',
  'ContentRemoved',
  'LateEditIgnored',
  'LateRemovalIgnored',
  'LinkRecorded',
  'PlatformSkipped',
  'SubmissionPublished',
  'DeadlineMoved',
  'ForceMajeureDeclared',
  'ForceMajeureEnded',
  'ExtensionEnded',
  'SopProposed',
  'SopRejected',
  'SopEnacted',
  'SopVoided',
  'ProcedureApplied',
  'ReminderSent',
  'UploadDeadlinePassed',
  'RoleGranted',
  'RoleRevoked',
  'PeopleLinked',
  'PersonForgotten',
  'RoleDelegated',
  'DelegationEnded',
  'InvitationCreated',
  'GroupInstalled',
  'GroupLeft',
  'GroupMigrated',
  'ActivityPlanned',
  'ActivityChanged',
  'ActivityCancelled',
  'ActivityMatched',
  'HolidayAdded',
  'HolidayRemoved',
  'OfficeChanged',
  'Refused',
] as const;
export type EventType = (typeof eventTypes)[number];
