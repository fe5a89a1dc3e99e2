import type { Change } from './changes.ts';
import type { ChatMessage } from './chat-message.ts';
import type { KeptRoom } from './chats.ts';
import type { StoredFile } from './files.ts';
import type { Telegram } from './telegram.ts';
import type { Update } from './updates-queue.ts';

/** Where a Bot API server keeps what shall outlive it. Each call has kept it before it returns. */
export interface Memory {
  /** `value` is JSON. */
  put(key: string, value: unknown, bytes?: Buffer): void;
  remove(key: string): void;
  /** All whose key begins so, in the order of their keys. */
  all(prefix: string): readonly Kept[];
}

export interface Kept {
  readonly key: string;
  readonly value: unknown;
  readonly bytes: Buffer | null;
}

/** Brings back what the memory holds; from then on every change is kept before the bot, or anybody, is answered. */
export function remember(telegram: Telegram, memory: Memory): void {
  restore(telegram, memory);
  const { changes, files, updates } = telegram;
  changes.subscribe((change) => keepChange(telegram, memory, change));
  files.onStored = ({ bytes, ...file }) => memory.put(`file ${file.path}`, file, bytes);
  files.onNamed = (fileId, { path }) => memory.put(`name ${fileId}`, path);
  updates.onPushed = (update) => {
    memory.put(updateKey(update.update_id), update);
    memory.put('last update', update.update_id);
  };
  updates.onConfirmed = (before) => {
    for (const { key } of memory.all('update ')) if (key < updateKey(before)) memory.remove(key);
  };
}

function restore({ chats, files, updates }: Telegram, memory: Memory): void {
  for (const { value, bytes } of memory.all('file ')) {
    files.restore({ ...(value as Omit<StoredFile, 'bytes'>), bytes: bytes ?? Buffer.alloc(0) });
  }
  for (const { key, value } of memory.all('name ')) files.restoreName(key.slice('name '.length), String(value));
  for (const { value } of memory.all('room ')) chats.restore(value as KeptRoom);
  for (const { value } of memory.all('message ')) {
    const message = value as ChatMessage;
    chats.find(message.chat.id)?.put(message);
  }
  const pending = memory.all('update ').map(({ value }) => value as Update);
  updates.restore(pending, Number(memory.all('last update')[0]?.value ?? 0));
}

function keepChange({ chats }: Telegram, memory: Memory, change: Change): void {
  if (!('chatId' in change) || change.type === 'action' || change.type === 'tapped') return;
  const room = chats.find(change.chatId);
  if (room) memory.put(`room ${room.id}`, room.toKept());
  if (change.type === 'chat') return;
  const key = `message ${change.chatId} ${change.message.message_id}`;
  if (change.type === 'deleted') memory.remove(key);
  else memory.put(key, change.message);
}

/** Sorts as text. */
function updateKey(updateId: number): string {
  return `update ${String(updateId).padStart(12, '0')}`;
}
