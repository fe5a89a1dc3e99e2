import type { PersonId } from '../workflows/people.ts';
import { holderOf, type Step } from '../workflows/procedure.ts';
import type { Surroundings } from './render-card.ts';
import { listOf, roleNames } from './texts/words.ts';

/** Whose move it is: `Wakil Pimpinan Redaksi (Wati)`. */
export function holderText(
  { step, openedBy }: { step: Step; openedBy: PersonId },
  { holders, nameOf }: Pick<Surroundings, 'holders' | 'nameOf'>,
): string {
  const role = holderOf(step);
  const people = step === 'collecting' ? [openedBy] : holders[role];
  const names = people.map((person) => nameOf(person));
  return `${roleNames[role]} (${names.length > 0 ? listOf(names) : 'belum ada orangnya'})`;
}
