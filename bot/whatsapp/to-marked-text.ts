import type { RichText, Span } from '../../workflows/outgoing.ts';

/** Text as WhatsApp marks it, and who is mentioned in it. */
export interface MarkedText {
  text: string;
  mentions: string[];
}

const signs = { bold: '*', italic: '_', struck: '~', code: '`' } as const;

/** Marks are signs in the text (https://faq.whatsapp.com/539178204879377): what people wrote is left as it is. */
export function toMarkedText(rich: RichText, jidOf: (userId: string) => string): MarkedText {
  const mentions: string[] = [];
  let text = '';
  for (const span of rich) {
    if (typeof span === 'string') text += span;
    else if ('mark' in span) text += marked(span, /(^|\n)$/.test(text));
    else {
      mentions.push(jidOf(span.mention.userId));
      text += `@${span.mention.userId}`;
    }
  }
  return { text, mentions };
}

/** Signs count only beside a word, and not over a line's end; a quotation is a line of its own. */
function marked({ text, mark }: Extract<Span, { mark: string }>, beginsLine: boolean): string {
  if (mark === 'quote') return beginsLine ? text.replaceAll(/^(?=.)/gm, '> ') : text;
  const sign = signs[mark];
  return text.replaceAll(/^(\s*)(\S|\S.*\S)(\s*)$/gm, (_, before: string, core: string, after: string) =>
    core.includes(sign) ? `${before}${core}${after}` : `${before}${sign}${core}${sign}${after}`,
  );
}
