import type { Activity, AgendaEntry } from '../../workflows/activity.ts';
import type { Reads } from '../../workflows/ports.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk } from '../desk.ts';
import { findActivity } from './follow-package.ts';

/** Activities that are planned, named or dated only now: open packages that belong to none yet may be of them. */
export async function adoptPackages(desk: Desk, changed: readonly Activity[]): Promise<Write[]> {
  const reads = agendaWith(desk.tx, changed);
  const writes: Write[] = [];
  for (const submission of await desk.tx.openSubmissions(desk.office.id)) {
    const link = await desk.tx.activityLink(submission.id);
    const isFree = submission.content.kind === 'activity' && !link?.activityId && !link?.chosenBy;
    if (isFree) writes.push(...(await findActivity(desk, submission, null, reads)));
  }
  return writes;
}

/** The agenda as it will be after this commit. */
function agendaWith(reads: Pick<Reads, 'agenda'>, changed: readonly Activity[]): Pick<Reads, 'agenda'> {
  const ids = new Set(changed.map(({ id }) => id));
  return {
    async agenda(officeId, from, until) {
      const stored = await reads.agenda(officeId, from, until);
      const there = changed.filter(({ day }) => day >= from && day < until);
      const anew = there.map((activity): AgendaEntry => ({ ...activity, packages: [] }));
      return [...stored.filter(({ id }) => !ids.has(id)), ...anew];
    },
  };
}
