import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoBench, plainFigures, regionOf } from '#test/support/demo.ts';

// The scale that is shown: what 60,000 lines are too few for.
let demo: Awaited<ReturnType<typeof demoBench>>;
let phev: string;
let les: string;

beforeAll(async () => {
  demo = await demoBench();
  await demo.make('shown', 42, 3_000_000);
  phev = demo.lines('shown', (batch) => batch.source === 'phev' && batch.coverage?.from === '2015-01');
  les = demo.lines('shown', (batch) => batch.source === 'les');
});

afterAll(() => demo.close());

test('about three million PHEV lines, a fifth as many of the liste en sus', async () => {
  const count = await demo.figures(
    `select (select count(*) from ${phev}) as phev, (select count(*) from ${les}) as les`,
  );
  expect(Math.abs((count.phev ?? 0) / 3e6 - 1)).toBeLessThan(0.03);
  expect(Math.abs((count.les ?? 0) / 6e5 - 1)).toBeLessThan(0.1);
});

test('each year gives what evolution.csv prints', async () => {
  const years = await demo.rows(
    `select region, year, phev, medicines, repertoire, les_drugs, les_devices
     from read_csv('data/demo/evolution.csv', types = {'region': 'varchar'}) where year between 2016 and 2020`,
  );
  expect(years).toHaveLength(10);
  for (const row of years) {
    const found = await demo.figures(plainFigures(phev, les, String(row.region), Number(row.year)));
    const label = `${String(row.region)} ${String(row.year)}`;
    expect(found.phev, label).toBeCloseTo(Number(row.phev), 3);
    expect(found.medicines, label).toBeCloseTo(Number(row.medicines), 3);
    expect(found.repertoire, label).toBeCloseTo(Number(row.repertoire), 3);
    expect(found.drugs, label).toBeCloseTo(Number(row.les_drugs), 3);
    expect(found.devices, label).toBeCloseTo(Number(row.les_devices), 3);
  }
});

test('45 establishments of region 75 buy from the liste en sus, in 120 services, by 300 prescribers', async () => {
  const aquitaine = await demo.figures(`
    select count(distinct finess) as establishments, count(distinct (finess, unit)) filter (unit is not null) as services,
      count(distinct rpps) as prescribers
    from ${les} where ${regionOf} = '75' and date < '2019-01-01'`);
  expect(aquitaine.establishments).toBe(45);
  expect(aquitaine.services).toBe(120);
  expect(Math.abs((aquitaine.prescribers ?? 0) - 300)).toBeLessThan(15);
  const people = await demo.figures(
    `select count(distinct rpps) as prescribers from (select rpps from ${phev} union select rpps from ${les})`,
  );
  expect(Math.abs((people.prescribers ?? 0) - 4000)).toBeLessThan(200);
});

test('who prescribes the liste en sus prescribes for town too; two services of each CHU have six people or more', async () => {
  const hospitals = await demo.rows(`
    select finess, count(distinct rpps) filter (rpps in (select rpps from ${phev})) as both
    from ${les} where ${regionOf} = '75' group by finess order by count(*) desc`);
  expect(Number(hospitals[0]?.both)).toBeGreaterThanOrEqual(20);
  const services = await demo.rows(`
    select finess, list(people order by people desc) as people from (
      select finess, unit, count(distinct rpps) as people from ${les}
      where unit is not null group by finess, unit having count(distinct rpps) >= 6)
    group by finess`);
  expect(services.map(({ people }) => String(people))).toEqual(Array(5).fill('10,7'));
  const specialties = await demo.figures(`
    select max(specialties) as most from (
      select count(distinct specialty) as specialties
      from (select rpps, specialty from ${phev} union select rpps, specialty from ${les})
      where rpps is not null group by rpps)`);
  expect(specialties.most).toBe(1);
});

test('coding begins in September 2018; some services and prescribers are far off-label', async () => {
  const coding = await demo.figures(`
    select count(indication) filter (date < '2018-09-01') as early,
      100 * count(*) filter (indication is null and date >= '2018-09-01') / count(*) filter (date >= '2018-09-01') as missing
    from ${les} where product_kind = 'drug'`);
  expect(coding.early).toBe(0);
  expect(coding.missing).toBeGreaterThan(2);
  expect(coding.missing).toBeLessThan(8);
  const share = `100 * count(*) filter (indication = 'I999999') / count(indication) as share`;
  const shares = async (key: string, least: number) =>
    (
      await demo.rows(`select ${share} from ${les} where rpps is not null and unit is not null
        group by ${key} having count(indication) >= ${least} order by 1 desc`)
    ).map((row) => Number(row.share));
  const [atypical, ...prescribers] = await shares('rpps', 200);
  expect(atypical).toBeGreaterThan(30);
  expect(prescribers.filter((each) => each > 12).length).toBeGreaterThan(4);
  // All the others are of one crowd.
  const usual = prescribers.slice(prescribers.length >> 2);
  expect(Math.max(...usual)).toBeLessThan(10);
  expect(usual.at(-1)).toBeGreaterThan(0.3);
  const services = await shares('finess, unit', 400);
  expect(services.filter((each) => each > 12).length).toBeGreaterThanOrEqual(3);
  expect(services.filter((each) => each > 12).length).toBeLessThan(10);
  const years = await demo.rows(`select ${share} from ${les} where date >= '2019-01-01' group by year(date)`);
  for (const year of years) {
    expect(Number(year.share)).toBeGreaterThan(2);
    expect(Number(year.share)).toBeLessThan(8);
  }
});

test('the reference has its 39 months, its gaps, and what follows; what left the list is given no longer', async () => {
  const reference = demo.lines('shown', ({ source }) => source === 'les-reference');
  const months = await demo.rows(
    `select distinct strftime(month, '%Y-%m') as month from ${reference} where month is not null order by 1`,
  );
  expect(months).toHaveLength(39);
  expect([months[0]?.month, months.at(-1)?.month]).toEqual(['2018-08', '2022-04']);
  for (const gap of ['2019-08', '2019-10', '2020-04', '2020-06'])
    expect(months.map(({ month }) => month)).not.toContain(gap);
  const kinds = await demo.figures(`
    select count(*) filter (kind = 'period') as period, count(*) filter (kind = 'listing') as listing,
      count(*) filter (kind = 'compassionate') as compassionate,
      count(*) filter (inscription = '*') as contested,
      (select count(*) from (select product, indication, month from ${reference} where kind = 'indication'
        group by all having count(distinct inscription) > 1)) as doubled
    from ${reference}`);
  for (const [kind, rows] of Object.entries(kinds)) expect(rows, kind).toBeGreaterThan(0);
  const exits = await demo.rows(`
    select product, max(date)::varchar as last, count(*) filter (date >= '2023-03-01') as after from ${les}
    where product in ('3400892747620', '3400892600109') group by 1`);
  for (const { last, after } of exits) {
    expect(String(last).slice(0, 7)).toBe('2023-03');
    expect(Number(after)).toBeGreaterThan(0);
  }
  expect(exits).toHaveLength(2);
});

test('unmatched prescribers, regularisations, the spring of 2020', async () => {
  const unmatched = await demo.figures(`
    select min(share) as low, max(share) as high from (
      select left(finess, 8), 100 * count(*) filter (rpps is null) / count(*) as share from ${phev}
      group by 1 having count(*) > 2000)`);
  expect(unmatched.low).toBeGreaterThan(10);
  expect(unmatched.high).toBeLessThan(65);
  expect(unmatched.high).toBeGreaterThan(50);
  const negative = await demo.figures(
    `select 100 * count(*) filter (boxes < 0) / count(*) as share from ${phev}`,
  );
  expect(negative.share).toBeGreaterThan(0.05);
  expect(negative.share).toBeLessThan(0.3);
  const spring = await demo.figures(`
    select sum(amount_reimbursed) filter (month(date) = 4) / sum(amount_reimbursed) filter (month(date) = 2) as april
    from ${les} where product_kind = 'device' and year(date) = 2020`);
  expect(spring.april).toBeLessThan(0.4);
});
