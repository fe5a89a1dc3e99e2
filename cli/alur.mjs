#!/usr/bin/env node
// `alur COMMAND` on a Node that can run this project, which tools/node.mjs finds: it runs what stands in process.argv.
import { fileURLToPath } from 'node:url';

// Young objects get 4 MB and not 16: with the same work it takes 15 MB less.
process.argv.splice(2, 0, '--max-semi-space-size=4', fileURLToPath(new URL('alur.ts', import.meta.url)));
await import('../tools/node.mjs');
