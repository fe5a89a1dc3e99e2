import { type Selectable, sql } from 'kysely';
import type { Channel, Sender } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Person, PersonAddress } from '../workflows/records.ts';
import { listed } from './listed.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { AddressesTable } from './tables/offices-and-people.ts';

/** Tables `people` and `addresses`: one person may be in several chats. */

export async function personOf(db: Db, id: PersonId): Promise<Person | undefined> {
  return (await peopleOf(db, [id])).get(id);
}

/** By the ids that were asked for: one that was merged into another stands for that other person. */
export async function peopleOf(db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
  const { rows } = await selectPeople(db, { ids: JSON.stringify(ids) });
  const people = new Map<PersonId, Person>();
  for (const [asked, own] of Map.groupBy(rows, (row) => row.asked)) {
    const { id = asked, name = '', prompt_channel: promptChannel = null } = own[0] ?? {};
    people.set(asked, { id, name, addresses: own.map(toAddress), promptChannel });
  }
  return people;
}

const selectPeople = prepared((db, { ids }: Places<{ ids: string }>) =>
  db
    .selectFrom('people as asked')
    .innerJoin('people', (join) => join.on('people.id', '=', sql<number>`coalesce(asked.merged_into, asked.id)`))
    .innerJoin('addresses', 'addresses.person_id', 'people.id')
    .select(['asked.id as asked', 'people.id', 'people.name', 'people.prompt_channel'])
    .select(['channel', 'user_id', 'username', 'reachable', 'last_seen_at'])
    .where('asked.id', 'in', listed(ids))
    .orderBy('asked.id')
    .orderBy('channel'),
);

/** Everybody of an office, whoever wrote last first. */
export async function acquaintancesOf(db: Db, officeId: number): Promise<Person[]> {
  const rows = await db
    .selectFrom('addresses')
    .select('person_id')
    .where('office_id', '=', officeId)
    .groupBy('person_id')
    .orderBy((eb) => eb.fn.max('last_seen_at'), 'desc')
    .execute();
  const people = await peopleOf(
    db,
    rows.map((row) => row.person_id),
  );
  return rows.flatMap((row) => people.get(row.person_id) ?? []);
}

/** By the chat's own id, or by the number where the chat knows people by another id. */
export async function personByAddress(db: Db, channel: Channel, userId: string): Promise<Person | undefined> {
  const found = (await idAt(db, channel, 'user_id', userId)) ?? (await idAt(db, channel, 'phone', userId));
  return found === undefined ? undefined : personOf(db, found);
}

async function idAt(db: Db, channel: Channel, column: 'user_id' | 'phone', id: string): Promise<PersonId | undefined> {
  const row = await db
    .selectFrom('addresses')
    .select('person_id')
    .where('channel', '=', channel)
    .where(column, '=', id)
    .executeTakeFirst();
  return row?.person_id;
}

/** Finds or makes the person, and keeps what the chat tells about them up to date. */
export async function ensurePerson(trx: Trx, officeId: number, sender: Sender, at: Instant): Promise<PersonId> {
  const { channel, userId } = sender;
  const known = (await selectSender(trx, { channel, userId })).rows[0] ?? (await senderByPhone(trx, sender));
  if (!known) return addPerson(trx, officeId, sender, at);
  if (sender.name !== '' && sender.name !== known.name) await rename(trx, known.id, sender.name);
  const { username, phone = known.phone } = sender;
  if (username !== known.username || phone !== known.phone || mustTouch(known, at))
    await touchAddress(trx, { ...sender, ...(phone === null ? {} : { phone }) }, at);
  return known.id;
}

/** An owner was named by number before the chat told who that is: from now on they are known by the chat's own id. */
async function senderByPhone(trx: Trx, { channel, userId, phone }: Sender) {
  if (phone === undefined || phone === userId) return undefined;
  const known = (await selectSender(trx, { channel, userId: phone })).rows[0];
  if (known)
    await trx
      .updateTable('addresses')
      .set({ user_id: userId })
      .where('channel', '=', channel)
      .where('user_id', '=', phone)
      .execute();
  return known;
}

/** Who is in several chats keeps the name that they had in the first: chats would rename them in turn. */
async function rename(trx: Trx, id: PersonId, name: string): Promise<void> {
  const addresses = trx
    .selectFrom('addresses')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('person_id', '=', id);
  await trx.updateTable('people').set({ name }).where('id', '=', id).where(addresses, '=', 1).execute();
}

export async function setPromptChannel(trx: Trx, person: PersonId, channel: Channel | null): Promise<void> {
  await trx.updateTable('people').set({ prompt_channel: channel }).where('id', '=', person).execute();
}

const selectSender = prepared((db, { channel, userId }: Places<{ channel: Channel; userId: string }>) =>
  db
    .selectFrom('addresses')
    .innerJoin('people', 'people.id', 'addresses.person_id')
    .select(['people.id', 'people.name', 'username', 'phone', 'last_seen_at'])
    .select(({ selectFrom }) =>
      selectFrom('addresses as every')
        .select(({ fn }) => fn.max('every.last_seen_at').as('at'))
        .whereRef('every.person_id', '=', 'people.id')
        .as('seen_anywhere_at'),
    )
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

/** Who is in several chats is asked where they wrote last: a change of the chat is noted at once. */
function mustTouch(
  { last_seen_at, seen_anywhere_at }: { last_seen_at: Instant | null; seen_anywhere_at: Instant | null },
  at: Instant,
): boolean {
  if (last_seen_at === null || last_seen_at !== seen_anywhere_at) return true;
  return Date.parse(at) - Date.parse(last_seen_at) >= staleAfterMs;
}

async function touchAddress(trx: Trx, sender: Sender, at: Instant): Promise<void> {
  await trx
    .updateTable('addresses')
    .set({ username: sender.username, phone: sender.phone ?? null, last_seen_at: at })
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
  const { channel, userId, username, phone = null } = sender;
  const row = { channel, user_id: userId, person_id: id, office_id: officeId, username, phone, last_seen_at: at };
  await trx
    .insertInto('addresses')
    .values({ ...row, reachable: 0 })
    .execute();
  return id;
}

type AddressRow = Omit<Selectable<AddressesTable>, 'person_id' | 'office_id' | 'phone'>;

function toAddress(row: AddressRow): PersonAddress {
  return {
    channel: row.channel,
    userId: row.user_id,
    username: row.username,
    reachable: row.reachable === 1,
    lastSeenAt: row.last_seen_at,
  };
}
