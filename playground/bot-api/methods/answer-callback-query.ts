import { defined } from '../defined.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, textParam } from './call.ts';

export function answerCallbackQuery(telegram: Telegram, { params }: Call): true {
  const text = textParam(params, 'text') || undefined;
  const showAlert = params.show_alert === true ? true : undefined;
  const answer = defined({ text, showAlert, url: textParam(params, 'url') });
  const { userId, isFirst } = telegram.taps.answer(textParam(params, 'callback_query_id') ?? '', answer);
  if (isFirst) telegram.changes.emit({ type: 'answered', userId, ...answer });
  return true;
}
