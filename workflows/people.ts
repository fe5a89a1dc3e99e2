/** Who takes part. The SOP gives steps to roles, never to names (closing provision 1). */

export const roles = ['admin', 'deputyEditor', 'chiefEditor', 'fieldTeam'] as const;
export type Role = (typeof roles)[number];

/** Tim Pertimbangan and the admin: everybody who may read the register. */
export const reviewerRoles: readonly Role[] = ['admin', 'deputyEditor', 'chiefEditor'];

export type PersonId = number;

/** Who holds each role now. */
export type RoleHolders = Readonly<Record<Role, readonly PersonId[]>>;

export type Actor =
  | { kind: 'system' }
  | {
      kind: 'person';
      person: PersonId;
      roles: readonly Role[];
      /** Acts as Tim Pelaksana here: holds the role, or writes in the intake group of the package. */
      inTeam: boolean;
    };

/** Keadaan kahar is declared and ended by either. */
export function isAdminOrChief(actor: Actor): boolean {
  return actor.kind === 'person' && (actor.roles.includes('admin') || actor.roles.includes('chiefEditor'));
}

/** The person behind an actor; null when time itself acts. */
export function personOf(actor: Actor): PersonId | null {
  return actor.kind === 'person' ? actor.person : null;
}
