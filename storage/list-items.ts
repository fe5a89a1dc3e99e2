import type { Instant } from '../workflows/deadlines.ts';
import type { WaitingItem } from '../workflows/records.ts';
import { itemKey, type ListItem, type Recipient, recipientKey } from '../workflows/reminder-list.ts';
import { listed } from './listed.ts';
import type { Db, Trx } from './schema.ts';

/** Table `list_items`: what is to be said with somebody's next reminder, and what was said. */

export async function waitingItems(db: Db, recipient: Recipient): Promise<WaitingItem[]> {
  const rows = await db
    .selectFrom('list_items')
    .select(['id', 'item'])
    .where('recipient', '=', recipientKey(recipient))
    .where('told_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, item }) => ({ id, item: JSON.parse(item) as ListItem }));
}

export async function lastTold(db: Db, recipient: Recipient): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('list_items')
    .select('told_at')
    .where('recipient', '=', recipientKey(recipient))
    .where('told_at', 'is not', null)
    .orderBy('told_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.told_at ?? undefined;
}

export async function putOnList(trx: Trx, officeId: number, recipient: Recipient, item: ListItem): Promise<void> {
  const row = { office_id: officeId, recipient: recipientKey(recipient), key: itemKey(item) };
  await trx
    .insertInto('list_items')
    .values({ ...row, item: JSON.stringify(item), told_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['recipient', 'key'])
        .where('told_at', 'is', null)
        .doUpdateSet((eb) => ({ item: eb.ref('excluded.item') })),
    )
    .execute();
}

export async function tellItems(trx: Trx, ids: readonly number[], at: Instant): Promise<void> {
  await trx.updateTable('list_items').set({ told_at: at }).where('id', 'in', listed(ids)).execute();
}

export async function dropItems(trx: Trx, ids: readonly number[]): Promise<void> {
  await trx.deleteFrom('list_items').where('id', 'in', listed(ids)).execute();
}

export async function purgeToldItems(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom('list_items').where('told_at', '<', before).execute();
}
