import type { OfficeMatter } from '../../workflows/office-matter.ts';
import type { Button, RichText } from '../../workflows/outgoing.ts';
import { type PersonId, type Role, roles } from '../../workflows/people.ts';
import type { Person } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import { takeFirstDay } from '../intake/take-day.ts';
import { shorten } from '../rich-text.ts';
import { tapData } from '../taps/tap-data.ts';
import {
  askDelegationDayText,
  askPersonText,
  askRoleText,
  nobodyCalledText,
  noRoleToDelegateText,
  whichPersonText,
} from '../texts/delegation.ts';
import { dayExpectedText } from '../texts/kahar.ts';
import { roleNames, roleWords } from '../texts/words.ts';
import { delegate, nameOf } from './delegation.ts';
import { ask, closeMatters, say, type Turn } from './turn.ts';

type Draft = Extract<OfficeMatter, { type: 'delegation' }>;

const buttonsAtMost = 8;

/** Asks for what is missing: which role, to whom, until when. */
export async function askDelegation(turn: Turn, draft: Draft): Promise<Write[]> {
  const { role, to } = draft;
  if (role === null) return askRole(turn, draft);
  if (to === null) return askPerson(turn, draft, askPersonText(role), await candidates(turn, role));
  return ask(turn, draft, askDelegationDayText(role, await nameOf(turn.desk, to)));
}

export async function answerDelegation(turn: Turn, draft: Draft, text: string): Promise<Write[]> {
  const { role, to } = draft;
  if (role === null) return askDelegation(turn, { ...draft, role: roleWords[text.toLowerCase()] ?? null });
  if (to === null) return takePerson(turn, role, text);
  const taken = takeFirstDay(text, turn.desk.today);
  return taken?.rest === '' ? delegateTo(turn, role, to, taken.day) : [say(turn, dayExpectedText)];
}

/** Somebody by name; `until` where it was written as well. */
export async function takePerson(turn: Turn, role: Role, written: string, until?: string): Promise<Write[]> {
  const found = await findPeople(turn, written);
  const [only] = found;
  if (!only) return [say(turn, nobodyCalledText(written))];
  const draft = { type: 'delegation', role, to: null } as const;
  if (found.length > 1) return askPerson(turn, draft, whichPersonText(found.map(({ name }) => name)), found);
  if (until !== undefined) return delegateTo(turn, role, only.id, until);
  return askDelegation(turn, { ...draft, to: only.id });
}

/** All is known: hands it on, and leaves what was asked. */
async function delegateTo(turn: Turn, role: Role, to: PersonId, until: string): Promise<Write[]> {
  return [...(await closeMatters(turn)), ...(await delegate(turn, { role, to, until }))];
}

async function askRole(turn: Turn, draft: Draft): Promise<Write[]> {
  const own = rolesByRight(turn);
  const [only] = own;
  if (!only) return [say(turn, noRoleToDelegateText)];
  if (own.length === 1) return askDelegation(turn, { ...draft, role: only });
  const row = (role: Role): Button[] => [
    { text: roleNames[role], data: tapData({ verb: 'decision', wish: { verb: 'plhRole', role } }) },
  ];
  return ask(turn, draft, askRoleText, own.map(row));
}

function askPerson(turn: Turn, draft: Draft, text: RichText, people: readonly Person[]): Promise<Write[]> {
  const row = ({ id, name }: Person): Button[] => [
    { text: shorten(name, 50), data: tapData({ verb: 'decision', wish: { verb: 'plhTo', person: id } }) },
  ];
  return ask(turn, draft, text, people.slice(0, buttonsAtMost).map(row));
}

/** Those that the visitor holds not for somebody else. */
export function rolesByRight({ desk, visitor }: Turn): Role[] {
  const { delegates } = desk.standing;
  return roles.filter(
    (role) => desk.holders[role].includes(visitor.person) && !delegates[role].includes(visitor.person),
  );
}

async function candidates({ desk, visitor }: Turn, role: Role): Promise<Person[]> {
  const known = await desk.tx.acquaintances(desk.office.id);
  return known.filter(({ id }) => id !== visitor.person && !desk.holders[role].includes(id));
}

/** By @username, by the whole name, else by a part of it. */
async function findPeople({ desk, visitor }: Turn, written: string): Promise<Person[]> {
  const wanted = written.trim().toLowerCase().replace(/^@/, '');
  const known = (await desk.tx.acquaintances(desk.office.id)).filter(({ id }) => id !== visitor.person);
  const byUsername = known.filter(({ addresses }) => addresses.some((one) => one.username?.toLowerCase() === wanted));
  if (byUsername.length > 0 || written.trim().startsWith('@')) return byUsername;
  const byName = known.filter(({ name }) => name.toLowerCase() === wanted);
  return byName.length > 0 ? byName : known.filter(({ name }) => name.toLowerCase().includes(wanted));
}
