import { describe, expect, it } from 'vitest';
import { bareCommand } from '../../bot/commands/bare-command.ts';
import type { IncomingMessage } from '../../bot/incoming.ts';

const message = (text: string, kind: 'private' | 'group', more: Partial<IncomingMessage> = {}): IncomingMessage => ({
  type: 'message',
  chat: { channel: 'whatsapp', chatId: '1', threadId: null, kind, title: null },
  messageId: '1',
  sender: { channel: 'whatsapp', userId: '1', name: 'Budi', username: null },
  sentAt: '2025-06-12T03:00:00.000Z',
  edited: false,
  text,
  media: null,
  other: null,
  albumId: null,
  replyTo: null,
  command: null,
  ...more,
});

describe('a command without its slash', () => {
  it.each([
    ['Bantuan', { word: 'bantuan', args: '' }],
    ['status K-0001', { word: 'status', args: 'K-0001' }],
    ['undang wakil', { word: 'undang', args: 'wakil' }],
    ['register juni 2025', { word: 'register', args: 'juni 2025' }],
    ['tarik K-0001 kegiatan batal', { word: 'tarik', args: 'K-0001 kegiatan batal' }],
  ])('"%s" in private', (text, command) => {
    expect(bareCommand(message(text, 'private'))).toEqual(command);
  });

  it.each([
    'Status kegiatan tidak jelas',
    'Register kurang lengkap, mohon diperbaiki',
    'start',
    'status\nbaru 1',
    'halo',
  ])('"%s" is talk', (text) => {
    expect(bareCommand(message(text, 'private'))).toBeNull();
  });

  it('is none in a reply: that answers what it replies to', () => {
    const replyTo = { messageId: '9', text: 'K-0001', fromBot: true };
    expect(bareCommand(message('status K-0001', 'private', { replyTo }))).toBeNull();
  });

  it('in a group stands alone or names a package', () => {
    expect(bareCommand(message('pasang', 'group'))).toEqual({ word: 'pasang', args: '' });
    expect(bareCommand(message('status K-0001', 'group'))).toEqual({ word: 'status', args: 'K-0001' });
    expect(bareCommand(message('status 3 foto tadi', 'group'))).toBeNull();
    expect(bareCommand(message('antrian', 'group'))).toBeNull();
  });
});
