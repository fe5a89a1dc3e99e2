import type { MessageAddress } from '../workflows/chat.ts';
import type { Effect } from '../workflows/effects.ts';
import type { PersonId } from '../workflows/people.ts';
import { isReviewStep } from '../workflows/procedure.ts';
import { type Decided, toWrites } from '../workflows/run-command.ts';
import { countedPieces, type Submission } from '../workflows/submission.ts';
import type { Write } from '../workflows/writes.ts';
import { followPackage } from './agenda/follow-package.ts';
import { arrangeAlbums } from './arrange-albums.ts';
import { capabilitiesAt, type Desk } from './desk.ts';
import { putOnList } from './reminder-lists.ts';
import { privateChats, send } from './send.ts';

/** Redrawing is put off a moment: ten pieces of an album redraw the card once. */
const redrawDelayMs = 600;
/** Pieces that come after the hand-in come in bursts too: their prompt waits for the rest. */
const revisedPromptDelayMs = 1500;

/** A decision as one commit: state, events, and every message and alarm that follows from it. */
export async function commitOf(desk: Desk, decided: Decided): Promise<Write[]> {
  const writes = toWrites(decided);
  for (const effect of decided.decision.effects) writes.push(...(await order(desk, decided, effect)));
  return [...writes, ...(await followPackage(desk, decided))];
}

async function order(desk: Desk, decided: Decided, effect: Effect): Promise<Write[]> {
  const { submission } = decided.decision;
  const about = { submissionId: submission.id };
  switch (effect.type) {
    case 'redrawCard':
      return [redrawCard(desk, submission, decided.before !== null)];
    case 'removeCard':
      return [
        { type: 'cancelSend', keyPrefix: `card:${submission.id}:` },
        send(desk, `removeCard:${submission.id}`, submission.home, { type: 'removeCard', ...about }, about),
      ];
    case 'prompt':
      return orderPrompts(desk, submission, effect.to, effect.media);
    case 'refreshPrompts':
      return refreshPrompts(desk, decided);
    case 'showCorrections':
      return orderCorrections(desk, submission, effect);
    case 'closeQuestions':
      return [{ type: 'closeQuestionsOf', submissionId: submission.id }];
    case 'ask':
      return orderQuestion(desk, submission, effect);
    case 'tellTeam': {
      const key = `news:${submission.id}:${submission.version}:${effect.news.type}`;
      return [send(desk, key, submission.home, { type: 'teamNews', ...about, news: effect.news }, about)];
    }
    case 'remindTeam': {
      const team = { type: 'team', home: submission.home } as const;
      return putOnList(desk, [team], { ...about, ...effect.news });
    }
    case 'remindPeople': {
      const people = effect.to.map((person) => ({ type: 'person', person }) as const);
      return putOnList(desk, people, { ...about, ...effect.news });
    }
    case 'tellAdmins':
      return orderAdminNews(desk, submission, effect);
    case 'remind':
      return [remind(desk, submission, effect)];
    case 'cancelReminder':
      return [{ type: 'cancelReminder', key: `${effect.kind}:${submission.id}` }];
    default:
      return effect satisfies never;
  }
}

export function redrawCard(desk: Desk, submission: Submission, later: boolean): Write {
  const about = { submissionId: submission.id };
  const delayMs = later ? redrawDelayMs : 0;
  return send(desk, `card:${submission.id}:`, submission.home, { type: 'card', ...about }, { ...about, delayMs });
}

/** Media, then the caption to copy (step 5), then the prompt: each a message of its own, so that none repeats another. */
export async function orderPrompts(
  desk: Desk,
  submission: Submission,
  people: readonly PersonId[],
  media: 'all' | 'none' | readonly string[],
): Promise<Write[]> {
  const isRevised = isReviewStep(submission.step) && media !== 'all' && submission.step === 'receiving';
  const options = { submissionId: submission.id, delayMs: isRevised ? revisedPromptDelayMs : 0 };
  const chats = await privateChats(desk, people);
  return chats.flatMap(({ person, to }) => [
    ...orderAlbums(desk, submission, to, media, `${person}`, options),
    ...orderCopyCaption(desk, submission, to, person, options),
    ...orderPrompt(desk, submission, to, person, options),
  ]);
}

type To = Parameters<typeof send>[2];
type Options = NonNullable<Parameters<typeof send>[4]>;

function orderAlbums(
  desk: Desk,
  submission: Submission,
  to: To,
  media: 'all' | 'none' | readonly string[],
  who: string,
  options: Options,
): Write[] {
  if (media === 'none') return [];
  const pieces = countedPieces(submission.content).filter(({ key }) => media === 'all' || media.includes(key));
  const albums = arrangeAlbums(pieces, capabilitiesAt(desk, to.channel));
  return albums.map((album, index) => {
    const keys = album.map(({ key }) => key);
    const key = `album:${submission.id}:${submission.version}:${who}:${index}`;
    return send(desk, key, to, { type: 'album', submissionId: submission.id, pieces: keys }, options);
  });
}

function orderCopyCaption(desk: Desk, submission: Submission, to: To, who: PersonId, options: Options): Write[] {
  if (submission.step !== 'publishing') return [];
  const key = `copyCaption:${submission.id}:${submission.version}:${who}`;
  return [send(desk, key, to, { type: 'copyCaption', submissionId: submission.id }, options)];
}

function orderPrompt(desk: Desk, submission: Submission, to: To, person: PersonId, options: Options): Write[] {
  const { id, revision, step } = submission;
  if (step === 'published' || step === 'withdrawn') throw new Error(`No prompt for ${step}`);
  const what = { type: 'prompt', submissionId: id, step, revision, person } as const;
  return [
    // Anew, so that it comes after the media that were ordered just now.
    { type: 'cancelSend', keyPrefix: `prompt:${id}:${person}:` },
    send(desk, `prompt:${id}:${person}:`, to, what, options),
  ];
}

/** Copies of the step that just changed; older ones were brought to their end before. */
async function refreshPrompts(desk: Desk, { before, decision }: Decided): Promise<Write[]> {
  if (!before) return [];
  const { id, finished } = decision.submission;
  const answered = finished.filter((done, index) => done.response !== before.finished[index]?.response);
  // A link is put right after the last one published the package: the prompts are those of the upload.
  const stepNow = before.step === 'published' ? 'publishing' : before.step;
  const steps = new Set([stepNow, ...answered.map(({ step }) => step)]);
  const prompts = await desk.tx.prompts(id);
  const stale: Write[] =
    before.step === decision.submission.step ? [] : [{ type: 'cancelSend', keyPrefix: `prompt:${id}:` }];
  return [
    ...stale,
    ...prompts.filter(({ step }) => step !== null && steps.has(step)).map((prompt) => refreshPrompt(desk, id, prompt)),
  ];
}

export function refreshPrompt(
  desk: Pick<Desk, 'now' | 'office'>,
  submissionId: number,
  { channel, chatId, messageId }: MessageAddress,
): Write {
  const message = { channel, chatId, messageId };
  const to = { channel, chatId, threadId: null };
  return send(desk as Desk, refreshKey(message), to, { type: 'refreshPrompt', message }, { submissionId });
}

/** While an order waits under it, that copy does not show yet what happened. */
export function refreshKey({ channel, chatId, messageId }: MessageAddress): string {
  return `refresh:${channel}:${chatId}:${messageId}`;
}

async function orderCorrections(
  desk: Desk,
  submission: Submission,
  { to, fromRevision, toRevision }: Extract<Effect, { type: 'showCorrections' }>,
): Promise<Write[]> {
  const what = { type: 'corrections', submissionId: submission.id, fromRevision, toRevision } as const;
  return (await privateChats(desk, to)).map((chat) =>
    send(desk, `corrections:${submission.id}:${toRevision}:${chat.person}`, chat.to, what, what),
  );
}

/** One question a person and package at a time: a newer one takes the place of the older. */
async function orderQuestion(
  desk: Desk,
  submission: Submission,
  { person, about }: Extract<Effect, { type: 'ask' }>,
): Promise<Write[]> {
  const open = await desk.tx.openQuestions(person);
  const replaced = open.filter(({ submissionId }) => submissionId === submission.id);
  const prompts = (await desk.tx.prompts(submission.id)).filter(
    (prompt) => prompt.person === person && prompt.step === submission.step,
  );
  const what = { type: 'question', submissionId: submission.id, person, about } as const;
  const [chat] = await privateChats(desk, [person]);
  if (!chat) return [];
  const order = {
    officeId: desk.office.id,
    person,
    to: chat.to,
    submissionId: submission.id,
    about,
    askedAt: desk.now,
  };
  return [
    ...replaced.map(({ id }) => ({ type: 'closeQuestion', questionId: id }) as const),
    { type: 'ask', question: order },
    send(desk, `question:${submission.id}:${person}:${desk.now}`, chat.to, what, what),
    ...prompts.map((prompt) => refreshPrompt(desk, submission.id, prompt)),
  ];
}

/** Admins hear where a step waits for nobody. */
export async function orderAdminNews(
  desk: Desk,
  submission: Submission,
  { news }: Extract<Effect, { type: 'tellAdmins' }>,
): Promise<Write[]> {
  const what = { type: 'adminNews', submissionId: submission.id, news } as const;
  return (await privateChats(desk, desk.holders.admin)).map(({ person, to }) =>
    send(desk, `adminNews:${submission.id}:${submission.version}:${person}`, to, what, what),
  );
}

function remind(desk: Desk, submission: Submission, effect: Extract<Effect, { type: 'remind' }>): Write {
  const about = { type: effect.kind, submissionId: submission.id, step: effect.step };
  const reminder = { key: `${effect.kind}:${submission.id}`, officeId: desk.office.id, about, dueAt: effect.at };
  return { type: 'remind', reminder };
}
