import type { Day, Instant } from './deadlines.ts';
import type { PersonId, Role } from './people.ts';
import type { ReviewStep, State } from './procedure.ts';

/** A rule says no: a value, shown to people as a polite sentence (`bot/texts`), never an exception. */
export type Refusal = { refused: true } & RefusalReason;

export type RefusalReason =
  | { reason: 'notYourRole'; role: Role }
  | { reason: 'notInTeam' }
  | { reason: 'ownWork' }
  | { reason: 'decidedOtherStep'; other: ReviewStep }
  | { reason: 'outdatedRevision'; revision: number }
  | { reason: 'stepOver'; step: ReviewStep; by: PersonId | null; at: Instant | null; outcome: string | null }
  | { reason: 'incomplete' }
  | { reason: 'stillFetching' }
  | { reason: 'handInByButton' }
  | { reason: 'alreadyHandedIn' }
  | { reason: 'alreadyReceived' }
  | { reason: 'notHandedIn' }
  | { reason: 'notPublishing'; state: State }
  | { reason: 'ended'; state: State }
  | { reason: 'responseMissing' }
  | { reason: 'reasonMissing' }
  | { reason: 'captionTooLong'; length: number; limit: number }
  | { reason: 'textMissing' }
  | { reason: 'unchanged' }
  | { reason: 'nothingLeft' }
  | { reason: 'noLinkAtAll' }
  | { reason: 'unknownPlatform'; platform: string }
  | { reason: 'notYourDecision' }
  | { reason: 'onlyOpenerOrAdmin' }
  | { reason: 'noProcedure' }
  | { reason: 'onlyAdminOrChief' }
  | { reason: 'dayOver'; day: Day }
  | { reason: 'numberTaken'; number: string }
  | { reason: 'rulesUnsound'; pieces: number; days: number }
  | { reason: 'proposalOver' }
  | { reason: 'ownProposal' }
  | { reason: 'onlyHolder'; role: Role }
  | { reason: 'alreadyDelegated'; role: Role; to: PersonId; until: Day }
  | { reason: 'toOneself' }
  | { reason: 'holdsAlready'; role: Role }
  | { reason: 'nothingToDo' };

export function refuse(why: RefusalReason): Refusal {
  return { refused: true, ...why };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
