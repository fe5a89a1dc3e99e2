import { type Command, done, readArguments } from './command.ts';

export const start: Command = {
  word: 'start',
  usage: '',
  help: 'runs the program, as npm start does',
  async run(args) {
    readArguments(args, {});
    await import('../main.ts');
    return done;
  },
};
