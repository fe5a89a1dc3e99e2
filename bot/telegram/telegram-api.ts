import { setMaxListeners } from 'node:events';
import { Api } from 'grammy';
import { type HttpClient, openHttpClient } from './http-client.ts';

export const publicRoot = 'https://api.telegram.org';

const callSeconds = 20;
const uploadSeconds = 120;
/** How long Telegram may hold a long poll open; the answer gets as long again as any call. */
export const pollSeconds = 30;

/**
 * The Bot API over connections that are kept open, with a limit to how long a call may take: one client for each limit,
 * because grammY sets it for a client.
 */
export interface TelegramApi {
  readonly root: string;
  readonly token: string;
  readonly calls: Api;
  readonly uploads: Api;
  readonly polls: Api;
  readonly http: HttpClient;
  /** Aborted when no call shall go on. */
  readonly closing: AbortSignal;
  close(): void;
}

export function openTelegramApi(token: string, apiRoot: string = publicRoot): TelegramApi {
  const root = apiRoot.replace(/\/+$/, '');
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const http = openHttpClient();
  const client = (timeoutSeconds: number) => {
    const api = new Api(token, { apiRoot: root, timeoutSeconds, fetch: http.fetch });
    api.config.use((call, method, payload, signal) => call(method, payload, signal ?? grammySignal(closing.signal)));
    return api;
  };
  return {
    root,
    token,
    calls: client(callSeconds),
    uploads: client(uploadSeconds),
    polls: client(pollSeconds + callSeconds),
    http,
    closing: closing.signal,
    close: () => closing.abort(),
  };
}

/** grammY's types name the signal of a polyfill; it takes Node's own. */
export function grammySignal(signal: AbortSignal): NonNullable<Parameters<Api['getMe']>[0]> {
  return signal as unknown as NonNullable<Parameters<Api['getMe']>[0]>;
}
