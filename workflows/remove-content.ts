import { collapse, revised, settleWait } from './collect.ts';
import type { CommandOf } from './command.ts';
import { removeMessage, sourcesAfter } from './content.ts';
import type { Context, Outcome } from './decide.ts';
import type { EventPayload } from './event.ts';
import { hashText } from './hash-text.ts';
import { type Refusal, refuse } from './refusals.ts';
import { type Collecting, type Content, countedPieces, type InReview, type Submission } from './submission.ts';

/** SOP row 1: what came with a message that its sender deleted from the chat. Its files stay in the archive. */

type Removal = CommandOf<'RemoveContent'>;

export function removeContent(submission: Collecting, command: Removal, context: Context): Outcome | Refusal {
  const content = removeMessage(submission, command.message);
  if (!content) return refuse({ reason: 'unchanged' });
  const textFrom = sourcesAfter(submission, content, null);
  const next = { ...submission, content, textFrom, isDraft: true };
  const event = removed('ContentRemoved', submission, next, command);
  if (isEmpty(content) && submission.handIns === 0) {
    const end = collapse(next, context);
    return { ...end, events: [event, ...end.events] };
  }
  return { next, events: [event], effects: [{ type: 'redrawCard' }, ...settleWait(next, context)] };
}

/** Until it is received, what is deleted makes a new revision too, and the prompts follow. */
export function removeFromRevision(submission: InReview, command: Removal, context: Context): Outcome | Refusal {
  const content = removeMessage(submission, command.message);
  if (!content) return refuse({ reason: 'unchanged' });
  const isRevised = shownOf(content) !== shownOf(submission.content);
  const textFrom = sourcesAfter(submission, content, null);
  const next = { ...submission, content, textFrom, revision: submission.revision + (isRevised ? 1 : 0) };
  return {
    next,
    events: [removed('ContentRemoved', submission, next, command)],
    effects: isRevised ? revised(next, context, []) : [{ type: 'redrawCard' }],
  };
}

/** Afterwards it changes nothing; the card says so and the log keeps it. */
export function ignoreLateRemoval<S extends Submission>(submission: S, command: Removal): Outcome | Refusal {
  if (!removeMessage(submission, command.message)) return refuse({ reason: 'unchanged' });
  const next = { ...submission, lateEdits: submission.lateEdits + 1 };
  return {
    next,
    events: [removed('LateRemovalIgnored', submission, next, command)],
    effects: [{ type: 'redrawCard' }],
  };
}

/** What reviewers see of it. */
function shownOf(content: Content): string {
  return JSON.stringify([content.caption, content.narrative, countedPieces(content).map(({ key }) => key)]);
}

function isEmpty({ caption, narrative, pieces }: Content): boolean {
  return caption === null && narrative === null && pieces.every(({ state }) => state === 'removed');
}

/** The texts by their hash, the message by the key that its piece has. */
function removed(
  type: 'ContentRemoved' | 'LateRemovalIgnored',
  { content, textFrom }: Submission,
  next: Submission,
  { message }: Removal,
) {
  const hashOf = (field: 'caption' | 'narrative') =>
    textFrom[field] === message ? { [field]: hashText(content[field] ?? '') } : {};
  const payload: EventPayload = { revision: next.revision, message, ...hashOf('caption'), ...hashOf('narrative') };
  return { type, payload };
}
