import { expect, test } from 'vitest';
import type { Role } from '#api/access.ts';
import { createPersonas } from '#server/personas.ts';
import { openPublication } from '#server/publication.ts';
import { productQuestions } from '#server/questions.ts';
import type { Store } from '#server/store/store.ts';
import { firstId, temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { testStore } from '#test/support/store.ts';

const grantOf = (role: Role, establishment: string, rpps: string | null) => ({
  iss: 'local',
  sub: role,
  name: 'Avant',
  role,
  regions: [],
  departements: [],
  establishments: [establishment],
  rpps,
  clear_rpps: false,
  from: '2000-01-01',
  to: null,
});

const inForce = async (store: Store, sub: Role) =>
  (await store.openedTo({ iss: 'local', sub }, '2026-01-01')).grants;

/** Given by the demo of another seed, or by hand; then this publication is opened. */
const afterSeeding = async (before: (store: Store) => Promise<unknown>) => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  const publication = await openPublication(folder, firstId, productQuestions());
  const store = await testStore();
  await before(store);
  await createPersonas(store).of(publication);
  publication.retire();
  return store;
};

test('a prescriber of another demo gives way to one who has lines', async () => {
  const store = await afterSeeding((open) =>
    open.grant(grantOf('prescriber', '330000001', '99999999999'), 'local demo'),
  );
  const [grant, ...others] = await inForce(store, 'prescriber');
  expect(others).toEqual([]);
  expect(grant?.rpps).toMatch(/^[0-9]{11}$/);
  expect(grant?.rpps).not.toBe('99999999999');
  await store.close();
});

test('a prescriber given by hand stays', async () => {
  const store = await afterSeeding((open) =>
    open.grant(grantOf('prescriber', '330000001', '99999999999'), 'local administrator'),
  );
  expect((await inForce(store, 'prescriber')).map(({ rpps }) => rpps)).toEqual(['99999999999']);
  await store.close();
});

test('an access that the demo replaced once is given again where its publication is back', async () => {
  const store = await afterSeeding(async (open) => {
    const { id } = await open.grant(grantOf('dim', '330000001', null), 'local demo');
    await open.revoke(id, 'local demo');
  });
  expect((await inForce(store, 'dim')).map(({ establishments }) => establishments)).toEqual([['330000001']]);
  await store.close();
});
