import type { Selectable } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Proposal, ProposedChange } from '../workflows/procedure-versions.ts';
import type { Db, Trx } from './schema.ts';
import type { ProcedureProposalsTable } from './tables/office-decisions.ts';

/** Table `procedure_proposals`: what admin put before pimpinan. One waits at a time. */

export async function proposalOf(db: Db, id: number): Promise<Proposal | undefined> {
  const row = await db.selectFrom('procedure_proposals').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toProposal(row);
}

export async function openProposal(db: Db, officeId: number): Promise<Proposal | undefined> {
  const row = await db
    .selectFrom('procedure_proposals')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row && toProposal(row);
}

export async function proposeProcedure(trx: Trx, { id, officeId, change, by, at }: Proposal): Promise<void> {
  await trx
    .updateTable('procedure_proposals')
    .set({ outcome: 'replaced', decided_at: at })
    .where('office_id', '=', officeId)
    .where('outcome', 'is', null)
    .execute();
  const proposed = { id, office_id: officeId, change: JSON.stringify(change), proposed_by: by, proposed_at: at };
  await trx
    .insertInto('procedure_proposals')
    .values({ ...proposed, outcome: null, decided_by: null, decided_at: null, response: null })
    .execute();
}

interface ProposalDecision {
  proposalId: number;
  outcome: 'enacted' | 'rejected';
  response: string | null;
  by: PersonId;
  at: Instant;
}

export async function decideProposal(trx: Trx, { proposalId, outcome, response, by, at }: ProposalDecision) {
  await trx
    .updateTable('procedure_proposals')
    .set({ outcome, response, decided_by: by, decided_at: at })
    .where('id', '=', proposalId)
    .where('outcome', 'is', null)
    .execute();
}

function toProposal(row: Selectable<ProcedureProposalsTable>): Proposal {
  const { id, office_id, proposed_by, proposed_at, outcome } = row;
  const change = JSON.parse(row.change) as ProposedChange;
  return { id, officeId: office_id, change, by: proposed_by, at: proposed_at, outcome };
}
