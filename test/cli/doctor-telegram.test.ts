import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../cli/doctor/finding.ts';
import { examineTelegram } from '../../cli/doctor/telegram.ts';
import { collect } from '../../reports/report.ts';
import type { IntakeGroup } from '../../workflows/records.ts';

const date = 'Thu, 12 Jun 2025 03:00:00 GMT';
const inTime = () => new Date(date);
const token = '123456:ABC-DEF';
const group = { channel: 'telegram', chatId: '-100', threadId: null, officeId: 1, title: 'Medsos', present: true };

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

interface Answers {
  status?: number;
  readsAll?: boolean;
  member?: string;
  webhook?: object;
}

/** A Bot API server that knows what the doctor asks. */
async function botApi({
  status = 200,
  readsAll = false,
  member = 'administrator',
  webhook = {},
}: Answers): Promise<string> {
  const results: Record<string, object> = {
    getMe: {
      id: 123456,
      is_bot: true,
      first_name: 'Alur',
      username: 'alur_bot',
      can_read_all_group_messages: readsAll,
    },
    getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0, ...webhook },
    getChat: { id: -100, type: 'supergroup', title: 'Medsos' },
    getChatMember: { status: member, user: { id: 123456, is_bot: true, first_name: 'Alur' } },
  };
  const server = createServer((request, response) => {
    const result = results[request.url!.split('/').at(-1)!];
    response.writeHead(status, { 'content-type': 'application/json', date });
    response.end(
      JSON.stringify(status === 200 ? { ok: true, result } : { ok: false, error_code: status, description: 'no' }),
    );
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function examined(answers: Answers, groups: readonly IntakeGroup[] = [], now = inTime): Promise<Finding[]> {
  const apiRoot = await botApi(answers);
  return collect(examineTelegram({ token, apiRoot, webhook: null }, groups, now));
}

const levels = (findings: readonly Finding[]) => Object.fromEntries(findings.map(({ about, level }) => [about, level]));

describe('the doctor, about Telegram', () => {
  it('is content with a bot that reads its groups', async () => {
    const findings = await examined({ readsAll: true, member: 'member' }, [group]);
    expect(levels(findings)).toEqual({
      telegram: 'fine',
      updates: 'fine',
      clock: 'fine',
      privacy: 'fine',
      group: 'fine',
    });
    expect(findings[0]!.text).toContain('@alur_bot');
  });

  it('is content with an admin in spite of privacy mode', async () => {
    expect(levels(await examined({}, [group]))).toMatchObject({ privacy: 'note', group: 'fine' });
  });

  it('finds a group whose messages the bot does not see', async () => {
    expect(levels(await examined({ member: 'member' }, [group]))).toMatchObject({ group: 'wrong' });
  });

  it('only notes a group that it was removed from', async () => {
    expect(levels(await examined({}, [{ ...group, present: false }]))).toMatchObject({ group: 'note' });
  });

  it('finds a webhook that somebody else set', async () => {
    const [, ...findings] = await examined({ webhook: { url: 'https://elsewhere.example/hook' } });
    expect(findings).toContainEqual(
      expect.objectContaining({ level: 'note', about: 'updates', todo: expect.stringContaining('another program') }),
    );
  });

  it('finds a token that is refused', async () => {
    expect(levels(await examined({ status: 401 }))).toEqual({ telegram: 'wrong' });
  });

  it('finds a clock that is wrong', async () => {
    const findings = await examined({}, [], () => new Date('2025-06-12T03:05:00Z'));
    expect(findings.find(({ about }) => about === 'clock')).toMatchObject({
      level: 'wrong',
      text: "is 300 seconds ahead of Telegram's",
    });
  });

  it('says so when the server cannot be reached, without the token', async () => {
    const [finding] = await collect(
      examineTelegram({ token, apiRoot: 'http://127.0.0.1:1', webhook: null }, [], inTime),
    );
    expect(finding).toMatchObject({ level: 'wrong', text: '127.0.0.1:1 does not answer as a Bot API server' });
    expect(JSON.stringify(finding)).not.toContain(token);
  });
});
