import { roleNames } from '../../bot/texts/words.ts';
import type { Config } from '../../config.ts';
import { type Role, reviewerRoles } from '../../workflows/people.ts';
import type { Holding, Person } from '../../workflows/records.ts';
import type { Finding } from './finding.ts';

const about = 'people';
const invitationWords = { admin: 'admin', deputyEditor: 'wakil', chiefEditor: 'pimpinan', fieldTeam: 'tim' } as const;
/** At these the claim code is not printed. */
const quietLevels = ['error', 'fatal', 'silent'];

/** Whether every step has somebody who can be asked. */
export function* examinePeople(holdings: readonly Holding[], { logLevel }: Config): Generator<Finding> {
  const holders = (role: Role) => holdings.filter((held) => held.role === role).map(({ person }) => person);
  const vacant = reviewerRoles.filter((role) => holders(role).length === 0);
  for (const role of vacant) yield vacancy(role, logLevel);
  const [deputy, ...moreDeputies] = holders('deputyEditor');
  const [chief, ...moreChiefs] = holders('chiefEditor');
  if (deputy && deputy.id === chief?.id && moreDeputies.length + moreChiefs.length === 0) yield sameForBoth();
  for (const person of unreachable(holdings)) yield cannotBeAsked(person);
  const counts = reviewerRoles.map((role) => `${roleNames[role]} ${holders(role).length}`).join(', ');
  if (vacant.length === 0) yield { level: 'fine', about, text: counts };
}

function vacancy(role: Role, logLevel: string): Finding {
  const text = `nobody holds the role ${roleNames[role]}`;
  if (role !== 'admin')
    return { level: 'note', about, text, todo: `an admin sends /undang ${invitationWords[role]} to the bot` };
  const claim = quietLevels.includes(logLevel)
    ? `LOG_LEVEL=${logLevel} hides the claim code: set it to warn and start, or set OWNERS`
    : 'send /klaim with the code that the log shows at the start, or set OWNERS';
  return { level: 'note', about, text, todo: claim };
}

function sameForBoth(): Finding {
  const text = 'one person alone is both Wakil Pimpinan Redaksi and Pimpinan Redaksi, and nobody decides both steps';
  return { level: 'wrong', about, text, todo: 'an admin invites a second person: /undang wakil, or /undang pimpinan' };
}

function unreachable(holdings: readonly Holding[]): Person[] {
  const people = new Map(holdings.map(({ person }) => [person.id, person]));
  return [...people.values()].filter(({ addresses }) => !addresses.some(({ reachable }) => reachable));
}

function cannotBeAsked({ id, name }: Person): Finding {
  const todo = 'they open the bot and press Start (on WhatsApp: write to the number), or somebody else gets the role';
  return { level: 'note', about, text: `${name} (p${id}) cannot be written to`, todo };
}
