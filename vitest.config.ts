import './test/support/folder-in-memory.ts';
import './test/support/temporary-folder.ts';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, by how their paths begin: what begins first does not end last. Some mostly wait. */
const longest = [
  'test/stories/crash',
  'test/jobs/redis-failures',
  'test/soak/',
  'test/stories/loose-photos',
  'test/jobs/bullmq-clock',
  'test/playground/browser/',
  'test/stories/whatsapp/',
  'test/stories/outages',
  'test/bot/whatsapp/',
  'test/storage/database/unusable',
  'test/reports/',
  'test/stories/whole-procedure',
  'test/support/secrets',
  'test/stories/',
  'test/fuzz/',
  'test/cli/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((start) => moduleId.includes(`/${start}`));
      return found === -1 ? longest.length : found;
    };
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxConcurrency: 20,
    // Loading the same modules anew for each of 150 files costs more than running most of them.
    isolate: false,
    // Stories mostly wait for the program, which is another process: several files a core keep all cores busy.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: LongestFirst },
  },
});
