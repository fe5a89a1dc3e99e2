import type { ArchiveResult, ContentChange } from './command.ts';
import type { Content, MessageKey, Piece, Problem, Submission } from './submission.ts';

/** How the content of a package changes. */

export function changeContent(content: Content, change: ContentChange): Content {
  const { pieces, problems = [], ...fields } = change;
  const merged = { ...content, ...fields, pieces: mergePieces(content.pieces, pieces ?? []) };
  return { ...merged, problems: mergeProblems(content.problems, problems, fields) };
}

/** A problem stands until its field is written anew. */
function mergeProblems(
  known: readonly Problem[],
  added: readonly Problem[],
  fields: Omit<ContentChange, 'pieces' | 'problems'>,
): Problem[] {
  const written: Record<Problem['field'], boolean> = {
    date: fields.activityDay !== undefined,
    kind: fields.kind !== undefined,
    caption: fields.caption !== undefined,
    narrative: fields.narrative !== undefined,
  };
  const again = new Set(added.map(({ field }) => field));
  return [...known.filter(({ field }) => !written[field] && !again.has(field)), ...added];
}

/** A message that is known brings its piece anew only when its file changed (an edited photo). */
function mergePieces(known: readonly Piece[], added: readonly Piece[]): Piece[] {
  const fileOf = new Map(known.map((piece) => [piece.key, piece.fileRef]));
  const changed = added.filter((piece) => fileOf.get(piece.key) !== piece.fileRef);
  const replaced = new Map(changed.map((piece) => [piece.key, piece]));
  const kept = known.map((piece) => replaced.get(piece.key) ?? piece);
  return markDuplicates([...kept, ...changed.filter((piece) => !fileOf.has(piece.key))]);
}

export function settlePieceIn(content: Content, key: string, result: ArchiveResult): Content {
  const pieces = content.pieces.map((piece) => (piece.key === key ? settled(piece, result) : piece));
  return { ...content, pieces: markDuplicates(pieces) };
}

/** What was deleted while its bytes were on their way stays deleted. */
function settled(piece: Piece, result: ArchiveResult): Piece {
  return piece.state === 'removed' ? { ...piece, ...result, state: 'removed' } : { ...piece, ...result };
}

/** The content without what came with that message; null when nothing of it did. */
export function removeMessage({ content, textFrom }: Submission, message: MessageKey): Content | null {
  const isHere = ({ key, state }: Piece) => key === message && state !== 'removed';
  const { caption, narrative } = textFrom;
  if (!content.pieces.some(isHere) && caption !== message && narrative !== message) return null;
  const pieces = content.pieces.map((piece) => (isHere(piece) ? { ...piece, state: 'removed' as const } : piece));
  return {
    ...content,
    ...(caption === message ? { caption: null } : {}),
    ...(narrative === message ? { narrative: null } : {}),
    pieces: markDuplicates(pieces),
  };
}

/** The same bytes twice count once: the first piece that has them. */
function markDuplicates(pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.map((piece) => {
    if (piece.sha256 === null || piece.state === 'removed') return piece;
    const isCopy = seen.has(piece.sha256);
    seen.add(piece.sha256);
    return { ...piece, state: isCopy ? 'duplicate' : 'archived' };
  });
}

/** Who says a text anew is who may take it back; a correction is nobody's of the team. */
export function sourcesAfter(
  { content: before, textFrom }: Submission,
  after: Content,
  message: MessageKey | null,
): Submission['textFrom'] {
  return {
    caption: after.caption === before.caption ? textFrom.caption : message,
    narrative: after.narrative === before.narrative ? textFrom.narrative : message,
  };
}

export function sameContent(a: Content, b: Content): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
