import type { Selectable } from 'kysely';
import type { Channel, Sender } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Person, PersonAddress } from '../workflows/ports.ts';
import { listed } from './listed.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { AddressesTable } from './tables/offices-and-people.ts';

/** Tables `people` and `addresses`: one person may be in several chats. */

export async function personOf(db: Db, id: PersonId): Promise<Person | undefined> {
  return (await peopleOf(db, [id])).get(id);
}

export async function peopleOf(db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
  const { rows } = await selectPeople(db, { ids: JSON.stringify(ids) });
  const people = new Map<PersonId, Person>();
  for (const [id, own] of Map.groupBy(rows, (row) => row.id))
    people.set(id, { id, name: own[0]?.name ?? '', addresses: own.map(toAddress) });
  return people;
}

const selectPeople = prepared((db, { ids }: Places<{ ids: string }>) =>
  db
    .selectFrom('people')
    .innerJoin('addresses', 'addresses.person_id', 'people.id')
    .select(['people.id', 'people.name', 'channel', 'user_id', 'username', 'phone', 'reachable', 'last_seen_at'])
    .where('people.id', 'in', listed(ids))
    .orderBy('people.id')
    .orderBy('channel'),
);

export async function personByAddress(db: Db, channel: Channel, userId: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('addresses')
    .select('person_id')
    .where('channel', '=', channel)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && personOf(db, row.person_id);
}

/** Finds or makes the person, and keeps what the chat tells about them up to date. */
export async function ensurePerson(trx: Trx, officeId: number, sender: Sender, at: Instant): Promise<PersonId> {
  const { channel, userId } = sender;
  const known = (await selectSender(trx, { channel, userId })).rows[0];
  if (!known) return addPerson(trx, officeId, sender, at);
  if (sender.name !== '' && sender.name !== known.name)
    await trx.updateTable('people').set({ name: sender.name }).where('id', '=', known.id).execute();
  if (sender.username !== known.username || isStale(known.last_seen_at, at)) await touchAddress(trx, sender, at);
  return known.id;
}

const selectSender = prepared((db, { channel, userId }: Places<{ channel: Channel; userId: string }>) =>
  db
    .selectFrom('addresses')
    .innerJoin('people', 'people.id', 'addresses.person_id')
    .select(['people.id', 'people.name', 'username', 'last_seen_at'])
    .where('channel', '=', channel)
    .where('user_id', '=', userId),
);

export async function markReachable(trx: Trx, channel: Channel, userId: string, reachable: boolean): Promise<void> {
  await trx
    .updateTable('addresses')
    .set({ reachable: reachable ? 1 : 0 })
    .where('channel', '=', channel)
    .where('user_id', '=', userId)
    .execute();
}

/** Their last sign of life is kept to the minute: a busy group would write it with every message. */
const staleAfterMs = 60_000;

function isStale(lastSeenAt: Instant | null, at: Instant): boolean {
  return lastSeenAt === null || Date.parse(at) - Date.parse(lastSeenAt) >= staleAfterMs;
}

async function touchAddress(trx: Trx, sender: Sender, at: Instant): Promise<void> {
  await trx
    .updateTable('addresses')
    .set({ username: sender.username, last_seen_at: at })
    .where('channel', '=', sender.channel)
    .where('user_id', '=', sender.userId)
    .execute();
}

async function addPerson(trx: Trx, officeId: number, sender: Sender, at: Instant): Promise<PersonId> {
  const { id } = await trx
    .insertInto('people')
    .values({ office_id: officeId, name: sender.name, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { channel, userId, username } = sender;
  const row = { channel, user_id: userId, person_id: id, office_id: officeId, username, last_seen_at: at };
  await trx
    .insertInto('addresses')
    .values({ ...row, reachable: 0 })
    .execute();
  return id;
}

function toAddress(row: Omit<Selectable<AddressesTable>, 'person_id' | 'office_id'>): PersonAddress {
  return {
    channel: row.channel,
    userId: row.user_id,
    username: row.username,
    reachable: row.reachable === 1,
    lastSeenAt: row.last_seen_at,
  };
}
