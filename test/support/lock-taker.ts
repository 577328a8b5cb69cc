import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { withLock } from '#data/lock.ts';
import { Refusal } from '#data/refusal.ts';

// Takes the lock of the folder argv[2] until it has it, and says in the file argv[3] when it enters and leaves.
const [, , folder = '', log = ''] = process.argv;
for (;;) {
  try {
    await withLock(folder, async () => {
      appendFileSync(log, `in ${process.pid}\n`);
      await wait(Math.random() * 20);
      appendFileSync(log, `out ${process.pid}\n`);
    });
    break;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await wait(Math.random() * 30);
  }
}
