import { noAccess } from '#api/access.ts';
import { openStore } from '#server/store/open.ts';
import { grantOf, traceEntry } from './store-rows.ts';

// Writes to the store of argv[2] (a folder) or argv[3] (an address) without end, and prints each row once acknowledged.
const [, , folder = '', databaseUrl] = process.argv;
const store = await openStore({ folder, databaseUrl });
process.stdout.write('open\n');
for (let n = 0; ; n += 1) {
  const request = `${process.pid}-${n}`;
  await store.record(traceEntry({ request, scope: `lists-${n % 7}` }), noAccess);
  process.stdout.write(`trace ${request}\n`);
  if (n % 5 !== 0) continue;
  const { id } = await store.grant(grantOf({ sub: request }), 'test');
  process.stdout.write(`grant ${id} ${request}\n`);
}
