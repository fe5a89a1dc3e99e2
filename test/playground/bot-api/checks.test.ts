import { describe, expect, test } from 'vitest';
import { methodFields } from '../../../playground/bot-api/bot-api-description.ts';
import { methods } from '../../../playground/bot-api/methods/method-list.ts';
import { openServer } from './open-server.ts';

describe('what is against the description of the Bot API', () => {
  test('unknown fields pass, as with Telegram, but are noted at any depth', async () => {
    const { server, ani, call } = await openServer();
    const sent = await call('sendMessage', {
      chat_id: ani.id,
      text: 'Halo',
      reply_to_message_id: 1,
      link_preview_options: { is_disabled: true, colour: 'red' },
      reply_markup: { inline_keyboard: [[{ text: 'Ya', callback_data: 'y', size: 2 }]] },
    });
    expect(sent.ok).toBe(true);
    expect(server.violations.toSorted()).toEqual([
      'sendMessage: link_preview_options.colour is unknown',
      'sendMessage: reply_markup.inline_keyboard[0][0].size is unknown',
      'sendMessage: reply_to_message_id is unknown',
    ]);
  });

  const button = (fields: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'Ya', ...fields }]] } });

  test.each([
    ['a missing text', {}, 'sendMessage: text is missing', 'message text is empty'],
    ['a number as text', { text: 5 }, 'sendMessage: text is a number, not String', "can't parse text"],
    [
      'a wrong list',
      { text: 'x', entities: {} },
      'sendMessage: entities is an object, not an array',
      "can't parse entities",
    ],
    [
      'a string for a number inside',
      { text: 'x', reply_parameters: { message_id: '5' } },
      'sendMessage: reply_parameters.message_id is a string, not Integer',
      "can't parse reply_parameters.message_id",
    ],
    [
      'long data',
      { text: 'x', ...button({ callback_data: 'é'.repeat(33) }) },
      'sendMessage: reply_markup.inline_keyboard[0][0].callback_data is 66 bytes, limit 64',
      'BUTTON_DATA_INVALID',
    ],
    [
      'empty data',
      { text: 'x', ...button({ callback_data: '' }) },
      'sendMessage: reply_markup.inline_keyboard[0][0].callback_data is 0 bytes, at least 1',
      'BUTTON_DATA_INVALID',
    ],
    [
      'another colour',
      { text: 'x', ...button({ callback_data: 'y', style: 'red' }) },
      'sendMessage: reply_markup.inline_keyboard[0][0].style is "red", not one of danger, success, primary',
      "can't parse reply_markup",
    ],
    [
      'a button without action',
      { text: 'x', ...button({}) },
      'sendMessage: button "Ya" has 0 actions (), not 1',
      'Text buttons',
    ],
    [
      'a local link',
      { text: 'x', ...button({ url: 'http://localhost:8080' }) },
      'sendMessage: button "Ya" has the url http://localhost:8080, which Telegram does not take',
      'Wrong HTTP URL',
    ],
  ])('%s is noted and refused', async (_what, params, violation, description) => {
    const { server, ani, call } = await openServer();
    const refused = await call('sendMessage', { chat_id: ani.id, ...params });
    expect(server.violations).toEqual([violation]);
    expect(refused.error_code).toBe(400);
    expect(refused.description).toMatch(/^Bad Request: /);
    expect(refused.description).toContain(description);
  });

  test('items of an album are checked by their type', async () => {
    const { server, ani, call } = await openServer();
    const media = [
      { type: 'photo', media: 'x', duration: 5 },
      { type: 'gif', media: 'x' },
    ];
    expect((await call('sendMediaGroup', { chat_id: ani.id, media })).ok).toBe(false);
    expect(server.violations).toContain('sendMediaGroup: media[0].duration is unknown');
    expect(server.violations.some((violation) => violation.startsWith('sendMediaGroup: media[1].type is "gif"'))).toBe(
      true,
    );
  });

  test('limits of other methods', async () => {
    const { server, call } = await openServer();
    const answers = [
      await call('answerCallbackQuery', { callback_query_id: '1', text: 'a'.repeat(201) }),
      await call('setMyCommands', { commands: [{ command: 'Status', description: 'x' }] }),
      await call('setMyCommands', { commands: [{ command: 'status', description: '' }] }),
      await call('setMyShortDescription', { short_description: 'a'.repeat(121) }),
      await call('getUpdates', { limit: 1000 }),
    ];
    expect(answers.map(({ description }) => description)).toEqual([
      'Bad Request: MESSAGE_TOO_LONG',
      'Bad Request: BOT_COMMAND_INVALID',
      'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
      'Bad Request: short_description is 121 characters, limit 120',
      undefined,
    ]);
    expect(server.violations).toHaveLength(5);
  });

  test('every method that the server knows is in the description', () => {
    expect([...methods.keys()].filter((name) => !methodFields.has(name))).toEqual([]);
  });

  test('what is fine is not noted', async () => {
    const { server, api, ani } = await openServer();
    await api.setMyCommands([{ command: 'status', description: 'Keadaan' }], { scope: { type: 'all_private_chats' } });
    expect(await api.getMyCommands({ scope: { type: 'all_private_chats' } })).toHaveLength(1);
    await api.sendChatAction(ani.id, 'upload_document');
    const { message_id } = await api.sendMessage(ani.id, 'x', { reply_markup: { force_reply: true, selective: true } });
    await api.setMessageReaction(ani.id, message_id, [{ type: 'emoji', emoji: '👍' }]);
    expect(server.chat(ani.id).reactions.get(message_id)).toEqual(['👍']);
    await api.sendMessage(ani.id, 'x', { reply_markup: { keyboard: [[{ text: 'Ya' }]], resize_keyboard: true } });
    expect(server.violations).toEqual([]);
  });
});
