import type { Selectable } from 'kysely';
import type { Channel, ChatAddress } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { IntakeGroup } from '../workflows/records.ts';
import type { Db, Trx } from './schema.ts';
import type { IntakeGroupsTable } from './tables/offices-and-people.ts';

/** Tables `intake_groups` and `group_members`: where the team hands in, and who was seen leaving. */

export async function intakeGroup(db: Db, { channel, chatId, threadId }: ChatAddress) {
  const row = await db
    .selectFrom('intake_groups')
    .selectAll()
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .where('thread_id', '=', threadId ?? '')
    .executeTakeFirst();
  return row && toIntakeGroup(row);
}

export async function intakeGroups(db: Db, officeId: number): Promise<IntakeGroup[]> {
  const rows = await db
    .selectFrom('intake_groups')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('installed_at')
    .execute();
  return rows.map(toIntakeGroup);
}

export async function isMember(db: Db, channel: Channel, chatId: string, person: PersonId): Promise<boolean> {
  const left = await db
    .selectFrom('group_members')
    .select('person_id')
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return left === undefined;
}

export interface Installation {
  officeId: number;
  group: ChatAddress;
  title: string;
  by: PersonId;
  at: Instant;
}

export async function installGroup(trx: Trx, { officeId, group, title, by, at }: Installation): Promise<void> {
  const { channel, chatId, threadId } = group;
  const newest = { office_id: officeId, title, present: 1, installed_by: by, installed_at: at } as const;
  await trx
    .insertInto('intake_groups')
    .values({ channel, chat_id: chatId, thread_id: threadId ?? '', ...newest })
    .onConflict((conflict) => conflict.columns(['channel', 'chat_id', 'thread_id']).doUpdateSet(newest))
    .execute();
}

/** With all its topics. */
export async function markGroup(trx: Trx, channel: Channel, chatId: string, present: boolean): Promise<void> {
  await trx
    .updateTable('intake_groups')
    .set({ present: present ? 1 : 0 })
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .execute();
}

export async function markMember(
  trx: Trx,
  channel: Channel,
  chatId: string,
  person: PersonId,
  present: boolean,
): Promise<void> {
  if (present) await forgetLeaving(trx, channel, chatId, person);
  else await noteLeaving(trx, channel, chatId, person);
}

async function forgetLeaving(trx: Trx, channel: Channel, chatId: string, person: PersonId): Promise<void> {
  await trx
    .deleteFrom('group_members')
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .where('person_id', '=', person)
    .execute();
}

async function noteLeaving(trx: Trx, channel: Channel, chatId: string, person: PersonId): Promise<void> {
  await trx
    .insertInto('group_members')
    .columns(['channel', 'chat_id', 'person_id', 'office_id'])
    .expression(({ selectFrom, val }) =>
      selectFrom('people')
        .select([val(channel).as('channel'), val(chatId).as('chat_id'), 'id', 'office_id'])
        .where('id', '=', person),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function toIntakeGroup(row: Selectable<IntakeGroupsTable>): IntakeGroup {
  const { channel, chat_id, thread_id, office_id, title, present } = row;
  const threadId = thread_id === '' ? null : thread_id;
  return { channel, chatId: chat_id, threadId, officeId: office_id, title, present: present === 1 };
}
