import { hashText } from '../../workflows/hash-text.ts';
import type { Button } from '../../workflows/outgoing.ts';
import {
  objectionToProposing,
  type Proposal,
  type ProposedChange,
  procedureOf,
} from '../../workflows/procedure-versions.ts';
import type { Write } from '../../workflows/writes.ts';
import { actorOf, contextFor } from '../desk.ts';
import { event } from '../log-event.ts';
import { tapData } from '../taps/tap-data.ts';
import { proposalText, proposedText } from '../texts/procedure.ts';
import { closeMatters, say, sayRefusal, type Turn, tellOthers } from './turn.ts';

/** Puts a change of the procedure before pimpinan; one that waited is replaced. */
export async function propose(turn: Turn, change: ProposedChange): Promise<Write[]> {
  const { desk, visitor } = turn;
  const objection = objectionToProposing(change, contextFor(desk, actorOf(visitor, false)));
  if (objection) return sayRefusal(turn, '/sop', objection);
  const { proposal: id } = await desk.tx.nextMatters();
  const proposal: Proposal = { id, officeId: desk.office.id, change, by: visitor.person, at: desk.now, outcome: null };
  const chiefs = desk.holders.chiefEditor.filter((person) => person !== visitor.person);
  const known = await desk.tx.people(chiefs);
  const text = proposalText(change, procedureOf(desk.standing.procedures), visitor.sender.name);
  return [
    ...(await closeMatters(turn)),
    { type: 'proposeProcedure', proposal },
    event(desk, 'SopProposed', visitor.person, { proposal: id, ...loggedChange(change) }),
    ...(await tellOthers(turn, chiefs, text, [decisionRow(id)])),
    say(turn, proposedText(chiefs.map((person) => known.get(person)?.name ?? ''))),
  ];
}

/** What the log keeps of it: hashes, never texts. */
export function loggedChange(change: ProposedChange) {
  return change.type === 'void'
    ? { change: 'void', version: change.version, reason: hashText(change.reason) }
    : {
        change: 'amend',
        rules: hashText(JSON.stringify({ ...change.rules, number: change.number, title: change.title })),
      };
}

function decisionRow(proposal: number): Button[] {
  return [
    { text: '✅ Terima', data: tapData({ verb: 'decision', wish: { verb: 'sopAccept', proposal } }), style: 'good' },
    { text: '❌ Tolak', data: tapData({ verb: 'decision', wish: { verb: 'sopReject', proposal } }), style: 'bad' },
  ];
}
