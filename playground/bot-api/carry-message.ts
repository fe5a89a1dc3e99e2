import type { ChatMessage, MessageContent } from './chat-message.ts';

const carried = [
  'text',
  'entities',
  'link_preview_options',
  'caption',
  'caption_entities',
  'photo',
  'video',
  'animation',
  'audio',
  'document',
  'voice',
  'sticker',
  'has_media_spoiler',
  'show_caption_above_media',
] as const satisfies readonly (keyof MessageContent)[];

/** What a copy or a forward of a message takes along to its new place. */
export function contentToCarry(message: ChatMessage): MessageContent {
  return Object.fromEntries(carried.filter((key) => message[key] !== undefined).map((key) => [key, message[key]]));
}

export function originOf({ from, date, forward_origin }: ChatMessage): Readonly<Record<string, unknown>> {
  return forward_origin ?? { type: 'user', date, sender_user: from };
}
