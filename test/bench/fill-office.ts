import SqliteDatabase from 'better-sqlite3';

/**
 * So many published packages of three years, each with its links and one row of the log, always the same. The hashes of the
 * log are made up: nothing here verifies them.
 */
export function fillOffice(file: string, count: number): void {
  const connection = new SqliteDatabase(file);
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -200000');
  const { first } = connection.prepare('select coalesce(max(id), 0) as first from submissions').get() as {
    first: number;
  };
  const { seq } = connection.prepare('select coalesce(max(seq), 0) as seq from events').get() as { seq: number };
  connection.function('day_of', { deterministic: true }, (n) => dayOf(Number(n), count));
  const values = { first, seq, count };
  connection.transaction(() => {
    for (const statement of statements) connection.prepare(statement).run(values);
  })();
  connection.pragma('wal_checkpoint(truncate)');
  connection.close();
}

function dayOf(number: number, count: number): string {
  const start = Date.UTC(2023, 0, 1);
  return new Date(start + Math.floor((number / count) * 1095) * 86_400_000).toISOString().slice(0, 10);
}

const numbers = `with recursive numbers (n, day) as (
  select 1, day_of(1) union all select n + 1, day_of(n + 1) from numbers where n < :count)`;

const statements = [
  `insert into submissions (id, office_id, number, code, version, step, home_channel, home_chat_id, kind, activity_name,
      activity_day, caption, problems, opened_by, opened_at, team, revision, is_draft, hand_ins, due_collecting, due_review,
      due_publishing, handed_in_at, handed_in_by, handed_in_revision, received_at, registered_at, published_at, late_edits)
    ${numbers} select :first + n, 1, :first + n, 'K-' || (:first + n), 9, 'published', 'telegram', '-1', 'activity',
      'Kegiatan ' || n, day, 'Caption kegiatan nomor ' || n, '[]', 1, day || 'T02:00:00.000Z', '[1]', 1, 0, 1,
      day || 'T16:59:59.999Z', day || 'T16:59:59.999Z', day || 'T16:59:59.999Z', day || 'T03:00:00.000Z', 1, 1,
      day || 'T03:00:00.000Z', day || 'T03:00:00.000Z', day || 'T09:00:00.000Z', 0
    from numbers where :seq >= 0`,
  `insert into publications (submission_id, platform, office_id, position, url, placed_by, placed_at)
    ${numbers} select :first + n, 'instagram', 1, 0, 'https://instagram.com/p/' || n, 1, day || 'T09:00:00.000Z'
    from numbers where :seq >= 0`,
  `insert into events (seq, office_id, at, submission, type, actor, channel, payload, hash)
    ${numbers} select :seq + n, 1, day || 'T09:00:00.000Z', 'K-' || (:first + n), 'SubmissionPublished', 'p1', 'telegram',
      '{}', printf('%064x', n)
    from numbers`,
];
