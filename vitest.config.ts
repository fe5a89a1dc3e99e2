import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxConcurrency: 20,
    // Stories mostly wait for the program, which is another process: two files a core keep both cores busy.
    maxWorkers: '200%',
  },
});
