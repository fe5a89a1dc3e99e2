import type { MessageEntity } from './chat-message.ts';

const patterns: readonly (readonly [string, RegExp])[] = [
  [
    'url',
    /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]}']|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|id|me|be|co|io|watch)\b(?:\/[^\s<>"]*[^\s<>".,;:!?)\]}'])?/gi,
  ],
  ['email', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ['bot_command', /(?<![\w/])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ['mention', /(?<!\w)@[A-Za-z]\w{3,31}\b/g],
  ['hashtag', /(?<!\w)#[\p{L}\d_]*\p{L}[\p{L}\d_]*/gu],
];

/** The entities that Telegram sees by itself in plain text: commands, links, mentions, hashtags, addresses. */
export function findEntities(text: string): MessageEntity[] {
  if (!/[/@#.]/.test(text)) return [];
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => overlap(other, entity))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function overlap(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
