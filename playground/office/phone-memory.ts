import Database from 'better-sqlite3';
import type { Kept, Memory } from '../bot-api/memory.ts';

export interface PhoneMemory extends Memory {
  close(): void;
}

interface Row {
  key: string;
  value: string;
  bytes: Buffer | null;
}

/**
 * What stands in the phones, and what the bot has not taken yet, in a SQLite file: after any restart, also after SIGKILL,
 * the phones show what the bot remembers.
 */
export function openPhoneMemory(file: string): PhoneMemory {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  // A power cut may take the last second of a game; a killed process takes nothing.
  database.pragma('synchronous = NORMAL');
  database.exec(
    'create table if not exists kept (key text primary key, value text not null, bytes blob) without rowid',
  );
  const put = database.prepare('insert or replace into kept (key, value, bytes) values (?, ?, ?)');
  const remove = database.prepare('delete from kept where key = ?');
  const all = database.prepare<[string, string], Row>('select * from kept where key >= ? and key < ? order by key');
  return {
    put: (key, value, bytes) => void put.run(key, JSON.stringify(value), bytes ?? null),
    remove: (key) => void remove.run(key),
    all: (prefix) => all.all(prefix, `${prefix}\uffff`).map(toKept),
    close: () => database.close(),
  };
}

function toKept({ key, value, bytes }: Row): Kept {
  return { key, value: JSON.parse(value), bytes };
}
