import { objectionToDeciding, procedureOf } from '../../workflows/procedure-versions.ts';
import { refuse } from '../../workflows/refusals.ts';
import type { Write } from '../../workflows/writes.ts';
import { actorOf } from '../desk.ts';
import {
  askAmendmentText,
  askRejectionText,
  askVoidingText,
  noneToVoidText,
  unreadableRuleText,
} from '../texts/procedure.ts';
import { rejectProposal } from './decide-proposal.ts';
import { propose } from './propose.ts';
import { readAmendment } from './read-amendment.ts';
import { ask, closeMatters, say, sayRefusal, type Turn } from './turn.ts';

export async function askAmendment(turn: Turn): Promise<Write[]> {
  return ask(turn, { type: 'amendment' }, askAmendmentText(procedureOf(turn.desk.standing.procedures)));
}

/** Only what the lines name changes; a line that cannot be read leaves the question open. */
export async function answerAmendment(turn: Turn, text: string): Promise<Write[]> {
  const read = readAmendment(text, procedureOf(turn.desk.standing.procedures));
  if ('unreadable' in read) return [say(turn, unreadableRuleText(read.unreadable))];
  return propose(turn, read.change);
}

export async function askVoiding(turn: Turn): Promise<Write[]> {
  if (!turn.desk.standing.procedures.inForce) return [say(turn, noneToVoidText)];
  return ask(turn, { type: 'voiding' }, [askVoidingText]);
}

export async function answerVoiding(turn: Turn, reason: string): Promise<Write[]> {
  const { inForce } = turn.desk.standing.procedures;
  if (!inForce) return [...(await closeMatters(turn)), say(turn, noneToVoidText)];
  return propose(turn, { type: 'void', version: inForce.version, reason });
}

/** Tolak asks for the written response first; the proposal is rejected when it arrives. */
export async function askRejection(turn: Turn, id: number): Promise<Write[]> {
  const proposal = await turn.desk.tx.proposal(id);
  if (!proposal) return sayRefusal(turn, 'sopReject', refuse({ reason: 'proposalOver' }));
  const objection = objectionToDeciding(proposal, actorOf(turn.visitor, false));
  if (objection) return sayRefusal(turn, 'sopReject', objection);
  return ask(turn, { type: 'proposalRejection', proposal: id }, [askRejectionText(proposal.change)]);
}

export async function answerRejection(turn: Turn, id: number, response: string): Promise<Write[]> {
  return [...(await closeMatters(turn)), ...(await rejectProposal(turn, id, response))];
}
