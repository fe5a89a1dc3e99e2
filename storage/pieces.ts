import { sql } from 'kysely';
import type { Channel } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { Piece, Submission } from '../workflows/submission.ts';
import { groupRows } from './group-rows.ts';
import { listed } from './listed.ts';
import { type PiecePlace, toPiece, toRow } from './piece-row.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';

/** Table `pieces`: the media of packages (and loose ones, which belong to no package yet: `loose-pieces.ts`). */

export async function piecesOf(db: Db, submissions: readonly number[]): Promise<Map<number, Piece[]>> {
  const { rows } = await selectOf(db, { submissions: JSON.stringify(submissions) });
  return groupRows(rows, (row) => row.submission_id, toPiece);
}

const selectOf = prepared((db, { submissions }: Places<{ submissions: string }>) =>
  db
    .selectFrom('pieces')
    .selectAll()
    .where('submission_id', 'in', listed(submissions))
    .orderBy('submission_id')
    .orderBy('position'),
);

/** The package that the first pieces of an album went to. */
export async function submissionIdByAlbum(db: Db, channel: Channel, chatId: string, albumId: string) {
  const row = await db
    .selectFrom('pieces')
    .select('submission_id')
    .where('album_id', '=', albumId)
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .where('submission_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row?.submission_id ?? undefined;
}

/** Writes only what changed; returns whether anything has to be fetched now. */
export async function savePieces(trx: Trx, before: Submission | null, after: Submission): Promise<boolean> {
  if (before?.content.pieces === after.content.pieces) return false;
  const known = new Map(
    before?.content.pieces.map((piece, position) => [piece.key, JSON.stringify([position, piece])]),
  );
  let fetches = false;
  for (const [position, piece] of after.content.pieces.entries()) {
    const isSame = known.get(piece.key) === JSON.stringify([position, piece]);
    known.delete(piece.key);
    if (isSame) continue;
    await putPiece(trx, after, piece, position);
    fetches ||= piece.state === 'fetching';
  }
  for (const key of known.keys()) await removePiece(trx, after.id, key);
  return fetches;
}

/** Of packages and loose ones alike: the chat will be asked again at `until`. */
export async function postponeFetch(trx: Trx, key: string, until: Instant): Promise<void> {
  await trx
    .updateTable('pieces')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_attempt_at: until }))
    .where('key', '=', key)
    .execute();
}

/** A loose piece is adopted. A piece of another package is not taken away. */
async function putPiece(trx: Trx, owner: Submission, piece: Piece, position: number): Promise<void> {
  const place: PiecePlace = {
    office_id: owner.officeId,
    submission_id: owner.id,
    position,
    thread_id: null,
    loose_day: null,
  };
  const { key, channel, chat_id, attempts, next_attempt_at, ...changes } = toRow(piece, place);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('pieces')
    .values({ key, channel, chat_id, attempts, next_attempt_at, ...changes })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ ...changes, ...fetchAnewWhenChanged })
        .where((eb) => eb.or([eb('pieces.submission_id', 'is', null), eb('pieces.submission_id', '=', owner.id)])),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new Error(`Piece ${key} belongs to another package than ${owner.code}`);
}

/** An edited message may carry another file; else the wait for the next attempt goes on. */
const fetchAnewWhenChanged = {
  attempts: sql<number>`iif(pieces.file_ref = excluded.file_ref, pieces.attempts, 0)`,
  next_attempt_at: sql<Instant>`iif(pieces.file_ref = excluded.file_ref, pieces.next_attempt_at, excluded.next_attempt_at)`,
};

async function removePiece(trx: Trx, submissionId: number, key: string): Promise<void> {
  await trx.deleteFrom('pieces').where('key', '=', key).where('submission_id', '=', submissionId).execute();
}
