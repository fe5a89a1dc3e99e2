import type { Day } from '../workflows/deadlines.ts';
import type { Db, Trx } from './schema.ts';

/** Table `explanations`: to whom the bot explained itself, because it does so once a day at most. */

export async function wasExplained(db: Db, key: string, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom('explanations')
    .select('key')
    .where('key', '=', key)
    .where('day', '=', day)
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteExplained(trx: Trx, key: string, day: Day): Promise<void> {
  await trx
    .insertInto('explanations')
    .values({ key, day })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
