import type { Settings } from './alur-process.ts';

/** What no output may hold, by the setting that it stands in. */
function secretsIn({ TELEGRAM_BOT_TOKEN = '', TELEGRAM_WEBHOOK_SECRET = '', REDIS_URL = '' }: Settings) {
  return {
    TELEGRAM_BOT_TOKEN: TELEGRAM_BOT_TOKEN.split(':')[1] ?? '',
    TELEGRAM_WEBHOOK_SECRET,
    REDIS_URL: URL.parse(REDIS_URL)?.password ?? '',
  };
}

/**
 * Everything that the program prints anywhere in the suite goes through here: each test of a whole process is also one that
 * it keeps its secrets. Throws with the name of the setting that was given away.
 */
export function expectNoSecrets(output: string, settings: Settings): void {
  for (const [name, secret] of Object.entries(secretsIn(settings))) {
    if (secret !== '' && output.includes(secret))
      throw new Error(`${name} stands in the output: ${output.replaceAll(secret, '(secret)')}`);
  }
}
