import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import type { ChatError } from '../../../bot/chat-error.ts';
import { toChatError } from '../../../bot/telegram/to-chat-error.ts';

function refused(error_code: number, description: string, parameters: object = {}): ChatError {
  const answer = { ok: false, error_code, description, parameters } as const;
  return toChatError(new GrammyError('Call failed!', answer, 'sendMessage', { text: 'Rahasia' })) as ChatError;
}

describe('what Telegram says no with', () => {
  it.each([
    [403, 'Forbidden: bot was blocked by the user', 'unreachable'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'unreachable'],
    [403, 'Forbidden: user is deactivated', 'unreachable'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'unreachable'],
    [400, 'Bad Request: chat not found', 'unreachable'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'unreachable'],
    [400, 'Bad Request: have no rights to send a message', 'unreachable'],
    [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'unreachable'],
    [400, 'Bad Request: file is too big', 'tooBig'],
    [413, 'Request Entity Too Large', 'tooBig'],
    [400, 'Bad Request: wrong file identifier/HTTP URL specified', 'badFile'],
    [400, 'Bad Request: wrong remote file identifier specified: Wrong padding in the string', 'badFile'],
    [400, 'Bad Request: message text is empty', 'refused'],
    [400, 'Bad Request: message is too long', 'refused'],
    [400, 'Bad Request: message thread not found', 'refused'],
    [401, 'Unauthorized', 'failed'],
    [404, 'Not Found', 'failed'],
    [500, 'Internal Server Error', 'failed'],
    [502, 'Bad Gateway', 'failed'],
  ])('%i %s: %s', (code, description, kind) => {
    expect(refused(code, description).kind).toBe(kind);
  });

  it('says when again', () => {
    expect(refused(429, 'Too Many Requests', { retry_after: 14 })).toMatchObject({
      kind: 'busy',
      retryAfterMs: 14_000,
    });
    expect(refused(429, 'Too Many Requests')).toMatchObject({ kind: 'busy', retryAfterMs: 1000 });
  });

  it('says where a group went', () => {
    const error = refused(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1005 });
    expect(error).toMatchObject({ kind: 'moved', movedTo: '-1005' });
  });

  it('keeps neither what people wrote nor the token', () => {
    const cause = Object.assign(new Error('request to https://api.telegram.org/bot1:SECRET/x failed'), {
      code: 'EPIPE',
    });
    const network = toChatError(new HttpError("Network request for 'sendMessage' failed!", cause)) as ChatError;
    expect(network).toMatchObject({ kind: 'failed', message: "Network request for 'sendMessage' failed! (EPIPE)" });
    expect(network.cause).toBeUndefined();
    expect(refused(400, 'Bad Request: x').cause).toBeUndefined();
  });

  it('leaves bugs what they are', () => {
    const bug = new TypeError('undefined is not a function');
    expect(toChatError(bug)).toBe(bug);
  });
});
