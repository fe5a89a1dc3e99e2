import { Migrator } from 'kysely/migration';
import { migrations } from '../migrations/index.ts';
import type { Db } from '../schema.ts';

/** The database was written by a newer version of this program. */
export class SchemaTooNew extends Error {
  constructor(unknown: string) {
    super(
      `The database has migration ${unknown}, which this version does not know: start the newer version, or restore a backup`,
    );
    this.name = 'SchemaTooNew';
  }
}

/** The database is read by a newer version than the one that runs on it. */
export class SchemaTooOld extends Error {
  constructor(missing: string) {
    super(`The database lacks migration ${missing}: start the program once, it migrates`);
    this.name = 'SchemaTooOld';
  }
}

export async function migrate(db: Db): Promise<void> {
  refuseNewer(await applied(db));
  const { error } = await migrator(db).migrateToLatest();
  if (error) throw error;
}

/** For reading only: the schema has to be this version's. */
export async function checkSchema(db: Db): Promise<void> {
  const names = await applied(db);
  refuseNewer(names);
  const missing = Object.keys(migrations).find((name) => !names.includes(name));
  if (missing) throw new SchemaTooOld(missing);
}

function migrator(db: Db): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
}

function refuseNewer(names: readonly string[]): void {
  const unknown = names.find((name) => !(name in migrations));
  if (unknown) throw new SchemaTooNew(unknown);
}

async function applied(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map(({ name }) => name).sort();
}
