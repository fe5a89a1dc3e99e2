import { holidayRule } from '../workflows/holidays.ts';
import type { RoleHolders } from '../workflows/people.ts';
import type { Office } from '../workflows/ports.ts';
import { keptHolidays } from './holidays.ts';
import { holdersOf } from './role-holdings.ts';
import type { Db } from './schema.ts';

/** How the offices of this installation count days (`TIMEZONE`, `DEADLINE_DAYS`, `CUTI_BERSAMA`). */
export interface CalendarSettings {
  zone: string;
  workingDaysOnly: boolean;
  cutiBersama: boolean;
}

/** Offices, their holidays and who holds their roles, kept in memory: every update asks for them, and they hardly ever change. */
export class Offices {
  readonly #known = new Map<number, Office>();
  readonly #holders = new Map<number, RoleHolders>();
  /** Changes whenever somebody may hold other roles than before. */
  #holdersVersion = 0;
  /** Changes whenever other days may be holidays than before. */
  #calendarsVersion = 0;
  readonly #settings: CalendarSettings;

  constructor(settings: CalendarSettings) {
    this.#settings = settings;
  }

  async office(db: Db, id: number): Promise<Office> {
    const known = this.#known.get(id);
    if (known) return known;
    const version = this.#calendarsVersion;
    const office = await readOffice(db, id, this.#settings);
    if (version === this.#calendarsVersion) this.#known.set(id, office);
    return office;
  }

  async holders(db: Db, officeId: number): Promise<RoleHolders> {
    const known = this.#holders.get(officeId);
    if (known) return known;
    const version = this.#holdersVersion;
    const holders = await holdersOf(db, officeId);
    if (version === this.#holdersVersion) this.#holders.set(officeId, holders);
    return holders;
  }

  /** To be called when roles are written, and again when anything that was written is undone. */
  forgetHolders(): void {
    this.#holdersVersion += 1;
    this.#holders.clear();
  }

  /** The same, for holidays. */
  forgetCalendars(): void {
    this.#calendarsVersion += 1;
    this.#known.clear();
  }
}

async function readOffice(db: Db, id: number, { zone, workingDaysOnly, cutiBersama }: CalendarSettings) {
  const { name } = await db
    .selectFrom('offices')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Error(`No office ${id}`));
  const isHoliday = holidayRule(await keptHolidays(db, id), cutiBersama);
  return { id, name, cutiBersama, calendar: { zone, workingDaysOnly, isHoliday } };
}
