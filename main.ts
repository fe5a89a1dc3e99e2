import { startApp } from './app.ts';
import { systemClock } from './jobs/system-clock.ts';
import { playground } from './playground/playground.ts';
import { runProgram, type Start } from './run-program.ts';

const bot: Start = async (config, deps) => {
  const app = await startApp(config, { ...deps, clock: systemClock });
  return { about: { port: app.port }, stop: () => app.stop() };
};

/** Without a chat to talk to there is the playground. */
await runProgram((config, deps) => {
  const hasChat = config.telegram.token !== null || config.whatsApp.enabled;
  return (hasChat ? bot : playground)(config, deps);
});
