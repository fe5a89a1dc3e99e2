import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ChatAddress, MessageAddress } from '../workflows/chat.ts';
import type { Day } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Prompt } from '../workflows/records.ts';
import type { KnownMessage, MessagePurpose, PromptView } from '../workflows/writes.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { KnownMessagesTable } from './tables/messages.ts';

/** Table `known_messages`: which message in a chat leads where. Of several the newest counts. */

export async function knownMessage(db: Db, address: MessageAddress): Promise<KnownMessage | undefined> {
  const { channel, chatId, messageId } = address;
  const row = (await selectAt(db, { channel, chatId, messageId })).rows[0];
  return row && toKnownMessage(row);
}

const selectAt = prepared((db, address: Places<MessageAddress>) => {
  const { channel, chatId, messageId } = address;
  return at(db, { channel, chatId, messageId }).selectAll();
});

export async function newestMessage(db: Db, submissionId: number, purpose: MessagePurpose) {
  const row = (await selectNewest(db, { submissionId, purpose })).rows[0];
  return row && toKnownMessage(row);
}

const selectNewest = prepared(
  (db, { submissionId, purpose }: Places<{ submissionId: number; purpose: MessagePurpose }>) =>
    newest(db).where('submission_id', '=', submissionId).where('purpose', '=', purpose),
);

export async function lastNarrativeText(db: Db, person: PersonId, { channel, chatId }: ChatAddress) {
  const row = await newest(db)
    .where('person_id', '=', person)
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .where('purpose', '=', sql.lit('narrative' as const))
    .executeTakeFirst();
  return row && toKnownMessage(row);
}

export async function hintMessage(db: Db, person: PersonId, day: Day): Promise<KnownMessage | undefined> {
  const row = await newest(db)
    .where('person_id', '=', person)
    .where('ref', '=', day)
    .where('purpose', '=', sql.lit('hint' as const))
    .executeTakeFirst();
  return row && toKnownMessage(row);
}

/** Every copy of every prompt about a package, oldest first. */
export async function promptsOf(db: Db, submissionId: number): Promise<Prompt[]> {
  const { rows } = await selectPrompts(db, { submissionId });
  return rows.map(toKnownMessage).filter((message): message is Prompt => message.person !== null);
}

const selectPrompts = prepared((db, { submissionId }: Places<{ submissionId: number }>) =>
  db
    .selectFrom('known_messages')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('purpose', '=', 'prompt')
    .orderBy('at'),
);

/** As it was sent, where nobody leafed through it. */
export async function promptView(db: Db, { channel, chatId, messageId }: MessageAddress): Promise<PromptView> {
  const row = (await selectAt(db, { channel, chatId, messageId })).rows[0];
  return row?.view ? (JSON.parse(row.view) as PromptView) : { type: 'decide' };
}

export async function setPromptView(trx: Trx, message: MessageAddress, view: PromptView): Promise<void> {
  await trx
    .updateTable('known_messages')
    .set({ view: JSON.stringify(view) })
    .where('channel', '=', message.channel)
    .where('chat_id', '=', message.chatId)
    .where('message_id', '=', message.messageId)
    .execute();
}

/** A message that is known already is known anew; what a prompt shows stays. */
export async function rememberMessage(trx: Trx, message: KnownMessage): Promise<void> {
  await insertOrReplace(trx, toRow(message));
}

const insertOrReplace = prepared((db, row: Places<NewMessage>) => {
  // Named one by one: places cannot be spread.
  const { office_id, submission_id, purpose, person_id, step, revision, ref, length, at } = row;
  const newest = { office_id, submission_id, purpose, person_id, step, revision, ref, length, at };
  const { channel, chat_id, message_id } = row;
  return db
    .insertInto('known_messages')
    .values({ channel, chat_id, message_id, ...newest })
    .onConflict((conflict) => conflict.columns(['channel', 'chat_id', 'message_id']).doUpdateSet(newest));
});

type NewMessage = Omit<Selectable<KnownMessagesTable>, 'view'>;

function at(db: Db, { channel, chatId, messageId }: MessageAddress | Places<MessageAddress>) {
  return db
    .selectFrom('known_messages')
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId);
}

function newest(db: Db) {
  return db
    .selectFrom('known_messages')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(sql.lit(1));
}

function toRow(message: KnownMessage): NewMessage {
  return {
    channel: message.channel,
    chat_id: message.chatId,
    message_id: message.messageId,
    office_id: message.officeId,
    submission_id: message.submissionId,
    purpose: message.purpose,
    person_id: message.person,
    step: message.step,
    revision: message.revision,
    ref: message.ref,
    length: message.length,
    at: message.at,
  };
}

function toKnownMessage(row: Selectable<KnownMessagesTable>): KnownMessage {
  return {
    channel: row.channel,
    chatId: row.chat_id,
    messageId: row.message_id,
    officeId: row.office_id,
    submissionId: row.submission_id,
    purpose: row.purpose,
    person: row.person_id,
    step: row.step,
    revision: row.revision,
    ref: row.ref,
    length: row.length,
    at: row.at,
  };
}
