import { settleWait } from './collect.ts';
import type { CommandOf } from './command.ts';
import type { Instant } from './deadlines.ts';
import type { Context, Outcome } from './decide.ts';
import { dueDates, movedEvents } from './due-dates.ts';
import { deadlinesMoved, type Running } from './force-majeure.ts';
import { hasWord } from './guards.ts';
import type { Actor, PersonId } from './people.ts';
import { type AmendableRules, contentKinds, type DueDays, type Procedure } from './procedure.ts';
import { type Refusal, refuse } from './refusals.ts';

/** Versions of the procedure (closing provisions 2 to 5): proposed by admin, enacted or voided by pimpinan. */
export interface ProcedureVersion {
  version: number;
  procedure: Procedure;
  /** Null: it was signed before the office used this program. */
  enactedBy: PersonId | null;
  voidedAt: Instant | null;
}

export interface Procedures {
  /** By version, oldest first; never empty. */
  all: readonly ProcedureVersion[];
  /** The newest one, unless it was voided: then no package may begin. */
  inForce: ProcedureVersion | null;
}

export interface Proposal {
  id: number;
  officeId: number;
  change: ProposedChange;
  by: PersonId;
  at: Instant;
  /** Null while it waits for pimpinan. */
  outcome: 'enacted' | 'rejected' | 'replaced' | null;
}

export type ProposedChange =
  | { type: 'amend'; number: string; title: string; rules: AmendableRules }
  /** The version that it voids, and why. */
  | { type: 'void'; version: number; reason: string };

export function proceduresOf(all: readonly ProcedureVersion[]): Procedures {
  const newest = all.at(-1);
  return { all, inForce: newest && newest.voidedAt === null ? newest : null };
}

/** The one that a package runs by, or the newest. Throws when there is none: every office has its first. */
export function procedureOf({ all }: Procedures, version = all.at(-1)?.version): Procedure {
  const found = all.find((known) => known.version === version);
  if (!found) throw new Error(`No version ${version} of the procedure`);
  return found.procedure;
}

const mostPieces = 50;
const mostDays = 30;
const longestName = 200;

/** What stands against putting a change before pimpinan. */
export function objectionToProposing(
  change: ProposedChange,
  { actor, procedures }: Pick<Context, 'actor' | 'procedures'>,
): Refusal | null {
  if (actor.kind !== 'person' || !actor.roles.includes('admin'))
    return refuse({ reason: 'notYourRole', role: 'admin' });
  if (change.type === 'void') {
    if (procedures.inForce?.version !== change.version) return refuse({ reason: 'noProcedure' });
    return hasWord(change.reason) ? null : refuse({ reason: 'reasonMissing' });
  }
  const isKnown = procedures.all.some(({ procedure }) => procedure.number === change.number);
  if (isKnown || !hasWord(change.number)) return refuse({ reason: 'numberTaken', number: change.number });
  return isSound(change) ? null : refuse({ reason: 'rulesUnsound', pieces: mostPieces, days: mostDays });
}

function isSound({ number, title, rules }: Extract<ProposedChange, { type: 'amend' }>): boolean {
  const { requirements, dueDays } = rules;
  const within = (count: number, most: number) => Number.isInteger(count) && count >= 1 && count <= most;
  const areDays = (['collecting', 'review', 'publishing'] as const satisfies (keyof DueDays)[]).every((part) =>
    within(dueDays[part], mostDays),
  );
  const areShort = [number, title].every((text) => hasWord(text) && text.length <= longestName);
  return areShort && areDays && contentKinds.every((kind) => within(requirements[kind].pieces, mostPieces));
}

/** Pimpinan decides, on what somebody else proposed, once. */
export function objectionToDeciding({ by, outcome }: Proposal, actor: Actor): Refusal | null {
  if (actor.kind !== 'person' || !actor.roles.includes('chiefEditor'))
    return refuse({ reason: 'notYourRole', role: 'chiefEditor' });
  if (outcome !== null) return refuse({ reason: 'proposalOver' });
  return by === actor.person ? refuse({ reason: 'ownProposal' }) : null;
}

/** The version that an amendment makes: steps and who holds them stay (provision 4), in force from `day` (provision 5). */
export function amendedVersion(
  { number, title, rules }: Extract<ProposedChange, { type: 'amend' }>,
  { all }: Procedures,
  { day, by }: { day: string; by: PersonId },
): ProcedureVersion {
  const last = procedureOf({ all, inForce: null });
  const procedure = { ...last, number, title, signedOn: day, ...rules };
  return { version: (all.at(-1)?.version ?? 0) + 1, procedure, enactedBy: by, voidedAt: null };
}

/** A running package goes on by an amended version: only in what is not finished yet (provision 3). */
export function applyProcedure<S extends Running>(
  submission: S,
  { version }: CommandOf<'ApplyProcedure'>,
  context: Context,
): Outcome | Refusal {
  if (submission.procedureVersion === version) return refuse({ reason: 'unchanged' });
  const amended: Context = { ...context, procedure: procedureOf(context.procedures, version) };
  const moving = { ...submission, procedureVersion: version };
  const next = { ...moving, due: dueDates(moving, amended) };
  return {
    next,
    events: [
      { type: 'ProcedureApplied', payload: { version } },
      ...movedEvents(submission, next, { because: 'procedure', version }),
    ],
    effects: [
      ...deadlinesMoved(next, amended),
      // It may be complete now, or not any more.
      ...(next.step === 'collecting' ? settleWait(next, amended) : []),
    ],
  };
}
