import { type Command, done, readArguments } from './command.ts';

export const playground: Command = {
  word: 'playground',
  usage: '',
  help: 'the whole procedure in a browser, without any account: phones, a clock to move, a lesson',
  async run(args) {
    readArguments(args, {});
    const { runProgram } = await import('../run-program.ts');
    const { playground } = await import('../playground/playground.ts');
    await runProgram(playground);
    return done;
  },
};
