import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two builds from one file: the client (default) and, with --ssr, the server.
export default defineConfig(({ isSsrBuild }) => ({
  root: at('./client'),
  plugins: [react()],
  server: { proxy: { '^/api/': 'http://127.0.0.1:4000' } },
  build: isSsrBuild
    ? {
        outDir: at('./dist/server'),
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: { input: at('./server/main.ts') },
      }
    : { outDir: at('./dist/client'), emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1000 },
  test: {
    root: at('.'),
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: [at('./test/support/no-warning.ts')],
    // .ci/run reads the counts.
    reporters: process.env.CI ? ['default', ['json', { outputFile: at('./dist/tests.json') }]] : ['default'],
    // Limits are here alone, and wide: a test waits for what must come, and a loaded machine takes its time.
    testTimeout: 900_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    // Two cores: the tests that start browsers and servers would starve each other beyond two files at once.
    maxWorkers: 2,
  },
}));
