import { describe, expect, it } from 'vitest';
import { parseUpdate } from '../../../bot/telegram/parse-update.ts';

const bot = { id: 99, username: 'alur_bot' };
const ani = { id: 7, is_bot: false, first_name: 'Ani', last_name: 'Wijaya', username: 'ani_tim' };
const group = { id: -100123, type: 'supergroup', title: 'Dokumentasi' };
const inGroup = { message_id: 5, date: 1_749_693_600, chat: group, from: ani };

const parse = (update: object) => parseUpdate(JSON.stringify({ update_id: 1, ...update }), bot);
const message = (more: object) => parse({ message: { ...inGroup, ...more } });
const file = (id: string, more: object = {}) => ({ file_id: id, file_unique_id: `u${id}`, ...more });
const inChat = { channel: 'telegram', chatId: '-100123', threadId: null, kind: 'group', title: 'Dokumentasi' };
const sender = { channel: 'telegram', userId: '7', name: 'Ani Wijaya', username: 'ani_tim' };

describe('a text message', () => {
  it('says who wrote what, where and when', () => {
    expect(message({ text: '  Kegiatan: <b>Rapat</b> & _doa_ ' })).toEqual([
      {
        type: 'message',
        chat: inChat,
        messageId: '5',
        sender,
        sentAt: '2025-06-12T02:00:00.000Z',
        edited: false,
        text: '  Kegiatan: <b>Rapat</b> & _doa_ ',
        media: null,
        other: null,
        albumId: null,
        replyTo: null,
        command: null,
      },
    ]);
  });

  it('in private has no title', () => {
    const chat = { id: 7, type: 'private', first_name: 'Ani' };
    expect(message({ chat, text: 'halo' })).toMatchObject([{ chat: { kind: 'private', title: null, chatId: '7' } }]);
  });

  it('that was edited says so', () => {
    expect(parse({ edited_message: { ...inGroup, text: 'baru', edit_date: 1_749_693_700 } })).toMatchObject([
      { edited: true, text: 'baru', sentAt: '2025-06-12T02:00:00.000Z' },
    ]);
  });

  it('names people who have no name by what there is', () => {
    const from = { id: 8, is_bot: false, first_name: '' };
    expect(message({ from, text: 'x' })).toMatchObject([{ sender: { name: '8', username: null } }]);
  });

  it('of any size is taken as it is', () => {
    const text = '😀'.repeat(300_000);
    expect(message({ text })).toMatchObject([{ text }]);
  });
});

describe('media', () => {
  it('photo: the largest size', () => {
    const photo = [
      file('s', { width: 90, height: 60, file_size: 1000 }),
      file('l', { width: 1280, height: 960, file_size: 90_000 }),
      file('m', { width: 320, height: 240, file_size: 9000 }),
    ];
    expect(message({ photo, caption: 'Rapat', media_group_id: '77' })).toMatchObject([
      { media: { kind: 'photo', fileRef: 'l', mimeType: 'image/jpeg', size: 90_000 }, text: 'Rapat', albumId: '77' },
    ]);
  });

  it.each(['video', 'audio', 'document'])('%s with its name and type', (kind) => {
    const media = file('f', { file_name: 'a.bin', mime_type: 'x/y', file_size: 3_000_000_000 });
    expect(message({ [kind]: media })).toMatchObject([
      { media: { kind, fileRef: 'f', fileName: 'a.bin', mimeType: 'x/y', size: 3_000_000_000 }, text: '' },
    ]);
  });

  it('animation, which is a document too, is one piece', () => {
    expect(message({ animation: file('a'), document: file('d') })).toMatchObject([
      { media: { kind: 'animation', fileRef: 'a', fileName: null, mimeType: null, size: null } },
    ]);
  });

  it.each([
    ['sticker', 'sticker'],
    ['voice', 'voice'],
    ['video_note', 'videoNote'],
    ['location', 'location'],
    ['venue', 'location'],
    ['contact', 'contact'],
    ['poll', 'poll'],
    ['dice', 'unknown'],
    ['paid_media', 'unknown'],
  ])('%s is no media', (field, other) => {
    expect(message({ [field]: { anything: 1 } })).toMatchObject([{ media: null, other, text: '' }]);
  });
});

describe('a reply', () => {
  const card = { message_id: 3, date: 1, chat: group, from: { id: 99, is_bot: true, first_name: 'Alur' } };

  it('to the bot brings the text that it answers', () => {
    expect(message({ text: 'ya', reply_to_message: { ...card, text: 'K-0001 Rapat' } })).toMatchObject([
      { replyTo: { messageId: '3', text: 'K-0001 Rapat', fromBot: true } },
    ]);
  });

  it('to a photo brings its caption', () => {
    expect(message({ text: 'ya', reply_to_message: { ...card, from: ani, caption: 'Foto' } })).toMatchObject([
      { replyTo: { text: 'Foto', fromBot: false } },
    ]);
  });

  it('in a topic: where the topic is, and what opened it is no reply', () => {
    const opened = { ...card, message_id: 40, forum_topic_created: { name: 'Foto', icon_color: 1 } };
    const place = { message_thread_id: 40, is_topic_message: true, reply_to_message: opened };
    expect(message({ text: 'a', ...place })).toMatchObject([{ chat: { threadId: '40' }, replyTo: null }]);
  });

  it('outside forums: a thread is no place', () => {
    expect(message({ text: 'a', message_thread_id: 3, reply_to_message: card })).toMatchObject([
      { chat: { threadId: null } },
    ]);
  });

  it('outside forums: a reply to the message that a chain of replies began with is one', () => {
    const place = { message_thread_id: card.message_id, reply_to_message: card };
    expect(message({ text: 'a', ...place })).toMatchObject([{ replyTo: { messageId: String(card.message_id) } }]);
  });
});

describe('a command', () => {
  const command = (text: string, length: number, offset = 0) =>
    message({ text, entities: [{ type: 'bot_command', offset, length }] });

  it('is a word and the rest', () => {
    expect(command('/status K-0001', 7)).toMatchObject([{ command: { word: 'status', args: 'K-0001' } }]);
  });

  it('may name this bot', () => {
    expect(command('/Status@Alur_Bot  K-0001\nx ', 16)).toMatchObject([
      { command: { word: 'status', args: 'K-0001\nx' } },
    ]);
  });

  it('for another bot is text', () => {
    expect(command('/status@lain_bot K-0001', 16)).toMatchObject([{ command: null, text: '/status@lain_bot K-0001' }]);
  });

  it('in the middle of a text is text', () => {
    expect(command('lihat /status', 7, 6)).toMatchObject([{ command: null }]);
  });

  it('is one from a server that marks none', () => {
    expect(message({ text: '/Status@Alur_bot K-0001' })).toMatchObject([
      { command: { word: 'status', args: 'K-0001' } },
    ]);
    expect(message({ text: '/status@lain_bot' })).toMatchObject([{ command: null }]);
    expect(message({ text: 'lihat /status' })).toMatchObject([{ command: null }]);
  });

  it('is none where Telegram marks something else: code is shown, not sent', () => {
    const entities = [{ type: 'code', offset: 0, length: 7 }];
    expect(message({ text: '/status', entities })).toMatchObject([{ command: null }]);
  });

  it('under a photo is a caption', () => {
    const caption_entities = [{ type: 'bot_command', offset: 0, length: 7 }];
    expect(message({ photo: [file('p')], caption: '/status', caption_entities })).toMatchObject([{ command: null }]);
  });
});

describe('who has no name', () => {
  const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
  const channelBot = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

  it.each([
    ['an anonymous admin', { from: anonymous, sender_chat: group }],
    ['an anonymous admin, told by the id alone', { from: anonymous }],
    ['somebody in the name of a channel', { from: channelBot, sender_chat: { id: -1005, type: 'channel' } }],
  ])('%s', (_who, as) => {
    expect(message({ text: 'a', ...as })).toMatchObject([{ sender: null, text: 'a' }]);
  });

  it('posts of a linked channel mean nothing', () => {
    const from = { id: 777_000, is_bot: false, first_name: 'Telegram' };
    const copied = { from, sender_chat: { id: -1005, type: 'channel' }, is_automatic_forward: true };
    expect(message({ text: 'a', ...copied })).toEqual([]);
  });

  it('other bots mean nothing', () => {
    expect(message({ from: { id: 5, is_bot: true, first_name: 'Lain' }, text: 'halo' })).toEqual([]);
  });
});

describe('a tap', () => {
  const tap = { id: '123', from: ani, chat_instance: '1', data: 'a:1' };

  it('names the message that carries the button', () => {
    expect(parse({ callback_query: { ...tap, message: { ...inGroup, text: 'K-0001' } } })).toEqual([
      {
        type: 'tap',
        chat: inChat,
        message: { channel: 'telegram', chatId: '-100123', messageId: '5' },
        sender,
        data: 'a:1',
        tapId: '123',
      },
    ]);
  });

  it('on a message that is too old to be told', () => {
    const message = { chat: { id: 7, type: 'private' }, message_id: 9, date: 0 };
    expect(parse({ callback_query: { ...tap, message } })).toMatchObject([
      { type: 'tap', message: { messageId: '9' } },
    ]);
  });

  it('of a game, or on a message sent elsewhere, means nothing', () => {
    expect(parse({ callback_query: { ...tap, data: undefined, message: inGroup } })).toEqual([]);
    expect(parse({ callback_query: { ...tap, inline_message_id: 'x' } })).toEqual([]);
  });
});

describe('membership', () => {
  const me = { id: 99, is_bot: true, first_name: 'Alur' };
  const change = (user: object, before: object, after: object) => ({
    chat: group,
    from: ani,
    date: 1,
    old_chat_member: { user, ...before },
    new_chat_member: { user, ...after },
  });

  it.each([
    ['added', 'left', 'member', true],
    ['added as admin', 'left', 'administrator', true],
    ['removed', 'member', 'kicked', false],
    ['leaving', 'administrator', 'left', false],
  ])('the bot %s', (_what, before, after, present) => {
    const update = { my_chat_member: change(me, { status: before }, { status: after }) };
    expect(parse(update)).toEqual([{ type: 'botMembership', chat: inChat, present, by: sender }]);
  });

  it('the bot blocked by a person', () => {
    const update = change(me, { status: 'member' }, { status: 'kicked' });
    const chat = { id: 7, type: 'private', first_name: 'Ani' };
    expect(parse({ my_chat_member: { ...update, chat } })).toMatchObject([
      { type: 'botMembership', present: false, chat: { kind: 'private', chatId: '7' } },
    ]);
  });

  it('a change of the rights of the bot is none', () => {
    expect(parse({ my_chat_member: change(me, { status: 'member' }, { status: 'administrator' }) })).toEqual([]);
  });

  it('a restricted member may be in or out', () => {
    const out = change(ani, { status: 'restricted', is_member: true }, { status: 'restricted', is_member: false });
    expect(parse({ chat_member: out })).toEqual([{ type: 'memberLeft', chat: inChat, member: sender }]);
    expect(parse({ chat_member: change(ani, { status: 'left' }, { status: 'member' }) })).toMatchObject([
      { type: 'memberJoined' },
    ]);
  });

  it('several who join together are several', () => {
    const budi = { id: 8, is_bot: false, first_name: 'Budi' };
    expect(message({ new_chat_members: [ani, budi, me] })).toMatchObject([
      { type: 'memberJoined', member: { userId: '7' } },
      { type: 'memberJoined', member: { userId: '8', name: 'Budi' } },
    ]);
  });

  it('one who leaves', () => {
    expect(message({ left_chat_member: ani })).toEqual([{ type: 'memberLeft', chat: inChat, member: sender }]);
    expect(message({ left_chat_member: me })).toEqual([]);
  });

  it('a group that became a supergroup is told once', () => {
    const old = { id: -5, type: 'group', title: 'Dokumentasi' };
    expect(message({ chat: old, migrate_to_chat_id: -1005 })).toEqual([
      { type: 'groupMoved', channel: 'telegram', fromChatId: '-5', toChatId: '-1005' },
    ]);
    expect(message({ migrate_from_chat_id: -5 })).toEqual([]);
  });
});

describe('nothing for us', () => {
  it.each([
    ['a channel post', { channel_post: { ...inGroup, chat: { id: -1, type: 'channel' }, text: 'a' } }],
    ['an inline query', { inline_query: { id: '1', from: ani, query: 'a', offset: '' } }],
    ['a kind that does not exist yet', { telepathy: { thought: 'a' } }],
    ['a pinned message', { message: { ...inGroup, pinned_message: inGroup } }],
    ['a new title', { message: { ...inGroup, new_chat_title: 'Baru' } }],
    ['a message without a place', { message: { message_id: 1, date: 1, text: 'a' } }],
    ['a message that is a number', { message: 5 }],
    ['a tap by nobody', { callback_query: { id: '1', data: 'a' } }],
    ['a membership of nobody', { my_chat_member: { chat: group } }],
  ])('%s', (_what, update) => {
    expect(parse(update)).toEqual([]);
  });

  it('a part of an odd shape does not lose the message', () => {
    const odd = { entities: 'x', photo: [{ file_id: 5 }], reply_to_message: 7, media_group_id: {}, sticker: 1 };
    expect(message({ text: 'ini', ...odd })).toMatchObject([
      { text: 'ini', media: null, replyTo: null, albumId: null },
    ]);
  });
});

describe('what is no update', () => {
  it.each(['', 'x', 'null', '[]', '5', '{}', '{"update_id":"1"}'])('%s', (raw) => {
    expect(() => parseUpdate(raw, bot)).toThrow(/not an update of Telegram/);
  });

  it('is not quoted in the error', () => {
    expect(() => parseUpdate('Rahasia', bot)).toThrow(expect.not.stringContaining('Rahasia'));
  });
});
