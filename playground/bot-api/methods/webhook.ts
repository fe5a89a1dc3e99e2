import { badRequest } from '../api-error.ts';
import type { Telegram } from '../telegram.ts';
import { conflict } from '../updates-queue.ts';
import { type Call, listParam, numberParam, textParam } from './call.ts';

export function setWebhook(telegram: Telegram, call: Call): true {
  const { params } = call;
  const url = textParam(params, 'url') ?? '';
  if (url === '') return deleteWebhook(telegram, call);
  // The public Bot API takes https alone, one of your own also http.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw badRequest('bad webhook: invalid URL');
  const secretToken = textParam(params, 'secret_token');
  if (secretToken !== undefined && !/^[\w-]+$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters');
  }
  if (params.allowed_updates !== undefined) telegram.updates.allowed = listParam(params, 'allowed_updates').map(String);
  if (params.drop_pending_updates === true) telegram.updates.dropAll();
  telegram.updates.release(conflict('terminated by setWebhook request'));
  const maxConnections = numberParam(params, 'max_connections') ?? 40;
  telegram.webhook.set({ url, secretToken, maxConnections, hasCertificate: params.certificate !== undefined });
  return true;
}

export function deleteWebhook({ updates, webhook }: Telegram, { params }: Call): true {
  if (params.drop_pending_updates === true) updates.dropAll();
  webhook.set(undefined);
  return true;
}

export function getWebhookInfo({ updates, webhook }: Telegram) {
  const { settings, lastError } = webhook;
  return {
    url: settings?.url ?? '',
    has_custom_certificate: settings?.hasCertificate ?? false,
    pending_update_count: updates.size,
    ...(settings && { max_connections: settings.maxConnections }),
    ...(lastError && { last_error_date: Math.floor(lastError.at / 1000), last_error_message: lastError.text }),
    ...(updates.allowed.length > 0 && { allowed_updates: updates.allowed }),
  };
}
