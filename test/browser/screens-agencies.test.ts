import { afterAll, beforeAll, describe, it } from 'vitest';
import { rightsOf, roles } from '#api/roles.ts';
import { crawlAs, type Named } from '#test/support/crawl.ts';
import { become, openDemo, visit, type Opened, type Visit } from '#test/support/visit.ts';

// Every screen of who reads a region. In two files, for two workers.

const readers = roles.filter((role) => {
  const { territory } = rightsOf[role];
  return territory === 'regions' || territory === 'departements';
});

let opened: Opened;
/** One page for readers one after the other, as in a demo. */
let alone: Visit;
/** Every establishment of the demo, as the agency that may name them all reads them. */
let everyone: Named[];

beforeAll(async () => {
  opened = await openDemo();
  alone = await visit(opened);
  await become(alone, 'ars');
  everyone = await alone.read('/api/establishments');
});

afterAll(() => opened.close());

describe.each(readers)('as %s', (role) => {
  it('every screen opens, names nobody else, asks nothing elsewhere and leaves nothing to complain of', async () => {
    await crawlAs(opened, alone, role, everyone);
  });
});
