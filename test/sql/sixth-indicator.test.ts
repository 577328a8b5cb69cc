import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIndicators, sqlFolder } from '#data/definitions.ts';
import { addFacts, newWarehouse, publishAll, reader } from '#test/support/facts.ts';

const sql = `
select source, finess, period_start, period_months,
  sum(boxes) filter (where generic_status = 'B') as n,
  sum(boxes) filter (where generic_status in ('B', 'C')) as d
from prescription_month
group by all;
`;

const definition = `
order: 900
kind: rate
title: { fr: Recours aux biosimilaires, en: Biosimilar uptake }
short: { fr: Biosimilaires, en: Biosimilars }
article: '10-3'
display_unit: percent
numerator_unit: box
direction: higher
numerator: { fr: Boîtes de biosimilaires, en: Boxes of biosimilars }
denominator: { fr: Boîtes de biosimilaires et de référents, en: Boxes of biosimilars and references }
method: { fr: B sur B et C, en: B over B and C }
limits: { fr: Aucune, en: None }
formula_source: Invention du test
formula_confidence: D
needs: [medicines]
sources: [phev]
floor: 0
example:
  given: { prescription_month: [{ finess: '339900001', period_start: '2015-01-01', generic_status: B, boxes: 1 }] }
  expect: [{ establishment: '339900001', year: 2015, numerator: 1, denominator: 1, value: 1 }]
`;

const line = (top_gen: string, boxes: number) => ({
  finess: '339900001',
  month: '2015-03-01',
  product: '3400930000000',
  product_kind: 'medicine',
  amount_reimbursed: 1,
  boxes,
  top_gen,
});

test('a pair of files is all it takes to see a sixth indicator in every question', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'caqes-indicators-'));
  await cp(sqlFolder('indicators'), folder, { recursive: true });
  await writeFile(join(folder, 'biosimilar_uptake.sql'), sql);
  await writeFile(join(folder, 'biosimilar_uptake.yaml'), definition);
  const path = await newWarehouse();
  await addFacts(path, 'phev', [line('B', 30), line('C', 90), line('1', 500)], {
    from: '2015-01',
    to: '2015-12',
  });
  const { ask, close } = await reader(path, (await publishAll(path, { indicators: folder })).id);
  const catalogue = await ask('catalogue', {});
  expect(catalogue.map((row) => row.indicator)).toContain('biosimilar_uptake');
  expect(catalogue.at(-1)).toMatchObject({ short_fr: 'Biosimilaires', first_year: 2015, opening_year: 2015 });
  const asked = { indicator: ['biosimilar_uptake'], region: '75', year: 2015 };
  for (const row of await ask('target-gap', asked)) {
    expect(row).toMatchObject({ numerator: 30, denominator: 120, value: 0.25, verdict: 'sans cible' });
  }
  const trend = (await ask('trend', { ...asked, grain: 'rolling' })).at(-1);
  expect(trend).toMatchObject({ period_start: '2015-01-01', period_months: 12, value: 0.25 });
  expect(await ask('region-summary', asked)).toMatchObject([{ without_target: 1, judged: 0 }]);
  close();
});

test('a definition without its SQL, or with an unknown key, is refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'caqes-indicators-'));
  await writeFile(join(folder, 'alone.yaml'), definition);
  expect(() => readIndicators(folder)).toThrow('sql/indicators/alone.yaml');
  await writeFile(join(folder, 'alone.sql'), sql);
  expect(readIndicators(folder).map((each) => each.slug)).toEqual(['alone']);
  await writeFile(join(folder, 'alone.yaml'), `${definition}surprise: 1\n`);
  expect(() => readIndicators(folder)).toThrow('surprise');
});

test('a definition that contradicts itself or takes the place of another is refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'caqes-indicators-'));
  await writeFile(join(folder, 'alone.sql'), sql);
  const read = async (change: (text: string) => string) => {
    await writeFile(join(folder, 'alone.yaml'), change(definition));
    return readIndicators(folder);
  };
  await expect(read((text) => text.replace(/^denominator: .*$/m, 'denominator: null'))).rejects.toThrow(
    'sql/indicators/alone.yaml: denominator: a rate has one',
  );
  await expect(read((text) => text.replace('kind: rate', 'kind: amount'))).rejects.toThrow(
    'denominator: null, for amount has none',
  );
  const scored = (text: string) =>
    text.replace('kind: rate', 'kind: score').replace(/^denominator: .*$/m, 'denominator: null');
  await expect(read(scored)).rejects.toThrow('needs: a score is declared');
  const declared = (text: string) => text.replace('needs: [medicines]', 'needs: [declared]');
  await expect(read(declared)).rejects.toThrow('proof: what is declared has one');
  await expect(read((text) => `${text}proof: { fr: Relevé, en: Count }\n`)).rejects.toThrow(
    'proof: for what is declared alone',
  );
  await expect(read((text) => `${declared(text)}proof: { fr: Relevé, en: Count }\n`)).resolves.toHaveLength(
    1,
  );

  await writeFile(join(folder, 'twin.sql'), sql);
  await writeFile(join(folder, 'twin.yaml'), definition);
  await expect(read((text) => text)).rejects.toThrow(
    'sql/indicators/twin.yaml: order 900 is already that of alone',
  );
});
