import { hasWord } from '../../workflows/guards.ts';
import { hashText } from '../../workflows/hash-text.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import { isEnd } from '../../workflows/procedure.ts';
import {
  amendedVersion,
  objectionToDeciding,
  type Proposal,
  type ProposedChange,
  procedureOf,
  proceduresOf,
} from '../../workflows/procedure-versions.ts';
import { isRefusal, type Refusal, refuse } from '../../workflows/refusals.ts';
import { runCommand } from '../../workflows/run-command.ts';
import type { Write } from '../../workflows/writes.ts';
import { actorOf, contextFor } from '../desk.ts';
import { event } from '../log-event.ts';
import { commitOf } from '../order-messages.ts';
import { answer } from '../send.ts';
import { decidedText, rejectedText } from '../texts/procedure.ts';
import { loggedChange } from './propose.ts';
import { say, sayDone, sayRefusal, type Turn, tellOthers } from './turn.ts';

/** Pimpinan enacts what was proposed. */
export async function acceptProposal(turn: Turn, id: number): Promise<Write[]> {
  const { desk, visitor } = turn;
  const proposal = await mayDecide(turn, id);
  if (isRefusal(proposal)) return sayRefusal(turn, 'sopAccept', proposal);
  const { change } = proposal;
  const text = decidedText(change, procedureOf(desk.standing.procedures), visitor.sender.name);
  const decision = { outcome: 'enacted', response: null, by: visitor.person, at: desk.now } as const;
  return [
    { type: 'decideProposal', proposalId: id, ...decision },
    ...(change.type === 'void' ? voiding(turn, proposal, change) : await enacting(turn, proposal, change)),
    ...(await tellOffice(turn, proposal, text)),
    sayDone(turn, text),
  ];
}

/** Rejected with its written response. */
export async function rejectProposal(turn: Turn, id: number, written: string): Promise<Write[]> {
  const { desk, visitor } = turn;
  const proposal = await mayDecide(turn, id);
  if (isRefusal(proposal)) return sayRefusal(turn, 'sopReject', proposal);
  if (!hasWord(written)) return sayRefusal(turn, 'sopReject', refuse({ reason: 'responseMissing' }));
  const response = written.trim();
  const text = rejectedText(proposal.change, visitor.sender.name, response);
  const decision = { outcome: 'rejected', response, by: visitor.person, at: desk.now } as const;
  return [
    { type: 'decideProposal', proposalId: id, ...decision },
    event(desk, 'SopRejected', visitor.person, { proposal: id, response: hashText(response) }),
    ...(await tellOthers(turn, [proposal.by, ...desk.holders.chiefEditor], text)),
    say(turn, text),
  ];
}

async function mayDecide({ desk, visitor }: Turn, id: number): Promise<Proposal | Refusal> {
  const proposal = await desk.tx.proposal(id);
  if (!proposal) return refuse({ reason: 'proposalOver' });
  return objectionToDeciding(proposal, actorOf(visitor, false)) ?? proposal;
}

type Change<T> = Extract<ProposedChange, { type: T }>;

function voiding({ desk, visitor }: Turn, { id }: Proposal, change: Change<'void'>): Write[] {
  return [
    { type: 'voidProcedure', officeId: desk.office.id, version: change.version, at: desk.now },
    event(desk, 'SopVoided', visitor.person, { proposal: id, ...loggedChange(change) }),
  ];
}

/** The new version, and every package that ran by the one before it. */
async function enacting(turn: Turn, { id }: Proposal, change: Change<'amend'>): Promise<Write[]> {
  const { desk, visitor } = turn;
  const { procedures } = desk.standing;
  const version = amendedVersion(change, procedures, { day: desk.today, by: visitor.person });
  const logged = { proposal: id, version: version.version, ...loggedChange(change) };
  const amended = { ...desk.standing, procedures: proceduresOf([...procedures.all, version]) };
  return [
    { type: 'enactProcedure', officeId: desk.office.id, version, at: desk.now },
    event(desk, 'SopEnacted', visitor.person, logged),
    ...(await applyToRunning(
      { ...turn, desk: { ...desk, standing: amended } },
      procedures.inForce?.version,
      version.version,
    )),
  ];
}

/** Packages of a voided version finish under theirs: then there is no version before it. */
async function applyToRunning({ desk, visitor }: Turn, before: number | undefined, version: number): Promise<Write[]> {
  const open = (await desk.tx.openSubmissions(desk.office.id)).filter(
    ({ procedureVersion }) => procedureVersion === before,
  );
  const context = contextFor(desk, actorOf(visitor, false));
  const writes: Write[] = [];
  for (const submission of open.filter(({ step }) => !isEnd(step))) {
    const decided = await runCommand(desk.tx, submission.id, { type: 'ApplyProcedure', version }, context);
    if (!isRefusal(decided)) writes.push(...(await commitOf(desk, decided)));
  }
  return writes;
}

/** Reviewers privately, and every group that hands in. */
async function tellOffice(turn: Turn, { by }: Proposal, text: RichText): Promise<Write[]> {
  const { desk, key } = turn;
  const { admin, deputyEditor, chiefEditor } = desk.holders;
  const groups = (await desk.tx.intakeGroups(desk.office.id)).filter(({ present }) => present);
  return [
    ...(await tellOthers(turn, [by, ...admin, ...deputyEditor, ...chiefEditor], text)),
    ...groups.map((group) => answer(desk, group, `sop:${group.threadId}:${key}`, text)),
  ];
}
