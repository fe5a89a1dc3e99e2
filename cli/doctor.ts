import { loadConfig } from '../config.ts';
import { type Command, done, failed, readArguments, type Shell } from './command.ts';
import { examineBackups } from './doctor/backups.ts';
import { examineDatabase } from './doctor/database.ts';
import { examineDisk } from './doctor/disk.ts';
import { examineFileRights } from './doctor/file-rights.ts';
import { type Finding, wrong } from './doctor/finding.ts';
import { examineHolidays } from './doctor/holidays.ts';
import { examineNode } from './doctor/node-version.ts';
import { examinePeople } from './doctor/people.ts';
import { examineRedis } from './doctor/redis.ts';
import { examineTelegram } from './doctor/telegram.ts';
import { examineTimes } from './doctor/times.ts';
import { examineWeb } from './doctor/web.ts';
import { examineWhatsApp } from './doctor/whatsapp.ts';
import { examineWork } from './doctor/work.ts';

export const doctor: Command = {
  word: 'doctor',
  usage: '',
  help: 'looks at settings, rights, people, backups and everything that has to answer, and says what to do',
  async run(args, shell) {
    readArguments(args, {});
    const findings: Finding[] = [];
    for await (const finding of examine(shell)) {
      findings.push(finding);
      shell.stdout.write(`${toText(finding)}\n`);
    }
    return findings.some(({ level }) => level === 'wrong') ? failed : done;
  },
};

async function* examine({ env, cwd, now }: Shell): AsyncGenerator<Finding> {
  yield examineNode(process.versions.node);
  const config = readConfig(() => loadConfig(env));
  if ('level' in config) return yield config;
  yield { level: 'fine', about: 'settings', text: 'all can be read' };
  yield* examineDisk(config.storage.dataDir);
  yield* examineFileRights(config.storage, cwd);
  yield* examineTimes(config, now());
  const office = yield* examineDatabase(config, now());
  if (office) {
    yield* examineWork(office.counts, now());
    yield* examinePeople(office.holdings, config);
    yield* examineHolidays(config.office, office.holidays);
  }
  yield* examineBackups(config.storage, now());
  yield* examineWeb(config.web);
  yield* examineRedis(config.redisUrl);
  yield* examineWhatsApp(config, office?.sentOnWhatsApp ?? 0);
  yield* examineTelegram(config.telegram, office?.groups ?? [], now);
}

function readConfig<Result>(read: () => Result): Result | Finding {
  try {
    return read();
  } catch (error) {
    return wrong('settings', error, 'correct it in the environment or in .env');
  }
}

function toText({ level, about, text, todo }: Finding): string {
  const line = `${level.padEnd(6)}${about.padEnd(10)}${text}`;
  return todo === undefined ? line : `${line}\n${' '.repeat(16)}→ ${todo}`;
}
