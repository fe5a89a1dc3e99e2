import type { Finding } from './check-value.ts';

const missing: Readonly<Record<string, string>> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  message_id: 'message identifier is not specified',
  user_id: 'invalid user_id specified',
  media: 'parameter "media" is required',
  photo: 'there is no photo in the request',
  video: 'there is no video in the request',
  document: 'there is no document in the request',
  audio: 'there is no audio in the request',
  animation: 'there is no animation in the request',
  file_id: 'file_id is not specified',
  callback_query_id: 'query is too old and response timeout expired or query ID is invalid',
};

const outOfRange: Readonly<Record<string, string>> = {
  callback_data: 'BUTTON_DATA_INVALID',
  command: 'BOT_COMMAND_INVALID',
  'answerCallbackQuery.text': 'MESSAGE_TOO_LONG',
  'setMyCommands.description': 'BOT_COMMAND_DESCRIPTION_INVALID',
  'sendMediaGroup.media': 'too many messages to send as an album',
};

/** Telegram's words for it, or undefined where Telegram lets it pass: unknown fields, clamped numbers, an album of one. */
export function refusalOf(method: string, { kind, path, says }: Finding): string | undefined {
  const name =
    path
      .replace(/\[\d+\]/g, '')
      .split('.')
      .at(-1) ?? path;
  switch (kind) {
    case 'unknown':
      return undefined;
    case 'missing':
      return missing[path] ?? `can't find field "${path}"`;
    case 'type':
      return name === 'callback_data' ? 'BUTTON_DATA_INVALID' : `can't parse ${path}: it ${says}`;
    case 'value':
      return `can't parse ${path}: it ${says}`;
    case 'over':
    case 'under':
      if (isClamped(name) || (path === 'media' && kind === 'under')) return undefined;
      return outOfRange[`${method}.${name}`] ?? outOfRange[name] ?? `${path} ${says}`;
    default:
      return kind satisfies never;
  }
}

function isClamped(name: string): boolean {
  return name === 'limit' || name === 'max_connections' || name === 'input_field_placeholder';
}
