import { badRequest } from '../api-error.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, listParam, objectParam, textParam } from './call.ts';

export function getMe({ bot, canReadAllGroupMessages }: Telegram) {
  return {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: canReadAllGroupMessages,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
  };
}

export function setMyCommands({ profile }: Telegram, call: Call): true {
  const commands = listParam(call.params, 'commands') as readonly { readonly command: string }[];
  for (const { command } of commands) {
    if (/^[a-z0-9_]{1,32}$/.test(command)) continue;
    call.violate(`setMyCommands: command "${command}" may only have a-z, 0-9 and _`);
    throw badRequest('BOT_COMMAND_INVALID');
  }
  profile.set(scopeKey(call), commands);
  return true;
}

export function getMyCommands({ profile }: Telegram, call: Call) {
  return profile.get(scopeKey(call)) ?? [];
}

export function deleteMyCommands({ profile }: Telegram, call: Call): true {
  profile.delete(scopeKey(call));
  return true;
}

export const setMyName = setText('name');
export const getMyName = getText('name');
export const setMyDescription = setText('description');
export const getMyDescription = getText('description');
export const setMyShortDescription = setText('short_description');
export const getMyShortDescription = getText('short_description');

function setText(name: string) {
  return ({ profile }: Telegram, { params }: Call): true => {
    profile.set(`${name} ${textParam(params, 'language_code') ?? ''}`, textParam(params, name) ?? '');
    return true;
  };
}

function getText(name: string) {
  return ({ profile }: Telegram, { params }: Call) => ({
    [name]: profile.get(`${name} ${textParam(params, 'language_code') ?? ''}`) ?? '',
  });
}

function scopeKey({ params }: Call): string {
  const scope = objectParam(params, 'scope') ?? { type: 'default' };
  return `commands ${JSON.stringify(scope)} ${textParam(params, 'language_code') ?? ''}`;
}
