import { sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import { recipientKey } from '../workflows/reminder-list.ts';
import type { Trx } from './schema.ts';

/**
 * Two people turn out to be one: everything that is kept of `from` is of `into` from now on, so that every rule sees one
 * person. The log keeps the ids that it has; `people.merged_into` tells whose they are.
 */
export async function mergePeople(trx: Trx, from: PersonId, into: PersonId, at: Instant): Promise<void> {
  await closeDoubleHoldings(trx, from, into, at);
  for (const { table, column } of await personColumns(trx)) {
    const [name, field] = [sql.table(table), sql.ref(column)];
    await sql`update or replace ${name} set ${field} = ${into} where ${field} = ${from}`.execute(trx);
  }
  await renameInTeams(trx, from, into);
  await renameInLists(trx, from, into);
  await renameInWaiting(trx, from, into);
  await trx
    .updateTable('people')
    .set({ merged_into: into })
    .where((eb) => eb.or([eb('id', '=', from), eb('merged_into', '=', from)]))
    .execute();
}

/**
 * Columns that hold a person are called `person_id`, `…_by` or `…_person`. They are asked of the schema, so that a table
 * that comes later is not forgotten; the log alone never changes.
 */
async function personColumns(trx: Trx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select m.name as "table", c.name as "column"
    from sqlite_schema m join pragma_table_info(m.name) c
    where m.type = 'table' and m.name <> 'events'
      and (c.name = 'person_id' or c.name like '%\\_by' escape '\\' or c.name like '%\\_person' escape '\\')
  `.execute(trx);
  return rows;
}

/** A role that both hold is held once. */
async function closeDoubleHoldings(trx: Trx, from: PersonId, into: PersonId, at: Instant): Promise<void> {
  await trx
    .updateTable('role_holdings')
    .set({ revoked_at: at, revoked_by: into })
    .where('person_id', '=', from)
    .where('revoked_at', 'is', null)
    .where('role', 'in', (eb) =>
      eb.selectFrom('role_holdings').select('role').where('person_id', '=', into).where('revoked_at', 'is', null),
    )
    .execute();
}

async function renameInTeams(trx: Trx, from: PersonId, into: PersonId): Promise<void> {
  const team = sql<string>`(
    select json_group_array(distinct iif(value = ${from}, ${into}, value)) from json_each(submissions.team)
  )`;
  await trx
    .updateTable('submissions')
    .set({ team })
    .where(sql<boolean>`exists (select 1 from json_each(submissions.team) where value = ${from})`)
    .execute();
}

/** A person's list is named after them; a group's is not. */
async function renameInLists(trx: Trx, from: PersonId, into: PersonId): Promise<void> {
  const listOf = (person: PersonId) => recipientKey({ type: 'person', person });
  await sql`update or replace list_items set recipient = ${listOf(into)} where recipient = ${listOf(from)}`.execute(
    trx,
  );
}

/** Messages and alarms that wait name whom they are for. */
async function renameInWaiting(trx: Trx, from: PersonId, into: PersonId): Promise<void> {
  for (const path of ['$.person', '$.recipient.person']) {
    await trx
      .updateTable('outbox')
      .set({ what: sql`json_set(what, ${path}, ${into})` })
      .where('status', '=', sql.lit('pending' as const))
      .where(sql<boolean>`json_extract(what, ${path}) = ${from}`)
      .execute();
    await trx
      .updateTable('reminders')
      .set({ about: sql`json_set(about, ${path}, ${into})` })
      .where('done_at', 'is', null)
      .where(sql<boolean>`json_extract(about, ${path}) = ${from}`)
      .execute();
  }
}
