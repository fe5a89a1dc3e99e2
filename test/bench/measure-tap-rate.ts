import { timed } from './figures.ts';
import { decide, preparePrompts, tapAnything } from './measure-taps.ts';
import type { Offices } from './offices.ts';
import { pause, quiet } from './quiet.ts';
import type { Both } from './results.ts';

const everyMs = 20;

/** Milliseconds to the answer while 50 taps come a second, whether the ones before were answered or not. */
export async function measureTapRate({ ours, bare }: Offices, count: number): Promise<Both<number[]>> {
  const prompts = await preparePrompts(ours, count);
  const decisions = await inStep(prompts.map((prompt) => () => decide(ours, prompt)));
  await quiet(ours.server, 200);
  const answers = await inStep(prompts.map(() => () => tapAnything(bare)));
  await quiet(bare.server, 200);
  return { ours: decisions, bare: answers };
}

async function inStep(taps: readonly (() => Promise<void>)[]): Promise<number[]> {
  const start = performance.now();
  const times: Promise<number>[] = [];
  for (const [index, tap] of taps.entries()) {
    await pause(Math.max(0, start + index * everyMs - performance.now()));
    times.push(timed(tap));
  }
  return Promise.all(times);
}
