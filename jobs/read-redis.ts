import { Redis } from 'ioredis';

export interface RedisFacts {
  version: string;
  /** What it throws away when its memory is full; BullMQ wants `noeviction`. Undefined where it does not tell. */
  evicts: string | undefined;
}

/** Asks a Redis about itself, once. Throws when it cannot be reached. */
export async function readRedis(url: string): Promise<RedisFacts> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 });
  let cause: unknown;
  redis.on('error', (error) => {
    cause = error;
  });
  try {
    await redis.connect();
    const info = await redis.info();
    const read = (field: string) => new RegExp(`^${field}:(\\S+)`, 'm').exec(info)?.[1];
    return { version: read('redis_version') ?? 'unknown', evicts: read('maxmemory_policy') };
  } catch (error) {
    throw cause ?? error;
  } finally {
    redis.disconnect();
  }
}
