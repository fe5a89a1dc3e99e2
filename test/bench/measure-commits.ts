import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { openDatabase } from '../../storage/database/open-database.ts';
import { newDataFolder } from '../support/alur-process.ts';
import { median } from './figures.ts';
import { pause } from './quiet.ts';
import type { Commits } from './results.ts';

const raw = JSON.stringify({ update_id: 1, message: { text: '/bantuan', filler: 'x'.repeat(400) } });
const at = '2025-06-12T02:00:00.000Z';

/**
 * The floor: what the disk and SQLite take for the rows of one update (stored, an answer ordered, handled) without any
 * program around them. The same tables and indexes, the same `synchronous=FULL`.
 */
export async function measureCommits(): Promise<Commits> {
  const file = join(newDataFolder(), 'floor.sqlite');
  const { db } = await openDatabase({ file });
  await db.destroy();
  const connection = new SqliteDatabase(file);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) connection.pragma(pragma);
  const handle = prepareUpdate(connection);
  const singly = ratePerSecond(connection, handle, 2000, 1);
  const together = ratePerSecond(connection, handle, 20_000, 50);
  const alone: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    await pause(20);
    alone.push(1000 / ratePerSecond(connection, handle, 1, 1));
  }
  connection.close();
  return { singly, together, aloneMs: median(alone) };
}

function ratePerSecond(connection: Database, handle: () => void, updates: number, aCommit: number): number {
  const commit = connection.transaction(() => {
    for (let number = 0; number < aCommit; number += 1) handle();
  });
  const start = performance.now();
  for (let done = 0; done < updates; done += aCommit) commit.immediate();
  return (updates * 1000) / (performance.now() - start);
}

function prepareUpdate(connection: Database): () => void {
  let last = 0;
  const store = connection.prepare(
    `insert into inbox (channel, external_id, raw, received_at, status, attempts) values ('telegram', ?, ?, ?, 'pending', 0)`,
  );
  const order = connection.prepare(
    `insert into outbox (office_id, key, channel, chat_id, what, stamp, status, attempts, ordered_at, due_at)
      values (1, ?, 'telegram', '1', ?, 1, 'pending', 0, ?, ?)`,
  );
  const finish = connection.prepare(`update inbox set status = 'handled', handled_at = ? where id = ?`);
  return () => {
    last += 1;
    const { lastInsertRowid } = store.run(String(last), raw, at);
    order.run(`answer:${last}`, raw, at, at);
    finish.run(at, lastInsertRowid);
  };
}
