import { Api, GrammyError } from 'grammy';
import { onTestFinished } from 'vitest';
import { type BotApiServerOptions, startBotApiServer } from '../../../playground/bot-api/bot-api-server.ts';

export type RawCall = (method: string, params?: object) => Promise<RawAnswer>;

export interface RawAnswer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: Record<string, number>;
}

/** A server for one test, a grammY client for it, one person who has pressed Start. */
export async function openServer(options: BotApiServerOptions = {}) {
  const server = await startBotApiServer(options);
  onTestFinished(() => server.close());
  const api = new Api(server.token, { apiRoot: server.root });
  const ani = server.addUser({ firstName: 'Ani', username: 'ani_tim' });
  ani.start();
  /** Without a client that would refuse or correct what we want to send. */
  const call: RawCall = async (method, params = {}) => {
    const response = await fetch(`${server.root}/bot${server.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return (await response.json()) as RawAnswer;
  };
  return { server, api, ani, call };
}

/** What the Bot API says against it. */
export async function refusalOf(call: Promise<unknown>): Promise<GrammyError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof GrammyError) return outcome;
  throw new Error(`Was not refused: ${String(outcome)}`);
}

/** Throws away the updates so far. */
export async function skipUpdates(api: Api): Promise<void> {
  const updates = await api.getUpdates();
  await api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
}
