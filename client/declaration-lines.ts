import type { Declaration } from '#api/declaration.ts';
import type { Answer } from './api.ts';
import {
  differ,
  historyOf,
  kinds,
  nothingTyped,
  published,
  typedOf,
  type Kind,
  type Typed,
} from './declaration-values.ts';
import { definitionOf, type Definition } from './definition.ts';
import type { Language } from './format.ts';

type Figure = Answer<'target-gap'>[number];
type Asked = Answer<'engagements'>[number];
type CatalogueRow = Answer<'catalogue'>[number];

/** What an engagement of the year asks of an indicator. */
export type Ask = {
  engagement: string;
  title: string;
  article: string;
  op: string | null;
  target: number | null;
  toComplete: string | null;
};

/** An indicator that an establishment declares, with what is known of it. */
export type Line = {
  indicator: string;
  kind: Kind;
  definition: Definition;
  /** The document that is expected; null where the definition does not say. */
  wanted: string | null;
  asks: Ask[];
  figure: Figure | undefined;
  /** From the newest, in force, to the oldest. */
  history: Declaration[];
  /** Declared, and not what is published. */
  pending: Declaration | undefined;
};

/** The lines of one article of one volet; `volet` null for what no engagement of the year asks. */
export type Group = {
  key: string;
  volet: string | null;
  article: string | null;
  axis: string | null;
  lines: Line[];
};

export type Known = {
  catalogue: readonly CatalogueRow[];
  engagements: readonly Asked[];
  figures: readonly Figure[];
  declarations: readonly Declaration[];
};

/** Indicators of the publication that establishments declare. */
export function declarableOf(catalogue: readonly CatalogueRow[]): CatalogueRow[] {
  return catalogue.filter(
    ({ sources, kind }) => (sources ?? '').split(/[\s,]+/).includes('declarations') && isKind(kind),
  );
}

const isKind = (kind: string | null): kind is Kind => kinds.some((one) => one === kind);

/**
 * The declared indicators of a year's contract, each once, where its first engagement stands; then those that no
 * engagement asks but that are needed (amounts: bases of ceilings) or have been declared.
 */
export function groupsOf(
  { catalogue, engagements, figures, declarations }: Known,
  language: Language,
): Group[] {
  const lines = new Map(
    declarableOf(catalogue).map((row) => {
      const line = lineOf(row, figures, declarations, language);
      return [line.indicator, line];
    }),
  );
  const groups = new Map<string, Group>();
  const placed = new Set<string>();
  for (const asked of engagements) {
    const line = lines.get(asked.indicator ?? '');
    if (!line) continue;
    line.asks.push(askOf(asked, language));
    if (placed.has(line.indicator)) continue;
    placed.add(line.indicator);
    const key = `${asked.volet} ${asked.article}`;
    const group = groups.get(key) ?? groupOf(key, asked, language);
    group.lines.push(line);
    groups.set(key, group);
  }
  const others = [...lines.values()].filter(
    (line) =>
      !placed.has(line.indicator) &&
      (line.kind === 'amount' || line.history.length > 0 || hasValue(line.figure)),
  );
  const rest: Group = { key: 'autres', volet: null, article: null, axis: null, lines: others };
  return others.length > 0 ? [...groups.values(), rest] : [...groups.values()];
}

const hasValue = (figure: Figure | undefined) => figure !== undefined && figure.value !== null;

function groupOf(key: string, asked: Asked, language: Language): Group {
  return {
    key,
    volet: asked[`volet_${language}`] ?? asked.volet ?? '',
    article: asked.article,
    axis: asked[`axis_${language}`],
    lines: [],
  };
}

function askOf(asked: Asked, language: Language): Ask {
  return {
    engagement: asked.engagement ?? '',
    title: asked[`title_${language}`] ?? '',
    article: asked.article ?? '',
    op: asked.op,
    target: asked.target,
    toComplete: asked.to_complete,
  };
}

function lineOf(
  row: CatalogueRow,
  figures: readonly Figure[],
  declarations: readonly Declaration[],
  language: Language,
): Line {
  const definition = definitionOf(row, language);
  const { indicator } = definition;
  const kind = kinds.find((one) => one === definition.kind) ?? 'amount';
  const figure = figures.find((one) => one.indicator === indicator && one.level === 'establishment');
  const history = historyOf(declarations, indicator);
  const [newest] = history;
  return {
    indicator,
    kind,
    definition,
    wanted: row[`proof_${language}`] ?? null,
    asks: [],
    figure,
    history,
    pending: newest && !(figure && published(newest, figure, kind)) ? newest : undefined,
  };
}

/** What stands in the fields before anyone types: the declaration in force, else what is published. */
export function keptOf({ history: [newest], figure, kind }: Line, language: Language): Typed {
  if (newest) return typedOf(newest, newest.proof, kind, language);
  return figure ? typedOf(figure, '', kind, language) : nothingTyped;
}

/** The lines whose fields say something else than what is kept. */
export function changedOf(
  lines: readonly Line[],
  typed: Partial<Record<string, Typed>>,
  kept: Partial<Record<string, Typed>>,
  language: Language,
): Line[] {
  return lines.filter(({ indicator, kind }) =>
    differ(typed[indicator] ?? nothingTyped, kept[indicator] ?? nothingTyped, kind, language),
  );
}

/** Years that have begun and of which nothing is published: the last three at most, newest first. */
export function yearsToDeclare(published: readonly number[], current: number): number[] {
  return [current, current - 1, current - 2].filter((year) => !published.includes(year));
}
