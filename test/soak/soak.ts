import { once } from 'node:events';
import type { Office } from '../stories/office.ts';
import { startRobots } from '../stories/robots.ts';
import { spawnAlur, startAlur } from '../support/alur-process.ts';
import { newRandom } from '../support/random.ts';
import { checkLog } from './check-log.ts';
import { countDoubles, showHarmless } from './doubles.ts';
import { faultsOf, type SoakPlan } from './plan.ts';
import { openSoakedOffice, type SoakedOffice } from './team.ts';

export interface SoakResult {
  packages: number;
  kills: number;
  /** How many of them came before a chosen statement, and not at a chosen time. */
  killsAtStatement: number;
  /** How often each kind of fault met a call. */
  faults: Readonly<Record<string, number>>;
  /** Messages that came a second time, by what they are; each was shown to be harmless. */
  doubled: Readonly<Record<string, number>>;
  seconds: number;
}

/** After the last kill and fault: retries that wait longest wait five minutes. */
const finishWithinMs = 330_000;

/**
 * The real program, killed at random moments while people work and the chat misbehaves. Throws when a package is lost or
 * published twice, when a step is logged twice or not at all, when the log's chain does not hold, or when a second copy of a
 * prompt does harm.
 */
export async function soak(plan: SoakPlan, report: (line: string) => void = () => {}): Promise<SoakResult> {
  const start = performance.now();
  const team = await openSoakedOffice(plan.everyOnWhatsApp);
  const { office } = team;
  try {
    const robots = startRobots(office);
    office.server.faults.random(faultsOf(plan));
    const killsAtStatement = await torment(team, plan, report);
    office.server.faults.clear();
    office.alur = await startAlur({ ...office.settings, LOG_LEVEL: 'info' }, team.nodeOptions);
    const codes = Array.from({ length: plan.packages }, (_, index) => `K-${String(index + 1).padStart(4, '0')}`);
    const allPublished = () => codes.every((code) => team.isPublished(code));
    await office.server.waitFor(allPublished, 'every package is published', finishWithinMs);
    robots.stop();
    await checkLog(office.settings, codes);
    await showHarmless(office);
    await checkLog(office.settings, codes);
    const { packages, kills } = plan;
    const faults = countFaults(office);
    const doubled = { ...countDoubles(office), 'on WhatsApp': team.countDoublesOnWhatsApp() };
    const seconds = (performance.now() - start) / 1000;
    return { packages, kills, killsAtStatement, faults, doubled, seconds };
  } finally {
    await team.close();
  }
}

/**
 * Lives that SIGKILL ends: in turn before a random statement, wherever the program is then, and at a random moment, also
 * before it was ready. Returns how many came to their statement.
 */
async function torment(team: SoakedOffice, plan: SoakPlan, report: (line: string) => void): Promise<number> {
  const { office, nodeOptions } = team;
  const random = newRandom(plan.seed);
  let atStatement = 0;
  await office.alur.stop('SIGKILL');
  for (let kill = 0; kill < plan.kills; kill += 1) {
    await handIn(team, plan, kill);
    const child = spawnAlur(office.settings, [...nodeOptions, ...(kill % 2 === 0 ? dyingAt(random) : [])]);
    const ended = once(child, 'exit');
    if (kill === Math.floor(plan.kills / 2)) await outage(office, plan.outageMs);
    // Most lives end at work, some before the program was ready.
    if (random() < 0.75) await Promise.race([ended, atWork(office)]);
    if (random() < 0.1) team.drop();
    await Promise.race([ended, sleep(random() * plan.longestLifeMs)]);
    if (child.signalCode === 'SIGKILL') atStatement += 1;
    child.kill('SIGKILL');
    const [code] = await ended;
    if (code !== null) throw new Error(`The program ended by itself with ${code}`);
    if (kill % 20 === 19) report(`${kill + 1} kills`);
  }
  return atStatement;
}

/** A start takes some sixty statements, an album some two hundred: the first ten are as likely as the next hundred. */
const latestStatement = 1000;

function dyingAt(random: () => number): string[] {
  const nth = Math.ceil(latestStatement ** random());
  return ['--import', `./test/soak/die-at-statement.ts?nth=${nth}`];
}

/** Ready, or at a loss because the chat does not answer. */
async function atWork({ server }: Office): Promise<void> {
  await server.waitFor(() => server.isPolled, 'the first poll', 5000).catch(() => {});
}

/** The packages are spread over the first half of the lives. */
async function handIn(team: SoakedOffice, { packages, kills }: SoakPlan, kill: number): Promise<void> {
  const lives = Math.max(1, Math.floor(kills / 2));
  const from = Math.floor((Math.min(kill, lives) * packages) / lives);
  const to = Math.floor((Math.min(kill + 1, lives) * packages) / lives);
  for (let index = from; index < to; index += 1) await team.handIn(index);
}

async function outage({ server }: Office, ms: number): Promise<void> {
  server.faults.outage(true);
  await sleep(ms);
  server.faults.outage(false);
}

function countFaults({ server }: Office): Record<string, number> {
  const kinds = Object.groupBy(server.faults.fired, ({ fault }) => fault.kind);
  return Object.fromEntries(Object.entries(kinds).map(([kind, fired]) => [kind, fired?.length ?? 0]));
}

/** A random moment to pull the plug at: nothing is waited for here. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
