import type { Submission } from '../../workflows/submission.ts';
import type { Write } from '../../workflows/writes.ts';
import { commitCommand, refused } from '../commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from '../desk.ts';
import { isOfPlace } from '../find-package.ts';
import type { IncomingTap } from '../incoming.ts';
import { send } from '../send.ts';
import type { Tap } from '../taps/tap-data.ts';
import { tapTexts } from '../texts/taps.ts';
import { rememberPieces } from './loose-pieces.ts';

/** Photos that belonged to nothing join the package whose button their sender (or the admin) tapped. */
export async function joinLoose(
  tap: IncomingTap,
  wish: Extract<Tap, { verb: 'join' }>,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  // Who was linked with another account since is another person now.
  const sender = (await desk.tx.person(wish.person))?.id ?? wish.person;
  const isTheirs = visitor.person === sender || visitor.roles.includes('admin');
  if (!isTheirs || !isOfPlace(submission, { ...tap.chat, threadId: submission.home.threadId })) {
    const writes = [refused(desk, actorOf(visitor, false), submission.code, 'join', 'notYours')];
    return { writes, answer: { text: tapTexts.notYours, alert: true } };
  }
  const loose = await desk.tx.loosePieces(sender, wish.day);
  const pieces = loose.filter(({ home }) => isOfPlace(submission, home)).map(({ piece }) => piece);
  const added = { type: 'AddContent', content: { pieces } } as const;
  const result = await commitCommand(desk, submission, added, actorOf(visitor, true));
  if (result.refusal) return { writes: result.writes, answer: { text: result.text, alert: true } };
  return {
    writes: [
      ...result.writes,
      ...rememberPieces(pieces, submission.id, sender, desk),
      redrawHint(desk, tap, { ...wish, person: sender }),
    ],
    answer: { text: tapTexts.joined, alert: false },
  };
}

function redrawHint(desk: Desk, tap: IncomingTap, { person, day }: { person: number; day: string }): Write {
  return send(desk, `hint:${person}:${day}`, tap.chat, { type: 'hint', person, day });
}
