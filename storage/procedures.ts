import type { Selectable } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import { type AmendableRules, procedure as first } from '../workflows/procedure.ts';
import type { ProcedureVersion } from '../workflows/procedure-versions.ts';
import type { Db, Trx } from './schema.ts';
import type { ProceduresTable } from './tables/office-decisions.ts';

/**
 * Table `procedures`: every version that was enacted. A row has what an amendment may change; steps and who holds them are
 * those of `workflows/procedure.ts` in every version.
 */

export async function proceduresIn(db: Db, officeId: number): Promise<ProcedureVersion[]> {
  const rows = await db
    .selectFrom('procedures')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('version')
    .execute();
  return rows.map(toVersion);
}

export async function enactProcedure(trx: Trx, officeId: number, enacted: ProcedureVersion, at: Instant) {
  const { version, procedure, enactedBy } = enacted;
  const { number, title, signedOn, requirements, dueDays } = procedure;
  const rules = JSON.stringify({ requirements, dueDays } satisfies AmendableRules);
  const named = { office_id: officeId, version, number, title, rules, effective_on: signedOn };
  await trx
    .insertInto('procedures')
    .values({ ...named, enacted_by: enactedBy, enacted_at: at, voided_at: null })
    .execute();
}

export async function voidProcedure(trx: Trx, officeId: number, version: number, at: Instant): Promise<void> {
  await trx
    .updateTable('procedures')
    .set({ voided_at: at })
    .where('office_id', '=', officeId)
    .where('version', '=', version)
    .execute();
}

function toVersion(row: Selectable<ProceduresTable>): ProcedureVersion {
  const { version, number, title, effective_on, enacted_by, voided_at } = row;
  const rules = JSON.parse(row.rules) as AmendableRules;
  const procedure = { ...first, number, title, signedOn: effective_on, ...rules };
  return { version, procedure, enactedBy: enacted_by, voidedAt: voided_at };
}
