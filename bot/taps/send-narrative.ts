import { reviewerRoles } from '../../workflows/people.ts';
import type { Submission } from '../../workflows/submission.ts';
import { refused } from '../commit-command.ts';
import { narrativeParts, narrativePartsLimit } from '../delivery/deliver-narrative.ts';
import { actorOf, capabilitiesAt, type Desk, type Reaction, type Visitor } from '../desk.ts';
import { privateChats, send } from '../send.ts';
import { tapTexts } from '../texts/taps.ts';

/** All of a narrative that the prompt had to cut: as messages, or as a file when it is longer than three. */
export async function sendNarrative(submission: Submission, visitor: Visitor, desk: Desk): Promise<Reaction> {
  if (!visitor.roles.some((role) => reviewerRoles.includes(role))) {
    const writes = [refused(desk, actorOf(visitor, false), submission.code, 'narrative', 'notYourRole')];
    return { writes, answer: { text: tapTexts.reviewersOnly, alert: true } };
  }
  const [chat] = await privateChats(desk, [visitor.person]);
  const { id, revision, content } = submission;
  const { textLimit } = capabilitiesAt(desk, chat?.to.channel ?? desk.platform.channel);
  const count = narrativeParts(content.narrative ?? '', textLimit).length;
  const parts = count > narrativePartsLimit ? [null] : Array.from({ length: count }, (_, part) => part);
  const writes = parts.flatMap((part) => {
    const key = `narrative:${id}:${visitor.person}:${desk.now}:${part ?? 'file'}`;
    const what = { type: 'narrative', submissionId: id, revision, part } as const;
    return chat ? [send(desk, key, chat.to, what, what)] : [];
  });
  return { writes, answer: { text: tapTexts.sent, alert: false } };
}
