import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { withLock } from '#data/lock.ts';
import { Refusal } from '#data/refusal.ts';

// Takes the lock of the folder argv[2] until it has it, and says in the file argv[3] when it enters and leaves.
// argv[4]: the chance that it is killed before any one step on the disk.
const [, , folder = '', log = '', mortality = '0'] = process.argv;

// Steps on the disk are slow, each at its own moment, so that takers meet between any two of them.
const slowly =
  <A extends unknown[], R>(step: (...args: A) => R) =>
  (...args: A): R => {
    if (String(args[0]).startsWith(folder)) {
      if (Math.random() < Number(mortality)) process.kill(process.pid, 'SIGKILL');
      if (Math.random() < 0.3)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 20);
    }
    return step(...args);
  };
fs.linkSync = slowly(fs.linkSync);
fs.renameSync = slowly(fs.renameSync);
fs.rmSync = slowly(fs.rmSync);
fs.readFileSync = slowly(fs.readFileSync as (...args: unknown[]) => unknown) as typeof fs.readFileSync;
syncBuiltinESMExports();

// All start at once: those that come late meet no dead holder.
fs.appendFileSync(`${log}.ready`, '.');
while (!fs.existsSync(`${log}.go`)) await wait(2);
for (;;) {
  try {
    await withLock(folder, async () => {
      fs.appendFileSync(log, `in ${process.pid}\n`);
      await wait(Math.random() * 20);
      fs.appendFileSync(log, `out ${process.pid}\n`);
    });
    break;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await wait(Math.random() * 30);
  }
}
