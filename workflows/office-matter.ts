import type { Day } from './deadlines.ts';
import type { PersonId, Role } from './people.ts';

/** What somebody was asked about the office, not about one package; the first thing missing is what was asked. */
export type OfficeMatter =
  | { type: 'kahar'; scope: 'all' | readonly string[] | null; until: Day | null }
  | { type: 'delegation'; role: Role | null; to: PersonId | null }
  /** The rules of an amended procedure, written out. */
  | { type: 'amendment' }
  /** Why the procedure in force is to be voided. */
  | { type: 'voiding' }
  /** Why a proposal is rejected. */
  | { type: 'proposalRejection'; proposal: number };

const types: readonly string[] = [
  'kahar',
  'delegation',
  'amendment',
  'voiding',
  'proposalRejection',
] satisfies OfficeMatter['type'][];

export function isOfficeMatter(about: { type: string }): about is OfficeMatter {
  return types.includes(about.type);
}
