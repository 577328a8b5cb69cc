import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noAccess } from '#api/access.ts';
import { createAnswers, keyOf, type Request } from '#server/answers.ts';
import { openPublication } from '#server/publication.ts';
import { QueryAborted } from '#server/statement.ts';
import {
  establishments,
  firstId,
  nameCurrent,
  secondId,
  temporaryWarehouse,
  writePublication,
} from '#test/support/publication.ts';
import { testQuestions } from '#test/support/server-questions.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

let folder: string;
let server: TestServer;
beforeEach(async () => {
  folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, pollMs: 20 });
});
afterEach(() => server.close());

const json = { accept: 'application/json' };
type Place = { name: string };

describe('a new publication', () => {
  test('takes over under load, without a dropped or a mixed answer', async () => {
    const names = new Set<string>();
    let swapped = false;
    let asked = 0;
    const load = async () => {
      while (!swapped || asked < 200) {
        // A parameter of its own makes each request a query of its own, past cache and single flight.
        const year = 2000 + (asked++ % 100);
        const [places, figures] = await Promise.all([
          server.get('/api/places', json),
          server.get(`/api/figures?indicator=phev_evolution&region=75&year=${year}`, json),
        ]);
        expect([places.status, figures.status]).toEqual([200, 200]);
        const rows = (await places.json()) as Place[];
        const kinds = new Set(rows.map(({ name }) => name.replace(/ \d$/, '')));
        expect(kinds.size).toBe(1);
        kinds.forEach((kind) => names.add(kind));
        await figures.json();
      }
    };
    const change = async () => {
      await writePublication(folder, secondId, { name: 'Clinique' });
      await vi.waitFor(() => expect(server.warehouse.publication()?.id).toBe(secondId), 60_000);
      swapped = true;
    };
    await Promise.all([load(), load(), load(), change()]);
    expect([...names].sort()).toEqual(['Clinique', 'Hôpital']);
    const places = (await (await server.get('/api/places', json)).json()) as Place[];
    expect(places[0]?.name).toBe('Clinique 4');
  });

  test('changes the ETag', async () => {
    const before = (await server.get('/api/places')).headers.get('etag') ?? '';
    await writePublication(folder, secondId);
    await server.warehouse.refresh();
    const after = await server.get('/api/places', { 'if-none-match': before });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(before);
  });

  test.each<[string, () => Promise<void>]>([
    ['has no folder', () => nameCurrent(folder, secondId)],
    [
      'lacks a table',
      async () => {
        await writePublication(folder, secondId);
        await rm(join(folder, 'publications', secondId, 'establishment.parquet'));
      },
    ],
    [
      'has a broken manifest',
      async () => {
        await writePublication(folder, secondId);
        await writeFile(join(folder, 'publications', secondId, 'manifest.json'), '{"id": 1}');
      },
    ],
    ['holds restricted data', () => writePublication(folder, secondId, { sensitivity: 'restricted' })],
  ])('that %s is logged once, and the old one stays', async (_, breakIt) => {
    await server.warehouse.refresh();
    await breakIt()
      .then(() => server.warehouse.refresh())
      .catch(() => undefined);
    const failures = () => server.log.filter((line) => line.event === 'publication not opened');
    await expect.poll(() => failures().length).toBe(1);
    await expect(server.warehouse.refresh()).rejects.toThrow();
    expect(failures()).toMatchObject([{ publication: secondId }]);
    expect(server.warehouse.publication()?.id).toBe(firstId);
    expect((await server.get('/api/places')).status).toBe(200);
  });

  test('going back is a change like another', async () => {
    await writePublication(folder, secondId, { name: 'Clinique' });
    await server.warehouse.refresh();
    await nameCurrent(folder, firstId);
    await server.warehouse.refresh();
    const places = (await (await server.get('/api/places', json)).json()) as Place[];
    expect(places[0]?.name).toBe('Hôpital 4');
  });
});

test('a publication that cannot answer a question does not open', async () => {
  const broken = testQuestions({
    other: [{ ...(testQuestions().get('slow') ?? never()), name: 'other' }, 'select total from absent_table'],
  });
  await expect(openPublication(folder, firstId, broken)).rejects.toThrow('absent_table');
});

test('a publication that refuses a connection still closes once retired', async () => {
  const publication = await openPublication(folder, firstId, testQuestions());
  const question = testQuestions().get('odd') ?? never();
  const connect = vi.spyOn(DuckDBInstance.prototype, 'connect').mockRejectedValueOnce(new Error('full'));
  const close = vi.spyOn(DuckDBInstance.prototype, 'closeSync');
  try {
    const signal = new AbortController().signal;
    await expect(publication.ask(question, {}, { timeoutMs: 1000, signal })).rejects.toThrow('full');
    expect(close).not.toHaveBeenCalled();
    publication.retire();
    expect(close).toHaveBeenCalledTimes(1);
  } finally {
    connect.mockRestore();
    close.mockRestore();
  }
});

test('a reader who leaves interrupts the query, which gives its lane back', async () => {
  const one = await startServer({ folder, queriesAtOnce: 1, queryTimeoutMs: 60_000 });
  const reader = request(`${one.url}/api/slow`).on('error', () => undefined);
  reader.end();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const start = performance.now();
  reader.destroy();
  expect((await one.get('/api/odd')).status).toBe(200);
  // Long before the query would have ended by itself.
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(one.log).toMatchObject([
    { event: 'publication opened' },
    { question: 'slow', left: true },
    { question: 'odd', left: false },
  ]);
  await one.close();
});

describe('answers', () => {
  const asked = async (): Promise<Request> => {
    const publication = server.warehouse.publication() ?? never();
    const question = server.warehouse.questions.get('places') ?? never();
    const access = { lists: { ...noAccess, scope: establishments }, fingerprint: 'all' };
    return Promise.resolve({
      publication,
      question,
      values: { region: null },
      format: 'application/json',
      access,
    });
  };
  const batchOf = ({ publication, question, values, access }: Request) =>
    server.warehouse.ask(publication, question, { ...values, ...access.lists }, new AbortController().signal);
  const present = () => new AbortController().signal;

  test('identical requests at the same time share one query, later ones none', async () => {
    const ask = vi.fn(batchOf);
    const answers = createAnswers(1_000_000, ask);
    const request = await asked();
    const key = keyOf(request);
    const bodies = await Promise.all([1, 2, 3].map(() => answers.get(request, key, present())));
    bodies.push(await answers.get(request, key, present()));
    expect(ask).toHaveBeenCalledTimes(1);
    expect(new Set(bodies.map(({ body }) => String(body))).size).toBe(1);
  });

  test('the shared query stops when the last reader has left, not before', async () => {
    let stopped: AbortSignal | undefined;
    const answers = createAnswers(1_000_000, (_, signal) => {
      stopped = signal;
      return new Promise(() => undefined);
    });
    const request = await asked();
    const readers = [new AbortController(), new AbortController()] as const;
    const waits = readers.map((reader) => answers.get(request, 'key', reader.signal));
    readers[0].abort();
    await expect(waits[0]).rejects.toThrow(QueryAborted);
    expect(stopped?.aborted).toBe(false);
    readers[1].abort();
    await expect(waits[1]).rejects.toThrow(QueryAborted);
    expect(stopped?.aborted).toBe(true);
  });

  test('a failure is not kept', async () => {
    const ask = vi.fn(batchOf).mockRejectedValueOnce(new Error('once'));
    const answers = createAnswers(1_000_000, ask);
    const request = await asked();
    await expect(answers.get(request, 'key', present())).rejects.toThrow('once');
    expect(String((await answers.get(request, 'key', present())).body)).toContain('Hôpital');
  });

  test('the oldest leave when there is no more room', async () => {
    const ask = vi.fn(batchOf);
    const request = await asked();
    const size = (await createAnswers(1_000_000, batchOf).get(request, 'a', present())).body.length + 200;
    const answers = createAnswers(2 * size, ask);
    for (const key of ['a', 'b', 'c', 'c', 'a']) await answers.get(request, key, present());
    expect(ask).toHaveBeenCalledTimes(4);
  });
});

const never = (): never => {
  throw new Error('absent');
};
