import { verdicts, type Verdict } from '#api/figure.ts';
import type { Answer } from './api.ts';
import type { Figure } from './figure-text.ts';
import type { Language } from './format.ts';
import { ofContract, signingOf, type Signing } from './signing.ts';

export type ResultRow = Answer<'year-results'>[number];
export type LawRow = Answer<'engagements'>[number];

/** One measure of an engagement: what the law asks, and the establishment's figure of it. */
export type Condition = { law: LawRow; row: ResultRow | undefined };

/** A year before, judged by the version in force in it. `result` null: that version had no such engagement. */
export type Earlier = {
  year: number;
  version: string | null;
  result: Verdict | null;
  rows: readonly ResultRow[];
};

export type Engagement = {
  engagement: string;
  title: string;
  article: string;
  rule: 'all' | 'any';
  targeting: boolean;
  /** Empty where nothing measures it; `toComplete` then says why. */
  conditions: readonly Condition[];
  toComplete: string | null;
  result: Verdict | null;
  earlier: readonly Earlier[];
};
/** `key`: the number of an axis (empty: of none), or an article. */
export type Group = {
  key: string;
  byAxis: boolean;
  axis: string | null;
  engagements: readonly Engagement[];
};

export type Volet = {
  volet: string;
  title: string;
  /** Where the volet is not of the contract, the label of what stands beside it: a dotation, an incentive. */
  beside: string | null;
  signing: Signing;
  groups: readonly Group[];
};
export type YearResults = {
  /** The version of the contract in force, as it is called; null where there is none. */
  version: string | null;
  /** Of the contract: signed as soon as one of its volets is. */
  signing: Signing;
  volets: readonly Volet[];
  /** Those of the agency or of Assurance Maladie: listed, never judged here. */
  agency: readonly LawRow[];
};

const yearsBefore = 3;

/**
 * The year of an establishment in the order of the law: its volets, then their axes, or articles where a volet has no
 * axis. The law says what is asked, so that an engagement that nothing measures is listed too. `contractOf`: the contract
 * that is signed under a version, several of which may follow on one.
 */
export function yearResultsOf(
  rows: readonly ResultRow[],
  law: readonly LawRow[],
  year: number,
  language: Language,
  contractOf: (version: string | null) => string | null = (version) => version,
): YearResults {
  const own = law.filter(({ by }) => by !== 'agency');
  const volets = grouped(own, ({ version, volet }) => `${version} ${volet}`).map(([, asked]): Volet => {
    const [first] = asked;
    const volet = first?.volet ?? '';
    const inContract = first?.regime === 'contract';
    return {
      volet,
      title: first?.[`volet_${language}`] ?? volet,
      beside: inContract ? null : (first?.[`version_${language}`] ?? null),
      signing: signingOf(
        // Another contract may have a volet of the same name.
        rows.filter(
          (row) => row.volet === volet && contractOf(row.version) === contractOf(first?.version ?? null),
        ),
        year,
        new Set(rows.map((row) => row.year)),
      ),
      groups: groupsOf(asked, rows, year, language),
    };
  });
  return {
    version: law.find(({ regime }) => regime === 'contract')?.[`version_${language}`] ?? null,
    signing: ofContract(volets.filter(({ beside }) => beside === null).map(({ signing }) => signing)),
    volets,
    agency: onePer(law.filter(({ by }) => by === 'agency')),
  };
}

function groupsOf(
  asked: readonly LawRow[],
  rows: readonly ResultRow[],
  year: number,
  language: Language,
): Group[] {
  const byAxis = asked.some(({ axis }) => axis !== null);
  const key = ({ axis, article }: LawRow) => (byAxis ? String(axis ?? '') : (article ?? ''));
  return grouped(asked, key).map(([name, each]) => ({
    key: name,
    byAxis,
    axis: byAxis ? (each[0]?.[`axis_${language}`] ?? null) : null,
    engagements: grouped(each, ({ engagement }) => engagement ?? '').map(([engagement, conditions]) =>
      engagementOf(engagement, conditions, rows, year, language),
    ),
  }));
}

function engagementOf(
  engagement: string,
  law: readonly LawRow[],
  rows: readonly ResultRow[],
  year: number,
  language: Language,
): Engagement {
  const [first] = law;
  const mine = rows.filter((row) => row.engagement === engagement);
  const now = mine.filter((row) => row.year === year);
  const measured = law.filter(({ indicator }) => indicator !== null);
  return {
    engagement,
    title: first?.[`title_${language}`] ?? engagement,
    article: first?.article ?? '',
    rule: first?.rule === 'any' ? 'any' : 'all',
    targeting: first?.role === 'targeting',
    conditions: measured.map((condition) => ({ law: condition, row: figureOf(condition, measured, now) })),
    toComplete: measured.length === 0 ? (first?.to_complete ?? null) : null,
    result: resultOf(now),
    earlier: Array.from({ length: yearsBefore }, (_, i) => year - 1 - i).map((before) => {
      const then = mine.filter((row) => row.year === before);
      const version = then[0]?.version ?? rows.find((row) => row.year === before)?.version ?? null;
      return { year: before, version, result: resultOf(then), rows: then };
    }),
  };
}

/** The figure of a condition; two conditions on one indicator are told apart by their order. */
function figureOf(
  condition: LawRow,
  conditions: readonly LawRow[],
  rows: readonly ResultRow[],
): ResultRow | undefined {
  const same = conditions.filter(({ indicator }) => indicator === condition.indicator);
  return rows.filter(({ indicator }) => indicator === condition.indicator)[same.indexOf(condition)];
}

export function resultOf(rows: readonly Pick<ResultRow, 'result'>[]): Verdict | null {
  const said = rows[0]?.result ?? null;
  return verdicts.find((verdict) => verdict === said) ?? null;
}

/** A row as a figure, to be written as any other. */
export function figureOfRow(row: ResultRow): Figure {
  return {
    indicator: row.indicator,
    level: 'establishment',
    establishment: null,
    period_start: `${row.year}-01-01`,
    period_months: 12,
    numerator: row.numerator,
    denominator: row.denominator,
    value: row.value,
    target: row.target,
    gap: row.gap,
    verdict: row.verdict,
    status: row.status,
    reason: row.reason,
  };
}

/** Whether what an engagement asks leaves a choice, and which. */
export function ruleOf({ rule, conditions }: Engagement): 'one' | 'all' | 'any' {
  return conditions.length < 2 ? 'one' : rule;
}

/** Engagements of which the condition names an indicator, each with all its conditions. */
export function engagementsOn(law: readonly LawRow[], indicator: string): LawRow[][] {
  const naming = new Set(law.filter((row) => row.indicator === indicator).map((row) => row.engagement));
  return grouped(
    law.filter(({ engagement }) => naming.has(engagement)),
    ({ engagement }) => engagement ?? '',
  ).map(([, rows]) => rows);
}

/** How many of each result a summary counts, those of none left out; in the order of the verdicts. */
export function countsOf(row: Answer<'results-summary'>[number]): { verdict: Verdict; count: number }[] {
  const counts: Record<Verdict, number | null> = {
    atteint: row.met,
    'non atteint': row.missed,
    partiel: row.partial,
    'non évaluable': row.not_assessable,
    'sans objet': row.not_concerned,
    'sans cible': row.without_target,
    masqué: row.masked,
  };
  return verdicts.flatMap((verdict) => {
    const count = counts[verdict] ?? 0;
    return count > 0 ? [{ verdict, count }] : [];
  });
}

const onePer = (rows: readonly LawRow[]) =>
  grouped(rows, ({ engagement }) => engagement ?? '').flatMap(([, [first]]) => first ?? []);

/** In the order in which each key first comes. */
function grouped<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups];
}
