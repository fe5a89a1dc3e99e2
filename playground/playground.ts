import type { Start } from '../run-program.ts';

/** Starts the playground and prints its address. Loaded only when it is played: a bot at work has no use for it. */
export const playground: Start = async (config, deps) => {
  const { startPlayground } = await import('./start-playground.ts');
  const { port, address, stop } = await startPlayground(config, deps);
  process.stdout.write(`Playground: ${address}\n`);
  return { about: { port, playground: address }, stop };
};
