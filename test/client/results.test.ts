import { describe, expect, it } from 'vitest';
import {
  countsOf,
  engagementsOn,
  resultOf,
  ruleOf,
  yearResultsOf,
  type LawRow,
  type ResultRow,
} from '#client/results.ts';

const asked = (given: Partial<LawRow>): LawRow => ({
  version: 'caqes-v1-2017',
  regime: 'contract',
  version_fr: 'CAQES, référentiels du 27/04/2017',
  version_en: 'CAQES, thresholds of 27/04/2017',
  volet: 'socle',
  volet_fr: 'Volet socle',
  volet_en: 'Base volet',
  axis: 4,
  axis_fr: 'Dépenses PHEV',
  axis_en: 'PHEV spending',
  article: '10-4',
  engagement: 'phev',
  title_fr: 'Maîtriser les PHEV',
  title_en: 'Contain PHEV',
  rule: 'all',
  role: 'objective',
  by: 'establishment',
  headline: true,
  weight: 1,
  indicator: 'phev_evolution',
  op: '<=',
  target: 0.04,
  printed: '4,0 %',
  origin: 'national',
  default_rate: false,
  to_complete: null,
  confidence: 'H',
  source: 'arrêté',
  note: '',
  ...given,
});

const result = (given: Partial<ResultRow>): ResultRow => ({
  year: 2018,
  version: 'caqes-v1-2017',
  volet: 'socle',
  engagement: 'phev',
  signed: null,
  result: 'atteint',
  weight: 1,
  points: 1,
  grid: 'neutral',
  indicator: 'phev_evolution',
  numerator: 104,
  denominator: 100,
  value: 0.04,
  op: '<=',
  target: 0.04,
  gap: 0,
  verdict: 'atteint',
  origin: 'national',
  status: 'ok',
  reason: null,
  ...given,
});

const inYear = (rows: ResultRow[], law: LawRow[]) => yearResultsOf(rows, law, 2018, 'fr');
const titles = (rows: ResultRow[], law: LawRow[]) =>
  inYear(rows, law).volets.map(({ title, groups }) => [
    title,
    ...groups.map(({ key, engagements }) => [key, ...engagements.map(({ engagement }) => engagement)]),
  ]);

describe('the year of an establishment', () => {
  it('follows the law: volets, then axes or articles, then engagements', () => {
    const law = [
      asked({ axis: null, engagement: 'report', indicator: null }),
      asked({ axis: 1, axis_fr: 'Prise en charge', engagement: 'dci', indicator: 'dci' }),
      asked({ axis: 4 }),
      asked({ volet: 'transport', volet_fr: 'Transport', axis: null, article: '11', engagement: 'taxis' }),
      asked({ axis: 4, engagement: 'lpp', indicator: 'phev_lpp_evolution' }),
    ];
    expect(titles([], law)).toEqual([
      ['Volet socle', ['', 'report'], ['1', 'dci'], ['4', 'phev', 'lpp']],
      ['Transport', ['11', 'taxis']],
    ]);
    expect(inYear([], law).volets[0]?.groups[2]?.axis).toBe('Dépenses PHEV');
    expect(inYear([], law).volets[1]?.groups[0]?.axis).toBeNull();
  });

  it('lists an engagement that nothing measures, with why, and no condition', () => {
    const law = [asked({ indicator: null, to_complete: 'annexe non lue' })];
    const [first] =
      inYear([result({ indicator: null, result: 'non évaluable' })], law).volets[0]?.groups[0]?.engagements ??
      [];
    expect(first).toMatchObject({ conditions: [], toComplete: 'annexe non lue', result: 'non évaluable' });
  });

  it('gives each condition its own figure, even two on one indicator', () => {
    const law = [
      asked({ rule: 'any', indicator: 'perfadom_amount', target: 100_000 }),
      asked({ rule: 'any', indicator: 'perfadom_share', target: 0.8 }),
      asked({ rule: 'any', indicator: 'perfadom_amount', target: 50_000 }),
    ];
    const rows = [
      result({ indicator: 'perfadom_amount', target: 100_000, gap: 1 }),
      result({ indicator: 'perfadom_amount', target: 50_000, gap: 2 }),
      result({ indicator: 'perfadom_share', gap: 3 }),
    ];
    const [one] = inYear(rows, law).volets[0]?.groups[0]?.engagements ?? [];
    expect(one?.conditions.map(({ row }) => row?.gap)).toEqual([1, 3, 2]);
    expect(one && ruleOf(one)).toBe('any');
  });

  it('sets beside it the three years before, each under its own version; none where that version had none', () => {
    const rows = [
      result({}),
      result({ year: 2017, version: 'caqos-cbum', result: 'non atteint' }),
      result({ year: 2016, version: 'caqos-cbum', engagement: 'other' }),
    ];
    const [one] = inYear(rows, [asked({})]).volets[0]?.groups[0]?.engagements ?? [];
    expect(one?.earlier.map(({ year, version, result }) => [year, version, result])).toEqual([
      [2017, 'caqos-cbum', 'non atteint'],
      [2016, 'caqos-cbum', null],
      [2015, null, null],
    ]);
  });

  it('keeps the agency’s engagements apart, each once', () => {
    const law = [
      asked({}),
      asked({ by: 'agency', engagement: 'data', indicator: null }),
      asked({ by: 'agency', engagement: 'data', indicator: null }),
    ];
    const { volets, agency } = inYear([], law);
    expect(volets.flatMap(({ groups }) => groups.flatMap(({ engagements }) => engagements))).toHaveLength(1);
    expect(agency.map(({ engagement }) => engagement)).toEqual(['data']);
  });

  it('tells what stands beside the contract from the contract', () => {
    const beside = { version: 'efficience-2026', version_fr: 'Efficience', regime: 'incentive' };
    const { version, volets } = inYear([], [asked({}), asked({ ...beside, engagement: 'efficience' })]);
    expect(version).toBe('CAQES, référentiels du 27/04/2017');
    expect(volets.map((one) => one.beside)).toEqual([null, 'Efficience']);
    expect(inYear([], [asked(beside)]).version).toBeNull();
  });

  it('speaks the reader’s language', () => {
    const { volets } = yearResultsOf([], [asked({})], 2018, 'en');
    expect(volets[0]?.title).toBe('Base volet');
    expect(volets[0]?.groups[0]?.engagements[0]?.title).toBe('Contain PHEV');
  });
});

describe('who signed', () => {
  const signing = (signed: Record<number, boolean | null>) =>
    inYear(
      Object.entries(signed).map(([year, each]) => result({ year: Number(year), signed: each })),
      [asked({})],
    ).volets[0]?.signing;

  it('is not known where no file says it', () => {
    expect(signing({ 2018: null })).toEqual({ signed: null, since: null, earlier: false });
    expect(inYear([], [asked({})]).signing).toEqual({ signed: null, since: null, earlier: false });
  });

  it('is dated from the first of the years in a row', () => {
    expect(signing({ 2018: true, 2017: true, 2016: false, 2015: true })).toEqual({
      signed: true,
      since: 2017,
      earlier: false,
    });
    expect(signing({ 2018: true, 2017: true, 2016: true, 2015: true })).toEqual({
      signed: true,
      since: 2015,
      earlier: true,
    });
    expect(signing({ 2018: true })).toEqual({ signed: true, since: 2018, earlier: true });
    expect(signing({ 2018: false, 2017: true })).toEqual({ signed: false, since: null, earlier: false });
  });

  it('goes back through the versions of one contract, not into another contract’s volet of that name', () => {
    const rows = [
      result({ signed: true }),
      result({ year: 2017, version: 'caqes-v1-bis', signed: true }),
      result({ year: 2016, version: 'caqos-cbum', signed: true }),
    ];
    const contractOf = (version: string | null) => (version ?? '').slice(0, 8);
    const since = (of: typeof contractOf) =>
      yearResultsOf(rows, [asked({})], 2018, 'fr', of).volets[0]?.signing.since;
    expect(since(contractOf)).toBe(2017);
    expect(since((version) => version ?? '')).toBe(2018);
  });

  it('is told of each volet, and of the contract as soon as one is signed', () => {
    const law = [asked({}), asked({ volet: 'transport', engagement: 'taxis' })];
    const rows = [
      result({ signed: true }),
      result({ volet: 'transport', engagement: 'taxis', signed: false }),
    ];
    const year = inYear(rows, law);
    expect(year.signing.signed).toBe(true);
    expect(year.volets.map(({ signing }) => signing.signed)).toEqual([true, false]);
  });
});

describe('the engagements on an indicator', () => {
  it('come with all their conditions', () => {
    const law = [
      asked({ engagement: 'perfadom', rule: 'any', indicator: 'perfadom_amount' }),
      asked({ engagement: 'perfadom', rule: 'any', indicator: 'perfadom_share' }),
      asked({}),
    ];
    expect(
      engagementsOn(law, 'perfadom_share').map((rows) => rows.map(({ indicator }) => indicator)),
    ).toEqual([['perfadom_amount', 'perfadom_share']]);
    expect(engagementsOn(law, 'dci')).toEqual([]);
  });
});

it('knows no result beyond the closed list', () => {
  expect(resultOf([{ result: 'partiel' }])).toBe('partiel');
  expect(resultOf([{ result: 'réussi' }])).toBeNull();
  expect(resultOf([])).toBeNull();
});

it('counts what there is, in the order of the verdicts', () => {
  const summary = {
    ...{ version: 'v', volet: null, volet_fr: null, volet_en: null, met: 3, partial: 0, missed: 2 },
    ...{
      not_assessable: null,
      not_concerned: 1,
      without_target: 0,
      masked: 4,
      establishments: 1,
      score: 0.6,
    },
    ...{ grid: 'neutral', grid_fr: 'Grille neutre', grid_en: 'Neutral grid' },
  };
  expect(countsOf(summary)).toEqual([
    { verdict: 'atteint', count: 3 },
    { verdict: 'non atteint', count: 2 },
    { verdict: 'sans objet', count: 1 },
    { verdict: 'masqué', count: 4 },
  ]);
});
