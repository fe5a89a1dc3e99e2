import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatPlatform } from '../../bot/chat-platform.ts';
import type { Incoming, IncomingMessage, IncomingTap, MessageRemoved } from '../../bot/incoming.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { ChatAddress, MessageAddress } from '../../workflows/chat.ts';

/** A chat under test: the adapter, and Ani, who is at the other end and has written to the bot. */
export interface TestedChat {
  platform: ChatPlatform;
  /** Ani's private chat with the bot. */
  private: ChatAddress;
  /** A group that both are in. */
  group: ChatAddress;
  /** The private chat of somebody who never wrote. */
  stranger: ChatAddress;
  ani: Person;
  /** What came in since it was asked last, parsed; waits until there is something. */
  arrived(): Promise<Incoming[]>;
  close(): Promise<void>;
}

/** What somebody does with a phone. */
export interface Person {
  writes(text: string, options?: { inGroup?: boolean; replyTo?: string }): Promise<void>;
  /** Deletes for everybody what was written last; for chats that tell of it. */
  deletesLast?(): Promise<void>;
  sendsPhoto(bytes: Buffer, caption: string): Promise<void>;
  /** Taps the button, or votes for the option, with that text. */
  chooses(message: MessageAddress, text: string): Promise<void>;
  /** The text of a message as it stands now; undefined when there is none. */
  reads(messageId: string): Promise<string | undefined>;
}

/** What every chat promises to the bot, whatever it is made of. */
export function chatPlatformConformance(name: string, open: () => Promise<TestedChat>): void {
  describe(`chat: ${name}`, () => {
    let chat: TestedChat;
    const options = [
      { text: 'Terima', data: 'a:1' },
      { text: 'Tolak', data: 'r:1' },
    ];

    beforeAll(async () => {
      chat = await open();
    }, 30_000);
    afterAll(() => chat.close());

    const send = (text: string, more = {}, to = chat.private) => chat.platform.send(to, { text: [text], ...more });
    const at = (messageId: string): MessageAddress => ({ ...chat.private, messageId });

    it('knows a group from a private chat', () => {
      const { platform, group } = chat;
      expect([group, chat.private].map((address) => platform.isGroup(address))).toEqual([true, false]);
      expect([group.channel, chat.private.channel]).toEqual([platform.channel, platform.channel]);
    });

    it('brings what somebody writes privately: the chat is called as the person', async () => {
      await chat.ani.writes('halo');
      const message = await only<IncomingMessage>(chat);
      expect(message).toMatchObject({ type: 'message', text: 'halo', edited: false, media: null, command: null });
      expect(message.chat).toMatchObject({ kind: 'private', chatId: message.sender?.userId });
      expect(message.chat).toMatchObject(chat.private);
    });

    it('brings what somebody writes in a group, with its title', async () => {
      await chat.ani.writes('foto menyusul', { inGroup: true });
      const message = await only<IncomingMessage>(chat);
      expect(message.chat).toMatchObject({ ...chat.group, kind: 'group', title: 'Tim Lapangan' });
      expect(message.sender?.userId).toBe(chat.private.chatId);
    });

    it('reads a command', async () => {
      await chat.ani.writes('/status K-0001');
      expect((await only<IncomingMessage>(chat)).command).toEqual({ word: 'status', args: 'K-0001' });
    });

    it('reads a reply to what the bot said', async () => {
      const [id = ''] = await send('K-0001 menunggu');
      await chat.ani.writes('terima', { replyTo: id });
      const { replyTo } = await only<IncomingMessage>(chat);
      expect(replyTo).toEqual({ messageId: id, text: 'K-0001 menunggu', fromBot: true });
    });

    it('sends, to a person and to a group', async () => {
      const [toAni = ''] = await send('untuk Ani');
      const [toAll = ''] = await send('untuk semua', {}, chat.group);
      expect([await chat.ani.reads(toAni), await chat.ani.reads(toAll)]).toEqual(['untuk Ani', 'untuk semua']);
    });

    it('sends all the same when what it answers is gone', async () => {
      const [id = ''] = await send('jawaban', { replyTo: '4711' });
      expect(await chat.ani.reads(id)).toBe('jawaban');
    });

    it('sends pieces of the archive as an album, with an id for each, and a file as one message', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'alur-'));
      const media = ['satu', 'dua'].map((name) => {
        return { kind: 'photo', fileRef: null, path: join(folder, name), fileName: null, caption: name } as const;
      });
      for (const { path, caption } of media) await writeFile(path, sampleJpeg(caption));
      const ids = await chat.platform.send(chat.private, { text: [], media });
      const file = await send('register', { file: { name: 'register.xlsx', bytes: Buffer.from('PK') } });
      expect([new Set(ids).size, file.length]).toEqual([2, 1]);
      await rm(folder, { recursive: true });
    });

    it('edits, once to the same text, and says what is gone', async () => {
      const { platform } = chat;
      const [id = ''] = await send('menunggu');
      expect(await platform.edit(at(id), { text: ['sudah'] })).toBe('edited');
      expect(await chat.ani.reads(id)).toBe('sudah');
      expect(await platform.edit(at(id), { text: ['sudah'] })).toBe('unchanged');
      expect(await platform.edit(at('4711'), { text: ['sudah'] })).toBe('gone');
    });

    it('removes, also what is gone already', async () => {
      const [id = ''] = await send('keliru');
      await chat.platform.remove(at(id));
      expect(await chat.ani.reads(id)).toBeUndefined();
      await chat.platform.remove(at('4711'));
    });

    it('brings a photo, and its bytes', async () => {
      const bytes = sampleJpeg('apel pagi');
      await chat.ani.sendsPhoto(bytes, 'Apel pagi');
      const { media, text } = await only<IncomingMessage>(chat);
      expect({ kind: media?.kind, text }).toEqual({ kind: 'photo', text: 'Apel pagi' });
      const chunks: Uint8Array[] = [];
      for await (const chunk of await chat.platform.download(media?.fileRef ?? '')) chunks.push(chunk);
      expect(Buffer.concat(chunks)).toEqual(bytes);
    });

    it('tells of a message that its sender deleted, where the chat does', async () => {
      const { platform, ani } = chat;
      expect(platform.capabilities.tellsOfRemoved).toBe(ani.deletesLast !== undefined);
      if (!ani.deletesLast) return;
      await ani.writes('salah kirim', { inGroup: true });
      const message = await only<IncomingMessage>(chat);
      await ani.deletesLast();
      const removed = await only<MessageRemoved>(chat);
      expect(removed).toMatchObject({ type: 'messageRemoved', chat: chat.group, messageId: message.messageId });
      expect(removed.by.userId).toBe(chat.private.chatId);
    });

    it('brings a choice as a tap on the message that offered it', async () => {
      const { platform } = chat;
      const offered = platform.capabilities.choices === 'poll' ? { poll: { question: 'K-0001', options } } : {};
      const buttons = platform.capabilities.choices === 'buttons' ? { buttons: [options] } : {};
      const [id = ''] = await platform.send(chat.private, { text: ['K-0001'], ...offered, ...buttons });
      await chat.ani.chooses(at(id), 'Tolak');
      const tap = await only<IncomingTap>(chat);
      expect(tap).toMatchObject({ type: 'tap', data: 'r:1', sender: { userId: chat.private.chatId } });
      expect(tap.message).toMatchObject({ chatId: chat.private.chatId, messageId: id });
      await platform.answerTap(tap.tapId, 'Tercatat', false);
    });

    it('answers a tap that nobody knows without complaint', async () => {
      await chat.platform.answerTap('4711', 'Terlambat', true);
    });

    it('does not reach somebody who never wrote', async () => {
      await expect(send('halo', {}, chat.stranger)).rejects.toMatchObject({ kind: 'unreachable' });
    });

    it('tells what the bot may do in the group', async () => {
      expect(await chat.platform.groupRights(chat.group)).toMatchObject({ title: 'Tim Lapangan', canWrite: true });
    });

    it('carries the token of an invitation in its link', () => {
      expect(decodeURIComponent(chat.platform.invitationLink('a-token_1'))).toContain('a-token_1');
    });

    it('refuses what is no update', () => {
      expect(() => chat.platform.parse('{"hello":"world"}')).toThrow();
    });
  });
}

async function only<Kind extends Incoming>(chat: TestedChat): Promise<Kind> {
  const all = await chat.arrived();
  expect(all).toHaveLength(1);
  return all[0] as Kind;
}
