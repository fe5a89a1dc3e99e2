import { badRequest } from '../api-error.ts';
import { typeShapes } from '../bot-api-description.ts';
import type { InlineKeyboardButton, ReplyMarkup } from '../chat-message.ts';
import { type Call, objectParam } from './call.ts';

const MOST_BUTTONS = 100;

const looks = ['text', 'style', 'icon_custom_emoji_id'];

/** Of the fields that say what a button does there must be exactly one. */
const actions: ReadonlySet<string> = new Set(
  (typeShapes.get('InlineKeyboardButton') ?? [])
    .map((field) => (typeof field === 'string' ? field : field.name))
    .filter((name) => !looks.includes(name)),
);

/** The call's reply_markup; types and lengths are checked already. */
export function readKeyboard(call: Call): { reply_markup?: ReplyMarkup } {
  const markup = objectParam(call.params, 'reply_markup') as ReplyMarkup | undefined;
  if (!markup) return {};
  const rows = (markup.inline_keyboard ?? []).filter((row) => row.length > 0);
  if (!markup.inline_keyboard) return { reply_markup: markup };
  for (const button of rows.flat()) refuseBadButton(call, button);
  if (rows.flat().length > MOST_BUTTONS) {
    call.violate(`${call.method}: reply_markup has ${rows.flat().length} buttons, limit ${MOST_BUTTONS}`);
    throw badRequest('reply markup is too long');
  }
  return rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {};
}

function refuseBadButton(call: Call, button: InlineKeyboardButton): void {
  const given = Object.keys(button).filter((key) => actions.has(key));
  if (button.text.trim() === '') {
    call.violate(`${call.method}: a button has no text`);
    throw badRequest('can\'t parse inline keyboard button: Field "text" must be non-empty');
  }
  if (given.length !== 1) {
    call.violate(`${call.method}: button "${button.text}" has ${given.length} actions (${given.join(', ')}), not 1`);
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (button.url !== undefined && !isPublicUrl(button.url)) {
    call.violate(`${call.method}: button "${button.text}" has the url ${button.url}, which Telegram does not take`);
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
}

function isPublicUrl(url: string): boolean {
  if (/^(?:tg|ton):\/\/./.test(url)) return true;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).hostname.includes('.');
}
