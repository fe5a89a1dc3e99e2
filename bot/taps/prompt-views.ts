import type { MessageAddress } from '../../workflows/chat.ts';
import type { Correction } from '../../workflows/command.ts';
import { decide } from '../../workflows/decide.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { PromptView, Write } from '../../workflows/writes.ts';
import { commitCommand } from '../commit-command.ts';
import { actorOf, contextFor, type Desk, type Reaction, type Visitor } from '../desk.ts';
import type { IncomingTap } from '../incoming.ts';
import { refreshPrompt } from '../order-messages.ts';
import { numberedPieces } from '../render-prompt.ts';
import { send } from '../send.ts';
import { tapTexts } from '../texts/taps.ts';
import type { Tap } from './tap-data.ts';
import { whenTappedShown } from './when-shown.ts';

type ViewTap = Extract<Tap, { verb: 'correct' | 'back' | 'media' | 'toggle' }>;

/** Leafing through the buttons of a prompt decides nothing, but only who may correct may leaf. */
export async function leafThrough(
  tap: IncomingTap,
  wish: ViewTap,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  const actor = actorOf(visitor, false);
  const shown = { step: 'correcting', revision: wish.revision, ...(await whenTappedShown(tap, desk)) } as const;
  const probe = { type: 'AskToCorrect', field: 'media', ...shown } as const;
  if (isRefusal(decide(submission, probe, contextFor(desk, actor)))) {
    const result = await commitCommand(desk, submission, probe, actor);
    return { writes: result.writes, answer: { text: result.refusal ? result.text : null, alert: true } };
  }
  if (!tap.message) return { writes: [] };
  const view = await nextView(tap, wish, submission, desk);
  const set: Write = { type: 'setPromptView', message: tap.message, view };
  return {
    writes: [set, showView(desk, submission.id, tap.message)],
    answer: { text: isInWords(desk) && view.type === 'decide' ? tapTexts.cancelled : null, alert: false },
  };
}

/** The buttons of the prompt change; where words stand for them, the new ones come as a message below. */
function showView(desk: Desk, submissionId: number, message: MessageAddress): Write {
  if (!isInWords(desk)) return refreshPrompt(desk, submissionId, message);
  const { channel, chatId, messageId } = message;
  const to = { channel, chatId, threadId: null };
  const key = `view:${channel}:${chatId}:${messageId}`;
  return send(desk, key, to, { type: 'promptView', message: { channel, chatId, messageId } }, { submissionId });
}

function isInWords({ platform }: Desk): boolean {
  return platform.capabilities.choices !== 'buttons';
}

async function nextView(tap: IncomingTap, wish: ViewTap, submission: Submission, desk: Desk): Promise<PromptView> {
  switch (wish.verb) {
    case 'correct':
      return { type: 'correct' };
    case 'back':
      return { type: 'decide' };
    case 'media':
      return { type: 'media', leaveOut: leftOut(submission) };
    case 'toggle':
      return { type: 'media', leaveOut: toggled(await chosen(tap, submission, desk), submission, wish.index) };
  }
}

/** What `Simpan` corrects: the pieces that the view of this copy leaves out. */
export async function mediaCorrection(tap: IncomingTap, submission: Submission, desk: Desk): Promise<Correction> {
  return { field: 'media', leaveOut: await chosen(tap, submission, desk) };
}

async function chosen(tap: IncomingTap, submission: Submission, desk: Desk): Promise<readonly string[]> {
  const view = tap.message && (await desk.tx.promptView(tap.message));
  return view?.type === 'media' ? view.leaveOut : leftOut(submission);
}

function leftOut({ content }: Submission): string[] {
  return content.pieces.filter((piece) => piece.leftOut).map(({ key }) => key);
}

function toggled(leaveOut: readonly string[], submission: Submission, index: number): readonly string[] {
  const key = numberedPieces(submission)[index]?.key;
  if (!key) return leaveOut;
  return leaveOut.includes(key) ? leaveOut.filter((other) => other !== key) : [...leaveOut, key];
}
