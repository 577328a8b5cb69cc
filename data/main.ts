import { commandLine } from './command-line.ts';
import { readConfig } from './config.ts';
import { failureOf } from './failure.ts';
import { consoleProgress } from './progress.ts';

const stop = new AbortController();
// Until a command asks for the signal, Ctrl-C ends the process at once: the next writer sweeps what it leaves.
const interruption = () => {
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  return stop.signal;
};

try {
  await commandLine(() => ({
    config: readConfig(process.env),
    progress: consoleProgress(process.stderr),
    say: (line) => process.stdout.write(`${line}\n`),
    interruption,
  })).parseAsync(process.argv);
} catch (error) {
  const failure = failureOf(error, stop.signal, process.argv.includes('--debug'));
  if (failure.message !== '') process.stderr.write(`${failure.message}\n`);
  process.exitCode = failure.code;
}
