import type { CommandOf, PlatformLink } from './command.ts';
import type { Context, Outcome } from './decide.ts';
import { isActing } from './delegation.ts';
import type { Effect } from './effects.ts';
import type { EventPayload, EventType } from './event.ts';
import { hashText } from './hash-text.ts';
import { type PersonId, personOf } from './people.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { Publication, Published, Publishing, Submission } from './submission.ts';
import { cancel, stepChanged } from './wake.ts';

/** SOP row 5: the links of what was uploaded, until every platform has one or was skipped with a reason. */

export function recordLinks(
  submission: Publishing,
  command: CommandOf<'RecordLinks'>,
  context: Context,
): Outcome | Refusal {
  const added = newLinks(submission, command.links, context);
  if (added.length === 0) return refuse({ reason: 'unchanged' });
  const events = added.map(linkRecorded);
  return publishWhenDone({ ...submission, publications: merge(submission.publications, added) }, events, context);
}

/** A wrong link is put right, also after the last one published the package. */
export function correctLinks(
  submission: Published,
  command: CommandOf<'RecordLinks'>,
  context: Context,
): Outcome | Refusal {
  const added = newLinks(submission, command.links, context);
  if (added.length === 0) return refuse({ reason: 'unchanged' });
  return {
    next: { ...submission, publications: merge(submission.publications, added) },
    events: added.map(linkRecorded),
    effects: [{ type: 'redrawCard' }, { type: 'refreshPrompts' }],
  };
}

export function skipPlatform(
  submission: Publishing,
  command: CommandOf<'SkipPlatform'>,
  context: Context,
): Outcome | Refusal {
  const reason = command.reason.trim();
  const skipped = publication(command.platform, { url: null, skipped: reason }, context);
  const publications = merge(submission.publications, [skipped]);
  const allSkipped = context.platforms.every((name) => publications.some((p) => p.platform === name && p.skipped));
  if (allSkipped) return refuse({ reason: 'noLinkAtAll' });
  const payload = { platform: command.platform, reason: hashText(reason) };
  return publishWhenDone({ ...submission, publications }, [{ type: 'PlatformSkipped', payload }], context);
}

export function askForLink(submission: Publishing, { platform }: CommandOf<'AskForLink'>, { actor }: Context): Outcome {
  return { next: submission, events: [], effects: ask(actor, { type: 'link', platform }) };
}

export function askToSkip(submission: Publishing, { platform }: CommandOf<'AskToSkip'>, { actor }: Context): Outcome {
  return { next: submission, events: [], effects: ask(actor, { type: 'skip', platform }) };
}

export function withdraw<S extends Exclude<Submission, { step: 'published' | 'withdrawn' }>>(
  submission: S,
  command: CommandOf<'Withdraw'>,
  context: Context,
): Outcome {
  const reason = command.reason.trim();
  const next: Submission = { ...submission, step: 'withdrawn', withdrawnAt: context.now, reason };
  const news = { type: 'withdrawn', by: personOf(context.actor), reason } as const;
  const payload = { step: submission.step, revision: submission.revision, reason: hashText(reason) };
  return {
    next,
    events: [{ type: 'SubmissionWithdrawn', payload }],
    effects: [...stepChanged(next, context), cancel('settle'), { type: 'tellTeam', news }],
  };
}

function publishWhenDone(submission: Publishing, events: LoggedEvent[], context: Context): Outcome {
  const isDone = context.platforms.every((name) => submission.publications.some(({ platform }) => platform === name));
  if (!isDone) return { next: submission, events, effects: [{ type: 'redrawCard' }, { type: 'refreshPrompts' }] };
  const next = published(submission, context);
  const payload = { revision: next.revision, platforms: next.publications.filter((p) => p.url).map((p) => p.platform) };
  return {
    next,
    events: [...events, { type: 'SubmissionPublished', payload }],
    effects: [...stepChanged(next, context), { type: 'tellTeam', news: { type: 'published' } }],
  };
}

function published(submission: Publishing, context: Context): Published {
  const { handIns, revision, due } = submission;
  const done = { step: 'publishing', outcome: 'published', handIn: handIns, revision } as const;
  const by = personOf(context.actor);
  const acting = isActing(context.procedure.publishing.holder, by, context.delegates);
  const who = { by, acting, at: context.now, due: due.publishing, response: null };
  const finished = [...submission.finished, { ...done, ...who }];
  return { ...submission, step: 'published', publishedAt: context.now, finished };
}

type LoggedEvent = { type: EventType; payload: EventPayload };

function linkRecorded({ platform, url }: Publication): LoggedEvent {
  return { type: 'LinkRecorded', payload: { platform, url } };
}

function newLinks(submission: Submission, links: readonly PlatformLink[], context: Context): Publication[] {
  const known = new Set(submission.publications.map(({ platform, url }) => `${platform} ${url}`));
  return links
    .filter(({ platform, url }) => !known.has(`${platform} ${url}`))
    .map(({ platform, url }) => publication(platform, { url, skipped: null }, context));
}

function publication(platform: string, outcome: Pick<Publication, 'url' | 'skipped'>, context: Context): Publication {
  return { platform, ...outcome, by: actingPerson(context), at: context.now };
}

function merge(known: readonly Publication[], added: readonly Publication[]): Publication[] {
  const replaced = new Set(added.map(({ platform }) => platform));
  return [...known.filter(({ platform }) => !replaced.has(platform)), ...added];
}

function actingPerson({ actor }: Context): PersonId {
  if (actor.kind === 'person') return actor.person;
  throw new Error('Only a person uploads');
}

function ask(actor: Context['actor'], about: Extract<Effect, { type: 'ask' }>['about']): Effect[] {
  return actor.kind === 'person' ? [{ type: 'ask', person: actor.person, about }] : [];
}
