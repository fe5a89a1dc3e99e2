import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Which of our folders a folder may import, besides itself. What is not listed here is a composition root. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  workflows: [],
  bot: ['workflows'],
  storage: ['workflows'],
  jobs: ['workflows'],
  reports: ['workflows'],
  web: [],
};

/** Libraries that stay behind one folder, so that they can be changed there. */
const homes: Readonly<Record<string, string>> = {
  grammy: 'bot/telegram/',
  kysely: 'storage/',
  'better-sqlite3': 'storage/',
  bullmq: 'jobs/bullmq-clock.ts',
  ioredis: 'jobs/',
  '@whiskeysockets/baileys': 'bot/whatsapp/',
  pdfmake: 'reports/',
  'bidi-js': 'reports/pdf/',
  '@resvg/resvg-js': 'reports/',
  sharp: 'reports/',
  'prom-client': 'web/',
};

/** What pure rules may use: dates and hashes, no input and no output. */
const pureLibraries = ['luxon', 'node:crypto'];

interface Import {
  file: string;
  target: string;
  /** Of types alone: nothing of it runs. */
  isType: boolean;
}

describe('imports run one way', () => {
  const imports = sourceFiles().flatMap((file) => importsOf(file));

  it('finds the source at all', () => {
    expect(imports.length).toBeGreaterThan(200);
  });

  it('folders meet only in main.ts, app.ts, start-jobs.ts, report-process.ts, cli/, playground/ and tests', () => {
    const wrong = imports.filter(({ file, target }) => {
      const allowed = mayImport[folderOf(file)];
      return allowed && target.startsWith('/') && ![...allowed, folderOf(file)].includes(folderOf(target.slice(1)));
    });
    expect(sentences(wrong, 'may not import that folder: let app.ts hand it in')).toEqual([]);
  });

  it('a library stays behind its folder', () => {
    const wrong = imports.filter(({ file, target }) => {
      const home = homes[packageOf(target)];
      return home && !file.startsWith(home) && folderOf(file) !== 'playground';
    });
    expect(sentences(wrong, 'belongs behind its own folder')).toEqual([]);
  });

  it('the rules know no chat, no storage, no clock', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        folderOf(file) === 'workflows' && !target.startsWith('/') && !pureLibraries.includes(packageOf(target)),
    );
    expect(sentences(wrong, 'is no business of the rules')).toEqual([]);
  });

  it('an office without WhatsApp does not load its client', () => {
    const loaded = loadedBy(['main.ts', 'cli/alur.ts']);
    expect(loaded.size).toBeGreaterThan(200);
    expect([...loaded].filter((target) => target.startsWith('@whiskeysockets'))).toEqual([]);
  });

  it('no file needs itself: what two share stands in a third', () => {
    expect(cyclesOf(imports)).toEqual([]);
  });

  it('only config.ts reads the environment', () => {
    const readers = sourceFiles().filter((file) => /process\.env\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers).toEqual(['config.ts']);
  });

  it('only clocks read the clock in the rules and the chats', () => {
    const readers = sourceFiles()
      .filter((file) => ['workflows', 'bot'].includes(folderOf(file)))
      .filter((file) => /Date\.now\(\)|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers).toEqual([]);
  });
});

function sourceFiles(): string[] {
  const folders = [...Object.keys(mayImport), 'cli', 'playground'];
  const nested = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const roots = [
    'main.ts',
    'run-program.ts',
    'app.ts',
    'start-jobs.ts',
    'report-process.ts',
    'start-report-process.ts',
    'office-file.ts',
    'config.ts',
    'settings.ts',
  ];
  return [...nested, ...roots].filter((file) => file.endsWith('.ts'));
}

/** Own files as `/folder/file.ts` from the root, packages by name. */
function importsOf(file: string, without = /(?!)/g): Import[] {
  const source = readFileSync(join(root, file), 'utf8').replaceAll(without, '');
  return [...source.matchAll(/^(?:import|export)\b[^'";]*?from '([^']+)'|^import '([^']+)'/gms)].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    const isOwn = target.startsWith('.');
    const isType = /^import (type\b|\{(\s*type [^,}]+,?)+\s*\})/.test(match[0]);
    return { file, isType, target: isOwn ? `/${relative(root, resolve(root, dirname(file), target))}` : target };
  });
}

/** Files and packages that are there as soon as these run; types are not, nor what is imported when it is wanted. */
function loadedBy(entries: readonly string[]): Set<string> {
  const loaded = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const { target } of importsOf(file, /^(?:import|export) type\b.*?;$/gms)) {
      if (loaded.has(target)) continue;
      loaded.add(target);
      if (target.startsWith('/') && target.endsWith('.ts')) waiting.push(target.slice(1));
    }
  }
  return loaded;
}

/** Files that reach themselves by what they import to run; types are erased. */
function cyclesOf(imports: readonly Import[]): string[] {
  const next = Map.groupBy(
    imports.filter(({ isType, target }) => !isType && target.startsWith('/')),
    ({ file }) => file,
  );
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some(({ target }) => {
      const file = target.slice(1);
      if (file === goal) return true;
      if (seen.has(file)) return false;
      seen.add(file);
      return reaches(file, goal, seen);
    });
  return [...next.keys()].filter((file) => reaches(file, file));
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function packageOf(target: string): string {
  const [first = '', second = ''] = target.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function sentences(wrong: readonly Import[], why: string): string[] {
  return wrong.map(({ file, target }) => `${file} imports ${target}: it ${why}`);
}
