import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OutgoingMedia } from '../../../bot/chat-platform.ts';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { openPlatform, refusalOf } from './open-platform.ts';

const buttons = [
  [
    { text: 'Terima', data: 'a', style: 'good' },
    { text: 'Tolak', data: 'b', style: 'bad' },
  ],
  [{ text: 'Narasi lengkap', data: 'c' }],
] as const;

async function fileOf(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alur-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'a'.repeat(64));
  await writeFile(path, bytes);
  return path;
}

const piece = (more: Partial<OutgoingMedia>): OutgoingMedia => ({
  kind: 'photo',
  fileRef: null,
  path: null,
  fileName: null,
  caption: '',
  ...more,
});

describe('sending text', () => {
  it('with marks, buttons and an answered message', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    const asked = ani.send('bot', 'halo');
    const replyTo = String(asked.message_id);
    const text = ['<b>&_*[ ', { text: 'K-0001', mark: 'bold' }] as const;
    const [id] = await telegram.send(toAni, { text, buttons, replyTo });
    expect(ani.inbox[0]).toMatchObject({
      message_id: Number(id),
      text: '<b>&_*[ K-0001',
      entities: [{ type: 'bold', offset: 8, length: 6 }],
      reply_to_message: { message_id: asked.message_id },
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'Terima', callback_data: 'a', style: 'success' },
            { text: 'Tolak', callback_data: 'b', style: 'danger' },
          ],
          [{ text: 'Narasi lengkap', callback_data: 'c' }],
        ],
      },
    });
    expect(server.violations).toEqual([]);
  });

  it('also when what it answers is gone', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    await telegram.send(toAni, { text: ['ya'], replyTo: '4711' });
    expect(ani.inbox[0]?.text).toBe('ya');
    expect(server.violations).toEqual([]);
  });

  it('opens the keyboard of who is asked, with the question in it', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    await telegram.send(toAni, { text: [`${'Mengapa ditolak? '.repeat(9)}\nK-0001`], asksForText: true });
    const markup = ani.inbox[0]?.reply_markup as { input_field_placeholder: string };
    expect(markup).toMatchObject({ force_reply: true, selective: true });
    expect(markup.input_field_placeholder.length).toBeLessThanOrEqual(64);
    expect(server.violations).toEqual([]);
  });

  it('in a forum topic', async () => {
    const { server, telegram, ani } = await openPlatform();
    const forum = server.addGroup({ title: 'Tim', members: [ani], forum: true });
    const thread = forum.addTopic('Foto');
    const to = { channel: 'telegram', chatId: String(forum.id), threadId: String(thread) };
    await telegram.send(to, { text: ['kartu'] });
    expect(server.chat(forum.id).messages.at(-1)).toMatchObject({ text: 'kartu', message_thread_id: thread });
    expect(server.violations).toEqual([]);
  });
});

describe('sending files', () => {
  it('a report with its caption, cut where there is no room', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    const file = { name: 'Register_"Juni";\n2025.xlsx', bytes: Buffer.from('xlsx') };
    await telegram.send(toAni, { text: ['Register'], file });
    await telegram.send(toAni, { text: ['kata '.repeat(400)], file });
    expect(ani.inbox[0]).toMatchObject({ caption: 'Register', document: { file_name: 'Register__Juni_2025.xlsx' } });
    expect(ani.download(ani.inbox[0]!).toString()).toBe('xlsx');
    expect(ani.inbox[1]?.caption?.length).toBeLessThanOrEqual(1024);
    expect(server.violations).toEqual([]);
  });

  it('a piece by its file id, with buttons', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    const photo = ani.sendPhoto('bot', sampleJpeg('satu'));
    const fileRef = photo.photo!.at(-1)!.file_id;
    await telegram.send(toAni, { text: [], media: [piece({ fileRef, caption: '<Rapat>' })], buttons });
    expect(ani.inbox[0]).toMatchObject({ caption: '<Rapat>', reply_markup: { inline_keyboard: [{}, {}] } });
    expect(ani.download(ani.inbox[0]!)).toEqual(sampleJpeg('satu'));
    expect(server.violations).toEqual([]);
  });

  it('an album by file ids is one message with an id a piece', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    const sent = ani.sendAlbum('bot', [sampleJpeg('a'), sampleJpeg('b'), { video: Buffer.from('film') }]);
    const media = sent.messages.map(({ photo, video }, index) =>
      piece({ kind: video ? 'video' : 'photo', fileRef: (video ?? photo!.at(-1)!).file_id, caption: `no. ${index}` }),
    );
    const ids = await telegram.send(toAni, { text: [], media });
    expect(ids).toEqual(ani.inbox.map(({ message_id }) => String(message_id)));
    expect(ani.inbox.map(({ caption }) => caption)).toEqual(['no. 0', 'no. 1', 'no. 2']);
    expect(new Set(ani.inbox.map(({ media_group_id }) => media_group_id)).size).toBe(1);
    expect(server.violations).toEqual([]);
  });

  it('an album from the archive, where the chat has no id or does not know it any more', async () => {
    const { telegram, ani, toAni } = await openPlatform();
    const paths = [await fileOf(sampleJpeg('a')), await fileOf(sampleJpeg('b'))];
    const media = [piece({ path: paths[0]!, fileRef: 'AgACforgotten' }), piece({ path: paths[1]! })];
    expect(await telegram.send(toAni, { text: [], media })).toHaveLength(2);
    expect(ani.inbox.map((message) => ani.download(message))).toEqual([sampleJpeg('a'), sampleJpeg('b')]);
    expect(ani.inbox.every(({ photo }) => photo)).toBe(true);
  });

  it('a single piece whose id is not known any more', async () => {
    const { telegram, ani, toAni } = await openPlatform();
    const path = await fileOf(Buffer.from('isi'));
    const media = [piece({ kind: 'document', path, fileRef: 'BQforgotten', fileName: 'notulen.docx' })];
    await telegram.send(toAni, { text: ['Notulen'], media });
    expect(ani.inbox[0]).toMatchObject({ document: { file_name: 'notulen.docx' }, caption: 'Notulen' });
  });

  it('a photo that is too large for one goes as a document, and its album with it', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    const large = await fileOf(Buffer.concat([sampleJpeg('a'), Buffer.alloc(10 * 1024 * 1024)]));
    const small = await fileOf(sampleJpeg('b'));
    await telegram.send(toAni, { text: [], media: [piece({ path: large }), piece({ path: small })] });
    expect(ani.inbox.map(({ document, photo }) => [document !== undefined, photo])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    expect(server.violations).toEqual([]);
  });

  it('says when there is nothing to send it from', async () => {
    const { telegram, toAni } = await openPlatform();
    const gone = telegram.send(toAni, { text: [], media: [piece({ path: '/nowhere/abc' })] });
    expect(await refusalOf(gone)).toMatchObject({ kind: 'badFile' });
    const unknown = telegram.send(toAni, { text: [], media: [piece({ fileRef: 'AgACforgotten' })] });
    expect(await refusalOf(unknown)).toMatchObject({ kind: 'badFile' });
  });
});

describe('editing and removing', () => {
  it('says what became of it', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    const [messageId] = await telegram.send(toAni, { text: ['a'], buttons });
    const message = { channel: 'telegram', chatId: toAni.chatId, messageId: messageId! };
    expect(await telegram.edit(message, { text: [{ text: 'b', mark: 'italic' }] })).toBe('edited');
    expect(ani.inbox[0]).toMatchObject({ text: 'b', entities: [{ type: 'italic' }] });
    expect(ani.inbox[0]?.reply_markup?.inline_keyboard ?? []).toEqual([]);
    expect(await telegram.edit(message, { text: [{ text: 'b', mark: 'italic' }] })).toBe('unchanged');
    await telegram.remove(message);
    expect(ani.inbox).toEqual([]);
    expect(await telegram.edit(message, { text: ['c'] })).toBe('gone');
    await telegram.remove(message);
    expect(server.violations).toEqual([]);
  });
});

describe('answering a tap', () => {
  it('shows a text, cut to what fits', async () => {
    const { server, telegram, ani, toAni } = await openPlatform();
    await telegram.send(toAni, { text: ['a'], buttons });
    const taps: string[] = [];
    const poll = await telegram.startPolling({
      keep: async (updates) => {
        for (const { raw } of updates)
          for (const update of telegram.parse(raw)) if (update.type === 'tap') taps.push(update.tapId);
      },
      onFatal: () => {},
    });
    const answered = ani.tap(ani.inbox[0]!, 'Terima');
    const tapId = await server.waitFor(() => taps[0], 'the tap');
    await telegram.answerTap(tapId, 'panjang '.repeat(50), true);
    expect((await answered).text?.length).toBeLessThanOrEqual(200);
    expect((await answered).showAlert).toBe(true);
    expect(server.violations).toEqual([]);
    await poll.stop();
  });

  it('that is too old is not worth an error', async () => {
    const { telegram } = await openPlatform();
    await telegram.answerTap('4711', null, false);
  });
});

describe('what can go wrong', () => {
  it('a person who blocked the bot', async () => {
    const { telegram, ani, toAni } = await openPlatform();
    ani.block();
    expect(await refusalOf(telegram.send(toAni, { text: ['a'] }))).toMatchObject({ kind: 'unreachable' });
  });

  it('a group that became a supergroup', async () => {
    const { server, telegram, ani } = await openPlatform();
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    const to = { channel: 'telegram', chatId: String(group.id), threadId: null };
    const movedTo = String(group.migrateToSupergroup());
    expect(await refusalOf(telegram.send(to, { text: ['a'] }))).toMatchObject({ kind: 'moved', movedTo });
  });

  it.each([
    [{ kind: '429', retryAfter: 3 } as const, { kind: 'busy', retryAfterMs: 3000 }],
    [{ kind: '500' } as const, { kind: 'failed' }],
    [{ kind: '502' } as const, { kind: 'failed' }],
    [{ kind: 'reset-before' } as const, { kind: 'failed' }],
    [{ kind: 'reset-after' } as const, { kind: 'failed' }],
  ])('%o', async (fault, error) => {
    const { server, telegram, toAni } = await openPlatform();
    server.faults.next('sendMessage', fault);
    const refusal = await refusalOf(telegram.send(toAni, { text: ['a'] }));
    expect(refusal).toMatchObject(error);
    expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toContain(server.token);
  });

  it('a call that hangs is ended by closing', async () => {
    const { server, telegram, toAni } = await openPlatform();
    server.faults.next('sendMessage', { kind: 'hang', ms: 60_000 });
    const sending = refusalOf(telegram.send(toAni, { text: ['a'] }));
    await server.waitFor(() => server.calls.some(({ method }) => method === 'sendMessage'));
    telegram.close();
    expect(await sending).toMatchObject({ kind: 'failed' });
  });
});
