import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentFile } from './extract-text.ts';
import { readDocument } from './read-document.ts';

const file: DocumentFile = workerData;
const bytes = 'path' in file ? await readFile(file.path) : Buffer.from(file.bytes);
parentPort?.postMessage(await readDocument(bytes, file.fileName));
