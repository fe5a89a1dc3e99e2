import type { Channel, ChatAddress } from '../workflows/chat.ts';
import type { ArchiveResult } from '../workflows/command.ts';
import type { Day } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { LoosePiece } from '../workflows/records.ts';
import type { MessageKey, Piece } from '../workflows/submission.ts';
import { toLoosePiece, toRow } from './piece-row.ts';
import type { Db, Trx } from './schema.ts';

/** Pieces that belong to no package yet: they wait in `pieces` until their sender says where they go. */

export async function loosePieces(db: Db, person: PersonId, day: Day): Promise<LoosePiece[]> {
  const rows = await loose(db)
    .where('added_by', '=', person)
    .where('loose_day', '=', day)
    .orderBy('added_at')
    .orderBy('key')
    .execute();
  return rows.map(toLoosePiece);
}

export async function looseAlbum(db: Db, channel: Channel, chatId: string, albumId: string): Promise<LoosePiece[]> {
  const rows = await loose(db)
    .where('album_id', '=', albumId)
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .orderBy('added_at')
    .orderBy('key')
    .execute();
  return rows.map(toLoosePiece);
}

export async function loosePiece(db: Db, key: MessageKey) {
  const row = await loose(db).where('key', '=', key).executeTakeFirst();
  if (!row?.loose_day) return undefined;
  const home = { channel: row.channel, chatId: row.chat_id, threadId: row.thread_id };
  return { person: row.added_by, home, day: row.loose_day };
}

export interface LooseFind {
  piece: Piece;
  home: ChatAddress;
  sender: PersonId;
  day: Day;
}

/** One that is known already, loose or in a package, stays as it is. */
export async function keepLoosePiece(trx: Trx, { piece, home, sender, day }: LooseFind): Promise<void> {
  const { office_id } = await trx
    .selectFrom('people')
    .select('office_id')
    .where('id', '=', sender)
    .executeTakeFirstOrThrow(() => new Error(`Nobody sent piece ${piece.key}: no person ${sender}`));
  const place = { office_id, submission_id: null, position: 0, thread_id: home.threadId, loose_day: day };
  await trx
    .insertInto('pieces')
    .values({ ...toRow(piece, place), added_by: sender, channel: home.channel, chat_id: home.chatId })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Its message was deleted; what the archive has of it stays. */
export async function removeLoosePiece(trx: Trx, key: MessageKey): Promise<void> {
  await trx
    .updateTable('pieces')
    .set({ state: 'removed' })
    .where('key', '=', key)
    .where('submission_id', 'is', null)
    .execute();
}

/** Does nothing when it joined a package meanwhile (then the package has to hear of it), or was deleted. */
export async function settleLoosePiece(trx: Trx, key: string, result: ArchiveResult): Promise<void> {
  const found =
    result.state === 'archived'
      ? { sha256: result.sha256, size: result.size, captured_on: result.capturedOn ?? null }
      : {};
  await trx
    .updateTable('pieces')
    .set({ state: result.state, ...found })
    .where('key', '=', key)
    .where('submission_id', 'is', null)
    .where('state', '!=', 'removed')
    .execute();
}

function loose(db: Db) {
  return db.selectFrom('pieces').selectAll().where('submission_id', 'is', null).where('state', '!=', 'removed');
}
