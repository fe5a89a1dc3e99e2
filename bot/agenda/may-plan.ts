import { reviewerRoles } from '../../workflows/people.ts';
import type { Visitor } from '../desk.ts';

/** Admin, wakil and pimpinan keep the agenda (contract, Commands). */
export function mayPlan({ roles }: Pick<Visitor, 'roles'>): boolean {
  return roles.some((role) => reviewerRoles.includes(role));
}
