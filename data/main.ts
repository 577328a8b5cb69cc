import { commandLine } from './command-line.ts';
import { readConfig } from './config.ts';
import { failureOf } from './failure.ts';
import { consoleProgress } from './progress.ts';

// Ctrl-C and kill stop the work under way, which then removes what it had begun.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

const say = (text: string) => void process.stdout.write(`${text}\n`);
try {
  const context = { progress: consoleProgress(process.stderr), say, signal: stop.signal };
  await commandLine(() => ({ ...context, config: readConfig(process.env) })).parseAsync(process.argv);
} catch (error) {
  const failure = failureOf(error, stop.signal, process.argv.includes('--debug'));
  if (failure.message !== '') process.stderr.write(`${failure.message}\n`);
  process.exitCode = failure.code;
}
