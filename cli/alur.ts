import { runCommandLine } from './run-command-line.ts';

const { argv, stdout, stderr } = process;
process.exitCode = await runCommandLine(argv.slice(2), { cwd: process.cwd(), stdout, stderr, now: () => new Date() });
