import { sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import { openDelegations } from './delegations.ts';
import { appendEvent } from './events.ts';
import { personByAddress, personOf } from './people.ts';
import { rolesOf } from './role-holdings.ts';
import type { Trx } from './schema.ts';

/** `p7`, as the log calls somebody, or an address such as `telegram:12345`. */
export type WhoToForget = { id: PersonId } | { channel: string; userId: string };

export interface Forgotten {
  person: PersonId;
  /**
   * True for who handed in, decided or published: register and written responses are records of the office and go on naming
   * them. Everything else is gone.
   */
  keepsName: boolean;
}

/** There is nobody like that, or somebody who is still needed; the message says what to do first. */
export class CannotForget extends Error {
  override readonly name = 'CannotForget';
}

/**
 * Takes away what tells who somebody is, but for what is required as a record (Law 27/2022 on personal data protection,
 * articles 8 and 15). The log is not touched: it has ids only, so its chain still holds. Throws `CannotForget`.
 */
export async function forgetPerson(trx: Trx, officeId: number, who: WhoToForget, at: Instant): Promise<Forgotten> {
  const person = 'id' in who ? await personOf(trx, who.id) : await personByAddress(trx, who.channel, who.userId);
  if (!person) throw new CannotForget('there is no such person; `alur history` and the log name people p1, p2, …');
  await refuseWhileNeeded(trx, officeId, person.id, at);
  const keepsName = await tookPart(trx, person.id);
  for (const { channel, userId } of person.addresses) await forgetAddress(trx, channel, userId, person.id);
  for (const statement of statementsFor(person.id, person.name, keepsName)) await statement.execute(trx);
  const about = {
    submission: null,
    actor: 'system',
    channel: 'cli',
    payload: { person: person.id, keepsName },
  } as const;
  await appendEvent(trx, { officeId, type: 'PersonForgotten', ...about }, at);
  return { person: person.id, keepsName };
}

async function refuseWhileNeeded(trx: Trx, officeId: number, person: PersonId, now: Instant): Promise<void> {
  if ((await rolesOf(trx, officeId, person)).length > 0)
    throw new CannotForget(`p${person} still holds a role: take it away with /peran first`);
  if ((await openDelegations(trx, officeId, now)).some(({ to }) => to === person))
    throw new CannotForget(`p${person} acts for somebody (Plh.): end that with /peran first`);
  const open = await sql<{ code: string }>`
    select distinct submissions.code from submissions join events on events.submission = submissions.code
    where submissions.step not in ('published', 'withdrawn') and events.actor in ${aliases(person)}
    limit 1`.execute(trx);
  const code = open.rows[0]?.code;
  if (code !== undefined)
    throw new CannotForget(`p${person} takes part in ${code}, which is not finished: publish or withdraw it first`);
}

/** A refused attempt is no part. */
async function tookPart(trx: Trx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select seq from events where submission is not null and type <> 'Refused' and actor in ${aliases(person)}
    limit 1`.execute(trx);
  return rows.length > 0;
}

/** What the log calls somebody, under this id and those that were joined to it. */
function aliases(person: PersonId) {
  return sql`(select 'p' || id from people where id = ${person} or merged_into = ${person})`;
}

/** The row stays, so that the name of who took part is found; it leads nowhere, and who writes again is somebody new. */
async function forgetAddress(trx: Trx, channel: string, userId: string, person: PersonId): Promise<void> {
  const chat = sql`where channel = ${channel} and chat_id = ${userId}`;
  const statements = [
    sql`update addresses set user_id = ${`forgotten-${person}`}, username = null, phone = null, reachable = 0,
      last_seen_at = null where channel = ${channel} and user_id = ${userId}`,
    sql`delete from inbox where channel = ${channel} and status <> 'pending' and instr(raw, ${userId}) > 0`,
    sql`delete from outbox ${chat}`,
    sql`delete from known_messages ${chat}`,
    sql`delete from offered_choices ${chat}`,
    sql`delete from explanations where key like ${`%${channel}:${userId}%`}`,
    ...(channel === 'whatsapp' ? whatsAppOf(userId) : []),
  ];
  for (const statement of statements) await statement.execute(trx);
}

/** What the client of WhatsApp keeps of somebody: that they wrote, how they voted, what was sent to them, their keys. */
function whatsAppOf(userId: string) {
  return [
    sql`delete from whatsapp_people where user_id = ${userId}`,
    sql`delete from whatsapp_votes where user_id = ${userId}`,
    sql`delete from whatsapp_sent where chat_id = ${userId}`,
    sql`delete from whatsapp_keys where instr(id, ${userId}) > 0`,
  ];
}

function statementsFor(person: PersonId, name: string, keepsName: boolean) {
  return [
    sql`update people set prompt_channel = null where id = ${person}`,
    sql`delete from questions where person_id = ${person}`,
    sql`delete from link_codes where person_id = ${person}`,
    sql`delete from group_members where person_id = ${person}`,
    sql`delete from pieces where submission_id is null and added_by = ${person}`,
    // News that named them, as it was told to others.
    sql`delete from outbox where status <> 'pending' and length(${name}) > 2 and instr(what, ${name}) > 0`,
    ...(keepsName ? [] : [sql`update people set name = ${`Orang ${person}`} where id = ${person}`]),
    sql`update people set name = ${`Orang ${person}`} where merged_into = ${person}`,
  ];
}
