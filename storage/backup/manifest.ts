import { z } from 'zod';

/** A file of the data folder, by its SHA-256. */
const sum = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number() });

/** What a backup holds; the first entry of its tar file. */
const manifest = z.object({
  format: z.literal(1),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  database: sum,
  /** How far the log had come. */
  log: z.object({ rows: z.number(), head: z.string() }),
  /** Every file that the archive of media had. */
  media: z.array(sum),
  /** False for the nightly ones: media are never changed or removed, so they stay where they are. */
  holdsMedia: z.boolean(),
});

export type Manifest = z.infer<typeof manifest>;

/** Names inside the tar file. */
export const manifestName = 'manifest.json';
export const databaseName = 'alur.sqlite';
export const mediaName = (sha256: string) => `media/${sha256.slice(0, 2)}/${sha256}`;

/** Throws when it is no manifest of a backup that this version knows. */
export function parseManifest(json: string): Manifest {
  return manifest.parse(JSON.parse(json));
}
