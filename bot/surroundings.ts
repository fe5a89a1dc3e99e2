import type { PersonId } from '../workflows/people.ts';
import { platformsOf } from '../workflows/platforms.ts';
import type { Reads } from '../workflows/ports.ts';
import { procedureOf } from '../workflows/procedure-versions.ts';
import type { Submission } from '../workflows/submission.ts';
import type { OfficeSettings } from './desk.ts';
import type { Surroundings } from './render-card.ts';

/** Names and holders for rendering one package. A person who was forgotten has no name any more. */
export async function surroundingsOf(
  reads: Reads,
  submission: Submission,
  settings: Pick<OfficeSettings, 'platforms'>,
): Promise<Surroundings> {
  const office = await reads.office(submission.officeId);
  const { holders, delegates, procedures } = await reads.standing(submission.officeId);
  const finishers = submission.finished.map(({ by }) => by).filter((by) => by !== null);
  const known = await reads.people([...submission.team, ...finishers, ...Object.values(holders).flat()]);
  return {
    zone: office.calendar.zone,
    holders,
    delegates,
    procedure: procedureOf(procedures, submission.procedureVersion),
    platforms: platformsOf(submission, office.platforms ?? settings.platforms),
    nameOf: (person: PersonId | null) => (person === null ? 'sistem' : (known.get(person)?.name ?? 'seseorang')),
    mentionOf: (person, channel) => {
      const found = known.get(person);
      const address = found?.addresses.find((one) => one.channel === channel);
      const text = found?.name ?? 'seseorang';
      return address ? { mention: { userId: address.userId }, text } : text;
    },
  };
}
