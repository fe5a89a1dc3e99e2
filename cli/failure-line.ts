import type { Environment } from '../config.ts';

const secrets = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'REDIS_URL'];

/** A failure in one line, without a stack and without secrets: it may stand in a terminal that others see. */
export function failureLine(error: unknown, env: Environment): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.trim().replaceAll(/\s*\n\s*/g, ' ') || 'failed';
  return `alur: ${secrets.reduce((text, name) => (env[name] ? text.replaceAll(env[name], '(secret)') : text), line)}`;
}
