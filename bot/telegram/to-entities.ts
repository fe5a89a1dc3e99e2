import type { MessageEntity, User } from 'grammy/types';
import type { RichText, Span } from '../../workflows/outgoing.ts';

/** Text and its marks apart: with a parse mode, what people write (`<b>`, `&`, `_*[`) would have to be escaped. */
export interface MarkedText {
  text: string;
  entities: MessageEntity[];
}

const types = { bold: 'bold', italic: 'italic', struck: 'strikethrough', code: 'code', quote: 'blockquote' } as const;

/** Offsets count UTF-16 units, as JavaScript does. */
export function toMarkedText(rich: RichText): MarkedText {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const span of rich) {
    const entity = entityOf(span, text.length);
    if (entity && entity.length > 0) entities.push(entity);
    text += typeof span === 'string' ? span : span.text;
  }
  return { text, entities };
}

function entityOf(span: Span, offset: number): MessageEntity | undefined {
  if (typeof span === 'string') return undefined;
  const place = { offset, length: span.text.length };
  if ('mark' in span) return { type: types[span.mark], ...place };
  const id = Number(span.mention.userId);
  if (!Number.isSafeInteger(id)) return undefined;
  const user: User = { id, is_bot: false, first_name: span.text };
  return { type: 'text_mention', user, ...place };
}
