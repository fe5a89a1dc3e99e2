import { expect, it } from 'vitest';
import { failureLine } from '../../cli/failure-line.ts';

it('is one line, without stack and without secrets', () => {
  const env = { TELEGRAM_BOT_TOKEN: '123456:ABC-DEF', TELEGRAM_WEBHOOK_SECRET: 's3cret' };
  const error = new Error('GET https://host/bot123456:ABC-DEF/getMe\n  failed: s3cret');
  expect(failureLine(error, env)).toBe('alur: GET https://host/bot(secret)/getMe failed: (secret)');
});
