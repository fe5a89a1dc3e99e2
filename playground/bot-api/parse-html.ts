import { badRequest } from './api-error.ts';
import type { MessageEntity } from './chat-message.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

const simpleTags: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
};

const namedCharacters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface OpenTag {
  readonly tag: string;
  readonly offset: number;
  readonly entity: Readonly<Record<string, unknown>> | undefined;
}

/** https://core.telegram.org/bots/api#html-style; refuses what Telegram refuses, in its words. */
export function parseHtml(html: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const character = html.charAt(at);
    if (character === '<') {
      const end = html.indexOf('>', at);
      if (end < 0) throw unparsable(`Unexpected end of name token at byte offset ${byteOffset(html, at)}`);
      const inside = html.slice(at + 1, end);
      if (inside.startsWith('/')) text = closeTag(inside.slice(1).trim(), open, entities, text, byteOffset(html, at));
      else open.push({ ...readTag(inside, open.at(-1), byteOffset(html, at)), offset: text.length });
      at = end + 1;
    } else {
      const { decoded, length } = character === '&' ? decodeCharacter(html, at) : { decoded: character, length: 1 };
      text += decoded;
      at += length;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function readTag(inside: string, parent: OpenTag | undefined, offset: number): Omit<OpenTag, 'offset'> {
  const tag = (/^[\w-]+/.exec(inside)?.[0] ?? '').toLowerCase();
  const attributes = readAttributes(inside.slice(tag.length));
  const simple = simpleTags[tag];
  if (tag === 'code' && parent?.tag === 'pre' && attributes.class?.startsWith('language-')) {
    return { tag, entity: { language: attributes.class.slice('language-'.length) } };
  }
  if (simple !== undefined) return { tag, entity: { type: simple } };
  if (tag === 'a') return { tag, entity: attributes.href ? linkTo(attributes.href) : undefined };
  if (tag === 'blockquote')
    return { tag, entity: { type: 'expandable' in attributes ? 'expandable_blockquote' : tag } };
  if (tag === 'span' && attributes.class === 'tg-spoiler') return { tag, entity: { type: 'spoiler' } };
  if (tag === 'tg-emoji')
    return { tag, entity: { type: 'custom_emoji', custom_emoji_id: attributes['emoji-id'] ?? '' } };
  if (tag === 'span') throw unparsable(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`);
  throw unparsable(`Unsupported start tag "${tag}" at byte offset ${offset}`);
}

function linkTo(href: string): Readonly<Record<string, unknown>> {
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(href)?.[1];
  return user === undefined ? { type: 'text_link', url: href } : { type: 'text_mention', user: { id: Number(user) } };
}

function readAttributes(text: string): Readonly<Record<string, string | undefined>> {
  const attributes: Record<string, string> = {};
  for (const match of text.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    attributes[(match[1] ?? '').toLowerCase()] = decodeAll(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

function closeTag(name: string, open: OpenTag[], entities: MessageEntity[], text: string, offset: number): string {
  const tag = open.pop();
  if (!tag) throw unparsable(`Unexpected end tag at byte offset ${offset}`);
  if (name !== '' && name.toLowerCase() !== tag.tag) {
    throw unparsable(`Unmatched end tag at byte offset ${offset}, expected "</${tag.tag}>", found "</${name}>"`);
  }
  const length = text.length - tag.offset;
  if (length === 0 || !tag.entity) return text;
  const outer = open.at(-1);
  if (tag.entity.type !== undefined)
    entities.push({ type: String(tag.entity.type), ...tag.entity, offset: tag.offset, length });
  else if (outer) open[open.length - 1] = { ...outer, entity: { ...outer.entity, ...tag.entity } };
  return text;
}

function decodeAll(text: string): string {
  return text.replace(/&(?:#x[\da-f]+|#\d+|\w+);/gi, (whole) => decodeCharacter(whole, 0).decoded);
}

function decodeCharacter(html: string, at: number): { decoded: string; length: number } {
  const match = /^&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/i.exec(html.slice(at, at + 10));
  const code = match?.[1] !== undefined ? Number.parseInt(match[1], 16) : Number(match?.[2]);
  const decoded = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : namedCharacters[match?.[3] ?? ''];
  return match && decoded !== undefined ? { decoded, length: match[0].length } : { decoded: '&', length: 1 };
}

function byteOffset(html: string, at: number): number {
  return Buffer.byteLength(html.slice(0, at));
}

function unparsable(what: string): Error {
  return badRequest(`can't parse entities: ${what}`);
}
