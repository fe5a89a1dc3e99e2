import type { Instant } from '../workflows/deadlines.ts';
import { holidayRule } from '../workflows/holidays.ts';
import type { Office, Standing } from '../workflows/records.ts';
import { keptHolidays } from './holidays.ts';
import { toProfile } from './office-profiles.ts';
import type { Db } from './schema.ts';
import { readStanding } from './standing.ts';

/** How the offices of this installation count days (`TIMEZONE`, `DEADLINE_DAYS`, `CUTI_BERSAMA`). */
export interface CalendarSettings {
  zone: string;
  workingDaysOnly: boolean;
  cutiBersama: boolean;
}

/** Offices with their platforms and holidays, and what is in force in them, kept in memory: every update asks for them, and they hardly ever change. */
export class Offices {
  readonly #known = new Map<number, Office>();
  readonly #standing = new Map<number, { standing: Standing; validUntil: Instant | null }>();
  /** Changes whenever something else may be in force than before. */
  #standingVersion = 0;
  /** Changes whenever an office may be another than before. */
  #officesVersion = 0;
  readonly #settings: CalendarSettings;
  readonly #now: () => Instant;

  constructor(settings: CalendarSettings, now: () => Instant) {
    this.#settings = settings;
    this.#now = now;
  }

  async office(db: Db, id: number): Promise<Office> {
    const known = this.#known.get(id);
    if (known) return known;
    const version = this.#officesVersion;
    const office = await readOffice(db, id, this.#settings);
    if (version === this.#officesVersion) this.#known.set(id, office);
    return office;
  }

  /** Some of it ends by itself: who acted for somebody has no role any more the moment after. */
  async standing(db: Db, officeId: number): Promise<Standing> {
    const now = this.#now();
    const known = this.#standing.get(officeId);
    if (known && (known.validUntil === null || now < known.validUntil)) return known.standing;
    const version = this.#standingVersion;
    const read = await readStanding(db, officeId, now);
    if (version === this.#standingVersion) this.#standing.set(officeId, read);
    return read.standing;
  }

  /** To be called when any of it is written, and again when anything that was written is undone. */
  forgetStanding(): void {
    this.#standingVersion += 1;
    this.#standing.clear();
  }

  /** The same, for holidays and for what `/kantor` sets. */
  forgetOffices(): void {
    this.#officesVersion += 1;
    this.#known.clear();
  }
}

async function readOffice(db: Db, id: number, { zone, workingDaysOnly, cutiBersama }: CalendarSettings) {
  const { name, profile } = await db
    .selectFrom('offices')
    .select(['name', 'profile'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Error(`No office ${id}`));
  const isHoliday = holidayRule(await keptHolidays(db, id), cutiBersama);
  const { platforms } = toProfile(profile);
  return { id, name, cutiBersama, platforms, calendar: { zone, workingDaysOnly, isHoliday } };
}
