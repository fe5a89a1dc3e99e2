import type { OfficeMatter } from '../../workflows/office-matter.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk, Reaction, Visitor } from '../desk.ts';
import type { IncomingTap } from '../incoming.ts';
import { officeQuestionGoneText } from '../texts/answers.ts';
import { tapTexts } from '../texts/taps.ts';
import { askDelegation } from './ask-delegation.ts';
import { takeScope } from './ask-kahar.ts';
import { askRejection } from './ask-procedure.ts';
import { acceptProposal } from './decide-proposal.ts';
import type { DecisionTap } from './decision-tap-data.ts';
import { endDelegation } from './delegation.ts';
import { endKahar } from './kahar.ts';
import { closeMatters, isMatter, type Turn } from './turn.ts';

/** A tap about the office. Role and state are checked where it is decided; a choice only counts while it is asked for. */
export async function handleDecisionTap(
  tap: IncomingTap,
  wish: DecisionTap,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  const tapped = tap.message ? { tapped: tap.message.messageId } : {};
  const turn: Turn = { desk, visitor, chat: tap.chat, key: `tap:${tap.tapId}`, ...tapped };
  switch (wish.verb) {
    case 'kaharFor': {
      const scope = wish.scope === 'all' ? wish.scope : [wish.scope];
      return choose(turn, 'kahar', () => takeScope(turn, scope));
    }
    case 'kaharEnd':
      return done(await endKahar(turn, wish.declaration));
    case 'plhRole':
      return choose(turn, 'delegation', () => askDelegation(turn, { type: 'delegation', role: wish.role, to: null }));
    case 'plhTo':
      return choose(turn, 'delegation', (about) =>
        about.type === 'delegation' ? askDelegation(turn, { ...about, to: wish.person }) : closeMatters(turn),
      );
    case 'plhEnd':
      return done(await endDelegation(turn, wish.delegation));
    case 'sopAccept':
      return done(await acceptProposal(turn, wish.proposal));
    case 'sopReject':
      return done(await askRejection(turn, wish.proposal));
    case 'leave':
      return { writes: await closeMatters(turn), answer: { text: tapTexts.cancelled, alert: false } };
  }
}

/** A button of a question that is open still. */
async function choose(
  turn: Turn,
  type: OfficeMatter['type'],
  take: (about: OfficeMatter) => Promise<Write[]>,
): Promise<Reaction> {
  const open = (await turn.desk.tx.openQuestions(turn.visitor.person)).filter(isMatter);
  const question = open.find(({ about }) => about.type === type);
  if (!question) return { writes: [], answer: { text: officeQuestionGoneText, alert: true } };
  return done(await take(question.about));
}

/** What came of it is said in the chat. */
function done(writes: Write[]): Reaction {
  return { writes, answer: { text: null, alert: false } };
}
