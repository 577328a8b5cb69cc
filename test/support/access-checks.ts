import { tableFromIPC } from 'apache-arrow';
import { expect } from 'vitest';
import type { Columns } from '#api/question.ts';
import type { QuestionName } from '#api/questions/index.ts';
import type { Cell } from '#server/rows.ts';
import type { Values } from '#server/statement.ts';
import { checkResult, isUnread } from './access-results.ts';
import type { Oracle } from './access-oracle.ts';
import type { AccessWorld } from './access-world.ts';
import { insist } from './insist.ts';

export type Rows = readonly Record<string, Cell>[];

/**
 * No name, FINESS or RPPS of anyone else anywhere in a body, whatever its format. The names of files received, which only
 * an administrator reads, hold FINESS numbers: grants name those too.
 */
export const checkBody = (world: AccessWorld, oracle: Oracle, name: QuestionName, body: Uint8Array) => {
  const text = Buffer.from(body).toString('utf8');
  const open = world.places.filter(({ establishment }) => oracle.names(establishment));
  const filesOpen = name === 'imports' && oracle.administers;
  for (const { establishment, name: title } of world.places) {
    if (oracle.names(establishment)) continue;
    if (!filesOpen) insist(!text.includes(establishment), `FINESS ${establishment} in ${name}`);
    // A name may be the beginning of another's, or its namesake's.
    if (open.some((each) => each.name.includes(title))) continue;
    insist(!text.includes(title), `${title} in ${name}`);
  }
  for (const number of text.match(/[0-9]{11}/g) ?? [])
    if (world.seenAt.has(number) && !oracle.mayRead(number)) throw new Error(`RPPS ${number}`);
};

/** What is masked is null in every format: Arrow, JSON and CSV say the same cells. */
export const checkMasked = (
  columns: Columns,
  bodies: { arrow: Uint8Array; json: string; csv: string },
): Rows => {
  const rows = JSON.parse(bodies.json) as Rows;
  const names = Object.keys(columns);
  const table = tableFromIPC(bodies.arrow);
  expect(table.numRows).toBe(rows.length);
  const lines = csvLines(bodies.csv);
  expect(lines.length).toBe(rows.length + 1);
  rows.forEach((row, index) => {
    for (const name of hiddenIn(row)) {
      if (!names.includes(name)) continue;
      insist(row[name] === null, `${name} in JSON`);
      insist((table.getChild(name)?.get(index) ?? null) === null, `${name} in Arrow`);
      insist(lines[index + 1]?.[names.indexOf(name)] === '', `${name} in CSV`);
    }
  });
  return rows;
};

const hiddenIn = (row: Record<string, Cell>): string[] => {
  if (row.status === 'masked') return ['numerator', 'denominator', 'value', 'gap'];
  if (row.masked === true)
    return [
      ...['stays', 'patients', 'lines', 'quantity', 'amount', 'phev_amount', 'phev_boxes', 'repertoire'],
      ...['peers', 'n', 'observed', 'expected', 'uncoded'],
    ];
  if (row.amount_masked === true) return ['amount'];
  return typeof row.reason === 'string' && row.reason.includes('anonymous_total')
    ? ['numerator', 'denominator']
    : [];
};

/** Cells of a CSV with semicolons or commas and quotes, as RFC 4180 has them. */
const csvLines = (text: string): string[][] => {
  const separator = /^\uFEFF?"?\w+"?;/.test(text) ? ';' : ',';
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => void lines.at(-1)?.push(cell);
  for (const char of text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')) {
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      end();
      cell = '';
    } else if (char === '\n' && !quoted) {
      end();
      cell = '';
      lines.push([]);
    } else cell += char;
  }
  return lines.filter((line) => line.length > 0);
};

/** Rows of one question lie within what the reader's grants open. */
export const checkRows = (
  world: AccessWorld,
  oracle: Oracle,
  name: QuestionName,
  values: Values,
  rows: Rows,
) => {
  if (oracle.grants.length === 0) expect(rows).toEqual([]);
  const asked = typeof values.establishment === 'string' ? values.establishment : '';
  const region = typeof values.region === 'string' ? values.region : '';
  for (const row of rows) {
    if (typeof row.establishment === 'string')
      insist(oracle.names(row.establishment), `${row.establishment} in ${name}`);
    else if ('level' in row || name === 'region-summary')
      insist(oracle.counts(region), `a total of ${region} in ${name}`);
  }
  if (rows.length > 0)
    expect(reaches(world, oracle, name, values, asked, region), `${name} answers`).toBe(true);
  for (const row of rows) {
    checkRow(world, oracle, name, values, row);
    checkResult(world, oracle, name, values, row);
  }
};

/** Whether any row may answer at all. */
const reaches = (
  world: AccessWorld,
  oracle: Oracle,
  name: QuestionName,
  values: Values,
  asked: string,
  region: string,
): boolean => {
  const free = oracle.holds(asked, 'pui', 'dim', 'cme');
  // One with several grants reads his own lines wherever he may name the establishment.
  const own = oracle.names(asked) && oracle.grants.some(({ role }) => role === 'prescriber');
  const namesSome = world.places.some((each) => each.region === region && oracle.names(each.establishment));
  switch (name) {
    case 'imports':
      return oracle.administers;
    case 'publication':
      return oracle.grants.length > 0;
    case 'catalogue':
    case 'regions':
    case 'versions':
      return oracle.counts('75') || oracle.counts('27');
    case 'linked':
      return free || own;
    case 'deviation':
      if (values.by === 'establishment') return namesSome;
      return free || (values.by === 'prescriber' && own);
    case 'lines':
    case 'unargued':
      return oracle.holds(asked, 'pui', 'dim') || own;
    case 'simulation':
    case 'levers':
      return free;
    case 'units':
      return (
        free ||
        oracle.holds(asked, 'direction') ||
        ['S1', 'S2'].some((half) => oracle.transmitted(asked, `${String(values.year)}-${half}`))
      );
    case 'prescribers':
      return free || own || oracle.holds(asked, 'ars', 'drsm');
    case 'prescriber-distribution':
      // Of no region and no establishment: of all the regions that count.
      return asked === ''
        ? ['75', '27'].some((each) => (region === '' || region === each) && oracle.counts(each))
        : oracle.names(asked) && !oracle.grants.every(({ role }) => role === 'cpam');
    case 'peer-position':
    case 'year-results':
      return oracle.names(asked);
    case 'matrix':
    case 'groups':
      return namesSome;
    case 'events':
      return namesSome || oracle.releases(region);
    case 'breakdown':
      return asked === '' ? oracle.releases(region) : free;
    case 'results-summary':
    case 'bridge':
      return asked === '' ? namesSome : oracle.names(asked);
    case 'consequences':
    case 'identification':
      return oracle.signed(asked);
    case 'situations':
      if (values.by === 'establishment') return oracle.counts(region);
      return values.by !== 'region' && asked !== '' ? free : oracle.releases(region);
    case 'establishments':
    case 'contributors':
    case 'targets':
    case 'indicator-targets':
    case 'engagements':
    case 'trend':
    case 'target-gap':
    case 'region-summary':
      return region === '' || oracle.counts(region);
  }
};

const checkRow = (
  world: AccessWorld,
  oracle: Oracle,
  name: QuestionName,
  values: Values,
  row: Rows[number],
) => {
  const establishment = typeof row.establishment === 'string' ? row.establishment : '';
  if ((name === 'target-gap' || name === 'trend') && establishment !== '' && !oracle.signed(establishment)) {
    const indicator = String(row.indicator);
    const hidden =
      isUnread(world, oracle, establishment, indicator) ||
      (world.counted.has(indicator) && (values.grain === 'month' || values.grain === 'rolling'));
    expect(row.status === 'masked', `${indicator} of ${establishment}`).toBe(hidden);
  }
  if (
    (name === 'contributors' || (name === 'bridge' && establishment !== '')) &&
    !oracle.signed(establishment)
  )
    expect(isUnread(world, oracle, establishment, String(row.indicator))).toBe(false);
  if (name === 'situations' && values.by === 'establishment')
    expect(oracle.names(String(row.key))).toBe(true);
  if (name === 'lines' && !oracle.holds(String(values.establishment), 'pui', 'dim'))
    expect(oracle.grants.some((grant) => grant.rpps === row.prescriber)).toBe(true);
  if (name === 'breakdown' && values.establishment === null)
    // The region's total is exact to who reads each of its establishments.
    for (const place of world.places.filter(({ region }) => region === values.region))
      insist(
        oracle.signed(place.establishment) ||
          (oracle.names(place.establishment) &&
            !isUnread(world, oracle, place.establishment, String(row.indicator))),
        `a region's classes with ${place.establishment}`,
      );
  if (name === 'deviation') checkDeviation(oracle, values, row);
  if (
    name === 'linked' &&
    row.dimension === 'prescriber' &&
    !oracle.holds(String(values.establishment), 'pui', 'dim', 'cme')
  )
    expect(oracle.grants.some((grant) => grant.rpps === row.key)).toBe(true);
  if (name === 'prescribers') {
    const asked = String(values.establishment);
    const inClear = oracle.holds(asked, 'pui', 'dim', 'cme');
    if (!inClear && row.les_lines !== null)
      expect(oracle.grants.some((grant) => grant.rpps === row.prescriber)).toBe(true);
  }
  if (name === 'units' && !oracle.holds(String(values.establishment), 'pui', 'dim', 'cme', 'direction')) {
    const half = String(row.period_start).slice(5, 7) === '07' ? ['S2'] : ['S1'];
    for (const each of row.period_months === 12 ? ['S1', 'S2'] : half)
      expect(oracle.transmitted(String(values.establishment), `${String(values.year)}-${each}`)).toBe(true);
  }
};

/** An establishment by who may name it, with figures by who crosses its lines or reads release tables; prescribers inside. */
const checkDeviation = (oracle: Oracle, values: Values, row: Rows[number]) => {
  if (values.by === 'establishment') {
    const key = String(row.key);
    insist(oracle.names(key), key);
    if (row.masked !== true)
      insist(
        oracle.holds(key, 'pui', 'dim', 'cme', 'direction') || oracle.releases(String(values.region)),
        `courses of ${key}`,
      );
  } else if (!oracle.holds(String(values.establishment), 'pui', 'dim', 'cme'))
    insist(
      values.by === 'prescriber' && oracle.grants.some((grant) => grant.rpps === row.key),
      String(row.key),
    );
};
