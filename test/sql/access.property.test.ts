import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessOf, inForce, roles, type Grant } from '#api/access.ts';
import { questions, type QuestionName } from '#api/questions/index.ts';
import { encode } from '#server/formats.ts';
import type { Values } from '#server/statement.ts';
import { grantsOf, parametersOf, today } from '#test/support/access-arbitraries.ts';
import { checkBody, checkMasked, checkRows } from '#test/support/access-checks.ts';
import { oracleOf } from '#test/support/access-oracle.ts';
import { accessWorld, type AccessWorld } from '#test/support/access-world.ts';
import { reader } from '#test/support/facts.ts';

let world: AccessWorld;
let asked: Awaited<ReturnType<typeof reader>>;
beforeAll(async () => {
  world = await accessWorld();
  asked = await reader(world.path, world.id);
});
afterAll(() => asked.close());

const names = Object.keys(questions) as QuestionName[];

const answer = async (name: QuestionName, grants: readonly Grant[], values: Values) => {
  const transmitted = world.places.map(
    ({ establishment }, index) => `${establishment} 2018-S${(index % 2) + 1}`,
  );
  const lists = accessOf(
    grants.filter((each) => inForce(each, today)),
    asked.places,
    { rpps: null, transmitted },
  );
  const { question, batch } = await asked.answer(name, values, lists);
  const oracle = oracleOf(world, grants, today, transmitted);
  const [arrow, json, csv] = (
    ['application/vnd.apache.arrow.stream', 'application/json', 'text/csv'] as const
  ).map((format) => encode(format, question.columns, batch)) as [Buffer, Buffer, Buffer];
  for (const body of [arrow, json, csv]) checkBody(world, oracle, name, body);
  const rows = checkMasked(question.columns, { arrow, json: json.toString(), csv: csv.toString() });
  checkRows(world, oracle, name, values, rows);
  return { rows, oracle };
};

const answered = new Set<string>();

describe.each(roles)('a reader who is %s', (role) => {
  test('is told nothing beyond its grants, by any question in any format', async () => {
    await fc.assert(
      fc.asyncProperty(
        grantsOf(world, role).chain((grants) =>
          fc.tuple(fc.constant(grants), fc.tuple(...names.map((name) => parametersOf(world, name, grants)))),
        ),
        async ([grants, given]) => {
          for (const [index, name] of names.entries()) {
            const { rows } = await answer(name, grants, given[index] ?? {});
            if (rows.length > 0) answered.add(name);
          }
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  });
});

test('questions did answer: silence would prove nothing', () => {
  expect([...answered]).toEqual(
    expect.arrayContaining(['publication', 'catalogue', 'targets', 'region-summary']),
  );
});
