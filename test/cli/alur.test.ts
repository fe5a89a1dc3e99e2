import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../cli/commands.ts';
import { runAlur, spawnCommand } from './run-alur.ts';

const nowhere = mkdtempSync(join(tmpdir(), 'alur-cli-'));
afterAll(() => rmSync(nowhere, { recursive: true }));

describe('help', () => {
  it('lists every command, on stdout, also by the bin that npx runs', async () => {
    const { code, stdout } = await spawnCommand(['help'], nowhere, {}, 'alur.mjs');
    expect(code).toBe(0);
    for (const { word, help } of commands) expect(stdout).toContain(`${word.padEnd(12)}${help}`);
  });

  it('tells the options of one command', async () => {
    const { code, stdout } = await runAlur(['register', '--help'], nowhere);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('--period 2025-06') });
  });
});

describe('wrong usage ends with 2, and nothing on stdout', () => {
  it.each([
    [[], 'no command'],
    [['unggah', 'x'], 'there is no command "unggah"'],
    [['backup'], 'expected FILE'],
    [['register', '--format', 'docx'], '--format must be csv, json, xlsx, pdf, not "docx"'],
    [['recap', '--period', 'june'], '--period must be like 2025-06'],
    [['history'], 'expected the code of a package'],
    [['verify', '--head', 'abc'], '--head must be'],
    [['verify', '--unknown'], "Unknown option '--unknown'"],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runAlur(args, nowhere);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: alur');
  });
});

describe('a failure ends with 1 and one line', () => {
  it('names the database that is not there', async () => {
    const { code, stdout, stderr } = await spawnCommand(['register'], nowhere);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^alur: there is no database data\/alur\.sqlite: .+\n$/);
  });

  it('names the setting that is wrong', async () => {
    const { code, stderr } = await runAlur(['verify'], nowhere, { SETTLE_SECONDS: 'abc' });
    expect(code).toBe(1);
    expect(stderr).toBe('alur: SETTLE_SECONDS must be a whole number from 0 to 300, not "abc"\n');
  });
});

describe('doctor', () => {
  it('finds nothing wrong before the first start, and says what comes next', async () => {
    const { code, stdout } = await runAlur(['doctor'], nowhere, { PORT: '0' });
    expect(code).toBe(0);
    expect(stdout).toContain('fine  settings');
    expect(stdout).toContain('→ the first start makes it');
  });

  it('ends with 1 when a setting is wrong', async () => {
    const { code, stdout } = await runAlur(['doctor'], nowhere, { TIMEZONE: 'WIB' });
    expect(code).toBe(1);
    expect(stdout).toContain('wrong settings  TIMEZONE must be an IANA name');
  });
});
