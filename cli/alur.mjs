#!/usr/bin/env node
// `alur COMMAND` on a Node that can run this project, which tools/node.mjs finds: it runs what stands in process.argv.
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, fileURLToPath(new URL('alur.ts', import.meta.url)));
await import('../tools/node.mjs');
