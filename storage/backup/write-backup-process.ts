import { writeBackup } from './write-backup.ts';

/** Started by `nightly-backup.ts`: its options come as JSON. */
await writeBackup(JSON.parse(process.argv[2] ?? ''));
