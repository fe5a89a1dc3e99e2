import type { ArchiveResult, ContentChange } from '../../workflows/command.ts';
import type { PieceFetch } from '../../workflows/records.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { runCommand } from '../../workflows/run-command.ts';
import type { NarrativeProblem } from '../../workflows/submission.ts';
import type { Write } from '../../workflows/writes.ts';
import { actorOf, contextFor, type Desk, rolesIn } from '../desk.ts';
import { commitOf } from '../order-messages.ts';

/** What a document said, where it was handed in as the narrative. */
export type ReadNarrative = { text: string } | { problem: NarrativeProblem };

/** The bytes of a piece are in the archive, or never will be: the package goes on. */
export async function settlePiece(
  fetch: PieceFetch,
  result: ArchiveResult,
  narrative: ReadNarrative | null,
  desk: Desk,
): Promise<void> {
  const { tx } = desk;
  if (fetch.submissionId === null) return tx.settleLoosePiece(fetch.piece.key, result);
  const command = { type: 'SettlePiece', key: fetch.piece.key, result } as const;
  const decided = await runCommand(tx, fetch.submissionId, command, contextFor(desk, { kind: 'system' }));
  if (!isRefusal(decided)) await tx.apply(await commitOf(desk, decided));
  if (narrative && !(await wasRemoved(fetch, fetch.submissionId, desk)))
    await tx.apply(await addNarrative(fetch, fetch.submissionId, narrative, desk));
}

/** The document was deleted from the chat while it was read. */
async function wasRemoved({ piece }: PieceFetch, submissionId: number, { tx }: Desk): Promise<boolean> {
  const submission = await tx.submission(submissionId);
  return submission?.content.pieces.some(({ key, state }) => key === piece.key && state === 'removed') ?? false;
}

/** The text of a document takes the same way as one that was typed, by who sent it. */
async function addNarrative(
  { piece }: PieceFetch,
  submissionId: number,
  narrative: ReadNarrative,
  desk: Desk,
): Promise<Write[]> {
  const person = await desk.tx.person(piece.addedBy);
  if (!person) return [];
  const sender = { channel: desk.platform.channel, userId: '', name: person.name, username: null };
  const actor = actorOf({ person: person.id, sender, roles: rolesIn(desk.holders, person.id) }, true);
  const content = toChange(narrative, piece.fileName ?? 'narasi');
  const added = { type: 'AddContent', content, message: piece.key } as const;
  const decided = await runCommand(desk.tx, submissionId, added, contextFor(desk, actor));
  return isRefusal(decided) ? [] : commitOf(desk, decided);
}

function toChange(narrative: ReadNarrative, fileName: string): ContentChange {
  if ('text' in narrative) return { narrative: narrative.text };
  return { problems: [{ field: 'narrative', why: narrative.problem, written: fileName }] };
}
