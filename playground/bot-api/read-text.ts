import { badRequest } from './api-error.ts';
import type { MessageEntity } from './chat-message.ts';
import { findEntities } from './find-entities.ts';
import { type FormattedText, parseHtml } from './parse-html.ts';

interface TextSource {
  readonly text: string;
  readonly parseMode: unknown;
  readonly entities: unknown;
  /** In UTF-16 code units after parsing. */
  readonly limit: number;
  readonly tooLong: string;
  /** Where it stands, for violations: `sendMessage: text`. */
  readonly path: string;
  violate(violation: string): void;
}

/** Text as Telegram keeps it: parsed, checked, without white space at its ends. */
export function readText(source: TextSource): FormattedText {
  const { text, entities } = trim(parse(source));
  if (text.length > source.limit) {
    source.violate(`${source.path} is ${text.length} characters, limit ${source.limit}`);
    throw badRequest(source.tooLong);
  }
  return { text, entities: withFound(text, entities) };
}

function parse(source: TextSource): FormattedText {
  const { text, parseMode, entities } = source;
  if (Array.isArray(entities)) return { text, entities: refuseOutside(entities as MessageEntity[], source) };
  const mode = typeof parseMode === 'string' ? parseMode.toLowerCase() : '';
  if (mode === 'html') return parseHtml(text);
  if (mode === 'markdown' || mode === 'markdownv2')
    source.violate(`${source.path}: this server does not parse ${mode}`);
  else if (mode !== '') throw badRequest('unsupported parse_mode');
  return { text, entities: [] };
}

function refuseOutside(
  entities: readonly MessageEntity[],
  { text, path, violate }: TextSource,
): readonly MessageEntity[] {
  for (const { type, offset, length } of entities) {
    if (splitsCharacter(text, offset) || splitsCharacter(text, offset + length)) {
      violate(`${path}: entity ${type} at ${offset}, length ${length}, cuts a character in two`);
      throw badRequest(
        `entity begins in a middle of a UTF-16 symbol at byte offset ${Buffer.byteLength(text.slice(0, offset))}`,
      );
    }
    if (offset >= 0 && length > 0 && offset + length <= text.length) continue;
    violate(`${path}: entity ${type} at ${offset}, length ${length}, is outside of ${text.length} characters`);
    throw badRequest(`can't parse entities: entity of type "${type}" is out of the text`);
  }
  return entities;
}

function splitsCharacter(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
}

function trim({ text, entities }: FormattedText): FormattedText {
  const trimmed = text.trim();
  if (trimmed.length === text.length) return { text, entities };
  const start = text.length - text.trimStart().length;
  const clipped = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const length = Math.min(entity.offset + entity.length - start, trimmed.length) - from;
    return length > 0 ? [{ ...entity, offset: from, length }] : [];
  });
  return { text: trimmed, entities: clipped };
}

function withFound(text: string, entities: readonly MessageEntity[]): readonly MessageEntity[] {
  const isCode = (found: MessageEntity) =>
    entities.some(
      ({ type, offset, length }) =>
        ['code', 'pre', 'text_link'].includes(type) &&
        offset < found.offset + found.length &&
        found.offset < offset + length,
    );
  return [...entities, ...findEntities(text).filter((found) => !isCode(found))];
}
