import type { Reads } from '../../workflows/ports.ts';
import { holderOf, type Step } from '../../workflows/procedure.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { LogLine, OfficeLog } from './office-log.ts';
import { type Around, type PackageState, packageState } from './package-state.ts';
import type { PlayedOffice } from './played-office.ts';
import { type TourStep, tourOf } from './tour.ts';

/** What the page shows beside the phones. */
export interface OfficeState {
  /** Newest first. */
  readonly packages: readonly PackageState[];
  readonly tour: readonly TourStep[];
  /** Oldest first. */
  readonly log: readonly LogLine[];
}

/** One office an installation. */
const officeId = 1;
const mostPackages = 8;

export async function officeState(office: PlayedOffice, log: OfficeLog): Promise<OfficeState> {
  await log.readOn(office);
  const { reads } = office.rows.store;
  const practice = await firstStanding(reads, log.opened);
  const newest = await Promise.all(
    log.opened.slice(-mostPackages).map((code) => reads.submissionByCode(officeId, code)),
  );
  const packages = newest.filter((found) => found !== undefined);
  const around = await aroundOf(office, packages);
  return {
    packages: packages.map((each) => packageState(each, around)).reverse(),
    tour: tourOf({ practice, wasReminded: practice !== undefined && log.reminded.has(practice.code) }),
    log: log.lines,
  };
}

async function firstStanding(reads: Reads, codes: readonly string[]): Promise<Submission | undefined> {
  for (const code of codes) {
    const submission = await reads.submissionByCode(officeId, code);
    if (submission && submission.step !== 'withdrawn') return submission;
  }
  return undefined;
}

async function aroundOf({ rows, clock, config }: PlayedOffice, packages: readonly Submission[]): Promise<Around> {
  const { reads } = rows.store;
  const holdings = await reads.holdings(officeId);
  const ids = packages.flatMap(({ team, finished }) => [...team, ...finished.flatMap(({ by }) => by ?? [])]);
  const people = await reads.people(ids);
  const namesOf = (step: Step) =>
    holdings.filter(({ role }) => role === holderOf(step)).map(({ person }) => person.name);
  return {
    now: clock.now().toISOString(),
    zone: config.office.zone,
    nameOf: (person) => (person === null ? 'sistem' : (people.get(person)?.name ?? 'seseorang')),
    holdersOf: (step) => namesOf(step).join(', ') || (step === 'collecting' ? 'Tim Pelaksana' : 'belum ada'),
  };
}
