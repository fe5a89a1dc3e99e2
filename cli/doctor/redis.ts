import { readRedis } from '../../jobs/read-redis.ts';
import type { Finding } from './finding.ts';

const about = 'redis';

/** Only where `REDIS_URL` is set. Its address may hold a password, so it is never printed. */
export async function* examineRedis(url: string | null): AsyncGenerator<Finding> {
  if (url === null) return;
  try {
    const { version, evicts } = await readRedis(url);
    yield { level: 'fine', about, text: `Redis ${version} answers` };
    if (evicts === undefined || evicts === 'noeviction') return;
    const todo = 'set maxmemory-policy noeviction: alarms must not be thrown away';
    yield { level: 'note', about, text: `its maxmemory-policy is ${evicts}`, todo };
  } catch (error) {
    const text = `cannot be reached (${error instanceof Error && 'code' in error ? String(error.code) : 'no answer'})`;
    const todo = 'start Redis or correct REDIS_URL; until then reminders come up to a minute late';
    yield { level: 'wrong', about, text, todo };
  }
}
