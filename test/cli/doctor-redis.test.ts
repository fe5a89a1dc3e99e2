import { describe, expect, it } from 'vitest';
import type { Finding } from '../../cli/doctor/finding.ts';
import { examineRedis } from '../../cli/doctor/redis.ts';
import { hasRedis, newRedisServer } from '../support/redis-server.ts';

async function findings(url: string | null) {
  const all: Finding[] = [];
  for await (const finding of examineRedis(url)) all.push(finding);
  return all;
}

describe('doctor on Redis', () => {
  it('has nothing to say where none is wanted', async () => {
    expect(await findings(null)).toEqual([]);
  });

  it('says what to do when it cannot be reached, without the password', async () => {
    const [finding] = await findings('redis://:geheim@127.0.0.1:1');
    expect(finding).toMatchObject({ level: 'wrong', text: 'cannot be reached (ECONNREFUSED)' });
    expect(JSON.stringify(finding)).not.toContain('geheim');
  });

  it.skipIf(!hasRedis)('finds one that answers', async () => {
    const redis = await newRedisServer();
    await redis.start();
    expect(await findings(redis.url)).toMatchObject([{ level: 'fine', text: expect.stringMatching(/^Redis \d/) }]);
    await redis.kill();
  });
});
