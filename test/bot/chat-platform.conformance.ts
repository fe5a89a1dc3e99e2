import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatError } from '../../bot/chat-error.ts';
import type { ChatPlatform } from '../../bot/chat-platform.ts';
import type { Incoming, IncomingMessage, IncomingTap } from '../../bot/incoming.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { ChatAddress } from '../../workflows/chat.ts';
import { waitFor } from './whatsapp/linked-number.ts';

/** Something of the bot as a person sees it. */
export interface Seen {
  id: string;
  text: string;
  hasPicture: boolean;
  hasFile: boolean;
  replyTo: string | null;
}

/** A chat under test, and somebody in it who has written to the bot. */
export interface TestedChat {
  platform: ChatPlatform;
  person: ChatAddress;
  /** Nobody by that id ever wrote to the bot. */
  stranger: ChatAddress;
  group: ChatAddress;
  /** What came in so far, parsed. */
  incoming(): Promise<Incoming[]>;
  /** What the person sees in their private chat now, oldest first. */
  seen(): Seen[];
  write(text: string, options?: { inGroup?: boolean; replyTo?: string }): Promise<unknown>;
  sendAlbum(pictures: readonly Buffer[], caption: string): Promise<unknown>;
  /** Taps the button, or votes for the option, of that message. */
  choose(messageId: string, option: string): Promise<unknown>;
  close(): Promise<void>;
}

/** What every chat promises to deliveries and to what handles updates. */
export function chatConformance(name: string, open: () => Promise<TestedChat>): void {
  describe(`chat: ${name}`, () => {
    let chat: TestedChat;
    beforeAll(async () => {
      chat = await open();
    }, 30_000);
    afterAll(() => chat.close());

    const options = [
      { text: 'Terima', data: 'accept:1' },
      { text: 'Tolak', data: 'reject:1' },
    ];
    const send = async (text: string, more: Parameters<ChatPlatform['send']>[1] | object = {}) => {
      const [id = ''] = await chat.platform.send(chat.person, { text: [text], ...more });
      return id;
    };
    const seen = (id: string) => waitFor(async () => chat.seen().find((message) => message.id === id));
    const message = (text: string) =>
      waitFor(async () => {
        const all = await chat.incoming();
        return all.find((one): one is IncomingMessage => one.type === 'message' && one.text === text);
      });

    it('takes a text from a person, in their private chat and in a group', async () => {
      await chat.write('halo');
      await chat.write('halo semua', { inGroup: true });
      const [own, shared] = [await message('halo'), await message('halo semua')];
      expect(own.chat).toMatchObject({ ...chat.person, kind: 'private' });
      expect(shared.chat).toMatchObject({ chatId: chat.group.chatId, kind: 'group' });
      expect(own.sender).toMatchObject({ channel: chat.platform.channel, userId: chat.person.chatId });
      expect(shared.sender?.userId).toBe(own.sender?.userId);
      expect([chat.platform.isGroup(own.chat), chat.platform.isGroup(shared.chat)]).toEqual([false, true]);
      expect(own).toMatchObject({ media: null, other: null, command: null, replyTo: null, edited: false });
    });

    it('knows a command and a reply to the bot', async () => {
      const asked = await send('K-0001 menunggu');
      await seen(asked);
      await chat.write('/status K-0001', { replyTo: asked });
      const { command, replyTo } = await message('/status K-0001');
      expect(command).toEqual({ word: 'status', args: 'K-0001' });
      expect(replyTo).toEqual({ messageId: asked, text: 'K-0001 menunggu', fromBot: true });
    });

    it('takes an album piece by piece, and gives its bytes', async () => {
      const pictures = [sampleJpeg('satu'), sampleJpeg('dua')];
      await chat.sendAlbum(pictures, 'Kegiatan: Rapat');
      const first = await message('Kegiatan: Rapat');
      const album = await waitFor(async () => {
        const pieces = (await chat.incoming()).filter((one) => one.type === 'message' && one.albumId === first.albumId);
        return pieces.length === 2 && (pieces as IncomingMessage[]);
      });
      expect(first.albumId).not.toBeNull();
      expect(album.map(({ media }) => media?.kind)).toEqual(['photo', 'photo']);
      const bytes: Uint8Array[] = [];
      for await (const chunk of await chat.platform.download(first.media?.fileRef ?? '')) bytes.push(chunk);
      expect(Buffer.concat(bytes)).toEqual(pictures[0]);
    });

    it('sends a text, a reply and a file, each one message', async () => {
      const first = await send('satu');
      const reply = await send('dua', { replyTo: first });
      const file = await send('berkas', { file: { name: 'register.xlsx', bytes: Buffer.from('PK') } });
      expect(await seen(first)).toMatchObject({ text: 'satu', replyTo: null });
      expect(await seen(reply)).toMatchObject({ text: 'dua', replyTo: first });
      expect(await seen(file)).toMatchObject({ hasFile: true });
      expect(new Set([first, reply, file]).size).toBe(3);
    });

    it('sends pieces from the archive as an album, and knows each of them', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'alur-'));
      const media = await Promise.all(
        ['satu', 'dua'].map(async (name) => {
          const path = join(folder, name);
          await writeFile(path, sampleJpeg(name));
          return { kind: 'photo', fileRef: null, path, fileName: null, caption: `K-0001 · ${name}` } as const;
        }),
      );
      const ids = await chat.platform.send(chat.person, { text: [], media });
      const shown = await Promise.all(ids.map(seen));
      expect(shown.map(({ text, hasPicture }) => [text, hasPicture])).toEqual([
        ['K-0001 · satu', true],
        ['K-0001 · dua', true],
      ]);
      await rm(folder, { recursive: true });
    });

    it('answers also a message that it does not know', async () => {
      const id = await send('jawaban', { replyTo: '987654' });
      expect(await seen(id)).toMatchObject({ text: 'jawaban' });
    });

    it('edits what it sent, and says what became of it', async () => {
      const id = await send('lama');
      await seen(id);
      const at = { channel: chat.platform.channel, chatId: chat.person.chatId, messageId: id };
      expect(await chat.platform.edit(at, { text: ['baru'] })).toBe('edited');
      expect(await waitFor(async () => chat.seen().find(({ text }) => text === 'baru'))).toMatchObject({ id });
      expect(await chat.platform.edit(at, { text: ['baru'] })).toBe('unchanged');
      expect(await chat.platform.edit({ ...at, messageId: '987654' }, { text: ['x'] })).toBe('gone');
    });

    it('removes what it sent; what is gone is as good as removed', async () => {
      const id = await send('salah');
      await seen(id);
      const at = { channel: chat.platform.channel, chatId: chat.person.chatId, messageId: id };
      await chat.platform.remove(at);
      await chat.platform.remove({ ...at, messageId: '987654' });
    });

    it('tells of a choice with the data of its option, who chose, and where', async () => {
      const { choices } = chat.platform.capabilities;
      const asked =
        choices === 'buttons' ? { buttons: [options] } : { text: [], poll: { question: 'K-0001', options } };
      const id = await send('K-0001', asked);
      await seen(id);
      await chat.choose(id, 'Tolak');
      const tap = await waitFor(async () =>
        (await chat.incoming()).find((one): one is IncomingTap => one.type === 'tap'),
      );
      expect(tap).toMatchObject({ data: 'reject:1', message: { chatId: chat.person.chatId, messageId: id } });
      expect(tap.sender.userId).toBe(chat.person.chatId);
      await chat.platform.answerTap(tap.tapId, 'Dicatat.', false);
      await chat.platform.answerTap('nobody-knows-it', null, false);
    });

    it('refuses to write to who never wrote', async () => {
      const refused = await chat.platform.send(chat.stranger, { text: ['halo'] }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ChatError);
      expect(refused).toMatchObject({ kind: 'unreachable' });
    });

    it('makes a link that carries the token, and knows what it may do in a group', async () => {
      expect(chat.platform.invitationLink('TOKEN-1')).toMatch(/^https:\/\/\S*TOKEN-1/);
      expect(await chat.platform.groupRights(chat.group)).toMatchObject({ canWrite: true });
    });

    it('takes no update that is none', () => {
      expect(() => chat.platform.parse('nonsense')).toThrow();
    });
  });
}
