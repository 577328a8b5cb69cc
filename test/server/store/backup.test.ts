import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { SessionData } from 'express-session';
import { expect, test } from 'vitest';
import { noAccess } from '#api/access.ts';
import { traceFilter } from '#api/trace.ts';
import { backupTo } from '#server/store/backup.ts';
import { openDatabase } from '#server/store/open.ts';
import { storeOver } from '#server/store/over.ts';
import { restoreFrom } from '#server/store/restore.ts';
import type { Store } from '#server/store/store.ts';
import { testDatabase } from '#test/support/postgres.ts';
import {
  annotationOf,
  arguedValue,
  declaredValue,
  grantOf,
  lineOf,
  traceEntry,
} from '#test/support/store-rows.ts';

const contentOf = async (store: Store) => ({
  grants: await store.grants(),
  trace: await store.trace(traceFilter.parse({ limit: 1000 })),
  transmissions: await store.transmissions(),
  declarations: await store.declarations({ establishments: ['330781196', '2A0000001'] }),
  argumentations: await store.argumentations({ establishment: '330781196' }),
  annotations: await store.annotations({ region: '75', establishment: '330781196' }, anne),
  groups: await store.ownGroups(anne),
});
const anne = { iss: 'https://issuer', sub: 'anne' };
const session = { cookie: { originalMaxAge: 100_000 } } as unknown as SessionData;
const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString().trim().split('\n');

test('a backup of one kind restores on the other, equal, and on from there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caqes-'));
  const server = await testDatabase();
  const [pglite, postgres] = [
    await openDatabase({ folder: join(folder, 'store') }),
    await openDatabase({ databaseUrl: server.url, folder: '' }),
  ];
  const [from, to] = [pglite, postgres].map(({ database, close }) => storeOver(database, close));
  if (!from || !to) throw new Error('no store');

  const revoked = await from.grant(grantOf(), 'x');
  await from.grant(
    grantOf({ role: 'prescriber', regions: [], establishments: ['2A0000001'], rpps: '10001234567' }),
    'x',
  );
  await from.revoke(revoked.id, 'y');
  for (let n = 0; n < 600; n += 1)
    await from.record(
      traceEntry({ request: `r${n}`, scope: `l${n % 5}`, parameters: { odd: '\0\ud800', n } }),
      { ...noAccess, own: [`é\0${n % 5}`] },
    );
  await from.transmit({ establishment: '330781196', semester: '2018-S1' }, 'x');
  await from.withdraw({ establishment: '330781196', semester: '2018-S1' }, 'x');
  await from.transmit({ establishment: '330781196', semester: '2018-S1' }, 'z');
  await from.declare(
    [
      declaredValue({ numerator: 0.001, denominator: 1e12 }),
      declaredValue({
        establishment: '2A0000001',
        value: 999_999_999_999.999,
        numerator: null,
        denominator: null,
      }),
    ],
    { name: 'Anne (pui)', identity: 'x' },
  );
  await from.argue(arguedValue({ argument: 'Avis « A » ; b' }), lineOf, {
    name: 'Anne (pui)',
    identity: 'x',
  });
  await from.annotate(annotationOf(), anne, 'Anne (ars)');
  const gone = await from.annotate(annotationOf({ text: 'erreur' }), anne, 'Anne (ars)');
  await from.withdrawAnnotation(gone.id ?? 0, anne);
  await from.saveGroup({ name: 'Mon « GHT »', establishments: ['330781196', '2A0000001'] }, anne, 100);
  await new Promise<void>((done) => from.sessions.set('secret', session, () => done()));

  const file = join(folder, 'backup.gz');
  expect(await backupTo(pglite.database, file)).toBe(615);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['backup.gz', 'store']);
  expect(linesOf(file).filter((line) => line.includes('session'))).toEqual([]);

  // What is refused leaves the store empty, as the restoration below needs it.
  const [header = '', ...lines] = linesOf(file);
  const wrong: [string, Uint8Array, string][] = [
    ['cut', readFileSync(file).subarray(0, 2000), 'ne se lit pas'],
    ['text', Buffer.from('hello'), 'ne se lit pas'],
    ['short', gzipSync([header, ...lines.slice(0, -1)].join('\n')), 'est incomplète'],
    ['fewer', gzipSync([header, ...lines.slice(0, -2), lines.at(-1)].join('\n')), 'en contient 614'],
    ['orphan', gzipSync([header, ...lines.slice(1)].join('\n')), 'que le registre refuse'],
    ['version', gzipSync([header.replace('kept_as', 'later'), ...lines].join('\n')), 'autre version'],
    [
      'table',
      gzipSync([header, lines[0]?.replace('trace_scope', 'session'), ...lines].join('\n')),
      'n’est pas une',
    ],
    [
      'column',
      gzipSync([header, lines[0]?.replace('fingerprint', 'print'), ...lines].join('\n')),
      'n’est pas une',
    ],
    ['headless', gzipSync(lines.join('\n')), 'n’est pas une'],
  ];
  for (const [name, bytes, sentence] of wrong) {
    writeFileSync(join(folder, name), bytes);
    await expect(restoreFrom(postgres.database, join(folder, name)), name).rejects.toThrow(sentence);
  }
  await expect(restoreFrom(postgres.database, join(folder, 'none'))).rejects.toThrow('ENOENT');

  expect(await restoreFrom(postgres.database, file)).toBe(615);
  expect(await contentOf(to)).toEqual(await contentOf(from));
  await expect(restoreFrom(postgres.database, file)).rejects.toThrow('pas vide');
  expect((await to.grant(grantOf(), 'x')).id).toBe(3);
  const [declared] = await to.declare([declaredValue()], { name: 'Anne (pui)', identity: 'x' });
  expect(declared?.id).toBe(3);
  await to.record(traceEntry({ request: 'next' }), noAccess);
  expect((await to.trace(traceFilter.parse({ limit: 1 })))[0]).toMatchObject({ request: 'next', id: 601 });

  // And back.
  await from.close();
  const again = await openDatabase({ folder: join(folder, 'again') });
  const back = storeOver(again.database, again.close);
  await backupTo(postgres.database, join(folder, 'second.gz'));
  await restoreFrom(again.database, join(folder, 'second.gz'));
  expect(await contentOf(back)).toEqual(await contentOf(to));
  await back.close();
  await to.close();
  await server.drop();
});
