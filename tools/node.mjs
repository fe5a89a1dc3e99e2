#!/usr/bin/env node
// Runs `node <arguments>` on a Node that can run this project: the host's own when it strips types and has Node-API 10
// (22.18 or newer), else Node 24 from tools/runtime, which is installed from its lock file the first time it is needed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const runtime = fileURLToPath(new URL('runtime/', import.meta.url));
/** Node keeps there what it made of the sources, by their content: the next start takes half as long. */
const compileCache = fileURLToPath(new URL('../node_modules/.cache/compiled/', import.meta.url));

function hostWillDo() {
  return Number(process.versions.napi) >= 10 && Boolean(process.features.typescript);
}

function runtimeNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = `${runtime}node_modules/node-${platform}-${process.arch}/bin/node${platform === 'win' ? '.exe' : ''}`;
  if (existsSync(file)) return file;
  console.error(`Node ${process.version} is older than 22.18: fetching Node 24 from npm, once.`);
  spawnSync('npm', ['ci', '--prefix', runtime, '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    shell: platform === 'win',
  });
  if (existsSync(file)) return file;
  console.error(`No Node 24 for ${process.platform} ${process.arch} on npm: install Node 22.18 or newer.`);
  process.exit(1);
}

const child = spawn(hostWillDo() ? process.execPath : runtimeNode(), process.argv.slice(2), {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compileCache, MALLOC_ARENA_MAX: '2', ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
