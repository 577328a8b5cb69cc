import type { Engine } from './duckdb.ts';
import { loadTable, type TableRow } from './load-table.ts';
import { yearsOf, type LawVersion } from './law.ts';
import type { RatingGrid } from './rating.ts';

/** The tables of data/law: `law_version`, `law_volet`, `law_axis`, `law_engagement`, `law_condition`, `law_consequence`. */
export const loadLaw = async (engine: Engine, law: readonly LawVersion[]) => {
  await loadTable(
    engine,
    'law_version',
    `version varchar, contract varchar, regime varchar, label_fr varchar, label_en varchar, caqes boolean,
     published date, from_day date, to_day date, first_year integer, last_year integer, period_label varchar,
     act varchar, scope varchar, scope_fr varchar, scope_en varchar, lag integer, compared_fr varchar,
     compared_en varchar, hepatitis_c varchar, dispensing_fees varchar, consequence_fr varchar,
     consequence_en varchar, note varchar, source varchar, read boolean, confidence varchar`,
    law.map((v) => ({
      ...{ version: v.version, contract: v.contract, regime: v.regime, caqes: v.caqes },
      ...{
        label_fr: v.label.fr,
        label_en: v.label.en,
        published: v.published,
        from_day: v.from,
        to_day: v.to,
      },
      ...{ first_year: yearsOf(v)[0], last_year: yearsOf(v)[1] ?? noEnd, period_label: v.period_label },
      ...{ act: v.act, scope: v.scope, scope_fr: v.scope_note.fr, scope_en: v.scope_note.en },
      ...{
        lag: v.assessment.lag,
        compared_fr: v.assessment.compared.fr,
        compared_en: v.assessment.compared.en,
      },
      ...{ hepatitis_c: v.exclusions.hepatitis_c, dispensing_fees: v.exclusions.dispensing_fees },
      ...{ consequence_fr: v.consequence.summary.fr, consequence_en: v.consequence.summary.en },
      ...{ note: v.note, source: v.source, read: v.read, confidence: v.confidence },
    })),
  );
  await loadTable(
    engine,
    'law_volet',
    `version varchar, rank integer, volet varchar, title_fr varchar, title_en varchar, mandatory boolean,
     years_max integer, article varchar`,
    law.flatMap(({ version, volets }) =>
      volets.map(({ title, ...volet }, rank) => ({
        ...volet,
        ...{ version, rank, title_fr: title.fr, title_en: title.en },
      })),
    ),
  );
  await loadTable(
    engine,
    'law_axis',
    'version varchar, axis integer, title_fr varchar, title_en varchar',
    law.flatMap(({ version, axes }) =>
      axes.map(({ axis, title }) => ({ version, axis, title_fr: title.fr, title_en: title.en })),
    ),
  );
  await loadTable(
    engine,
    'law_engagement',
    `version varchar, rank integer, engagement varchar, volet varchar, article varchar, axis integer,
     title_fr varchar, title_en varchar, rule varchar, role varchar, "by" varchar, headline boolean,
     to_complete varchar, savings varchar, source varchar, confidence varchar, note varchar`,
    law.flatMap(({ version, engagements }) =>
      engagements.map((e, rank) => ({
        ...{ version, rank, engagement: e.engagement, volet: e.volet, article: e.article, axis: e.axis },
        ...{ title_fr: e.title.fr, title_en: e.title.en, rule: e.rule, role: e.role, by: e.by },
        ...{ headline: e.headline, to_complete: e.to_complete ?? null, savings: e.savings ?? null },
        ...{ source: e.source, confidence: e.confidence, note: e.note },
      })),
    ),
  );
  await loadTable(engine, 'law_condition', conditionColumns, law.flatMap(conditionsOf));
  await loadTable(engine, 'law_consequence', consequenceColumns, law.flatMap(consequencesOf));
  await loadTable(
    engine,
    'law_frozen',
    'version varchar, year integer, text_fr varchar, text_en varchar, source varchar, confidence varchar',
    law.flatMap(({ version, consequence: { frozen } }) =>
      (frozen?.years ?? []).map((year) => ({
        ...{ version, year, text_fr: frozen?.text.fr ?? null, text_en: frozen?.text.en ?? null },
        ...{ source: frozen?.source ?? null, confidence: frozen?.confidence ?? null },
      })),
    ),
  );
};

// A year that no data will reach, for what has no known end.
const noEnd = 9999;

const conditionColumns = `version varchar, engagement varchar, rank integer, indicator varchar, level varchar,
  region varchar, from_year integer, to_year integer, op varchar, printed varchar, value decimal(18, 6), unit varchar,
  default_rate boolean, to_complete varchar, source varchar, confidence varchar, note varchar`;

const conditionsOf = (version: LawVersion): TableRow[] =>
  version.engagements.flatMap((e) =>
    e.conditions.map((c, rank) => ({
      ...{ version: version.version, engagement: e.engagement, rank, indicator: c.indicator, level: c.level },
      ...{ region: c.region ?? null, from_year: c.from_year ?? yearsOf(version)[0] },
      ...{ to_year: c.to_year ?? yearsOf(version)[1] ?? noEnd, op: c.op, printed: c.printed, value: c.value },
      ...{ unit: c.unit, default_rate: c.default_rate, to_complete: c.to_complete ?? null },
      ...{ source: c.source ?? e.source, confidence: c.confidence ?? e.confidence, note: c.note || e.note },
    })),
  );

const consequenceColumns = `version varchar, section varchar, rank integer, item varchar, title_fr varchar,
  title_en varchar, base varchar, uptake varchar, year integer, rate double, rate_high double, text_fr varchar,
  text_en varchar, article varchar, source varchar, confidence varchar`;

/** `base` is an indicator; a gainsharing row stands for each engagement with savings; `year` null: every year. */
const consequencesOf = ({ version, engagements, consequence }: LawVersion): TableRow[] => {
  const none = {
    base: null,
    uptake: null,
    year: null,
    rate: null,
    rate_high: null,
    text_fr: null,
    text_en: null,
  };
  const { ceilings, gainsharing, biosimilars, texts } = consequence;
  const told = (
    section: string,
    { item, article, source, confidence }: Record<'item' | 'article' | 'source' | 'confidence', string>,
    title: { fr: string; en: string },
    rank: number,
  ) => ({
    ...{ ...none, version, section, rank, item, title_fr: title.fr, title_en: title.en },
    ...{ article, source, confidence },
  });
  return [
    ...ceilings.map((c, rank) => ({ ...told('ceiling', c, c.title, rank), base: c.base, rate: c.share })),
    ...engagements.flatMap((e, rank) =>
      gainsharing && e.savings !== undefined
        ? {
            ...told('gainsharing', { ...gainsharing, item: e.engagement }, e.title, rank),
            ...{ base: e.savings, rate: gainsharing.low, rate_high: gainsharing.high },
          }
        : [],
    ),
    ...biosimilars.flatMap((b, rank) =>
      b.rates.map(({ year, euros }) => ({
        ...told('biosimilar', b, b.title, rank),
        ...{ base: b.volume, uptake: b.uptake, year, rate: euros, text_fr: b.note || null },
      })),
    ),
    ...texts.map((t, rank) => ({
      ...told('text', t, t.title, rank),
      ...{ text_fr: t.text.fr, text_en: t.text.en },
    })),
  ];
};

/** Tables `rating_grid` (one row per grid and region, region null: those without a grid of their own) and `rating_weight`. */
export const loadRating = async (engine: Engine, grids: readonly RatingGrid[]) => {
  await loadTable(
    engine,
    'rating_grid',
    `grid varchar, label_fr varchar, label_en varchar, region varchar, from_year integer, to_year integer,
     band_percent double, band_euro double, band_box double, band_score double, band_level double,
     partial_points double, default_weight double`,
    grids.flatMap(({ grid, label, regions, from_year, to_year, bands, points, weights }) =>
      (regions.length > 0 ? regions : [null]).map((region) => ({
        ...{ grid, label_fr: label.fr, label_en: label.en, region, from_year, to_year },
        ...{ band_percent: bands.percent, band_euro: bands.euro, band_box: bands.box },
        ...{ band_score: bands.score, band_level: bands.level, partial_points: points.partiel },
        default_weight: weights.default ?? 1,
      })),
    ),
  );
  await loadTable(
    engine,
    'rating_weight',
    'grid varchar, engagement varchar, weight double',
    grids.flatMap(({ grid, weights }) =>
      Object.entries(weights).flatMap(([engagement, weight]) =>
        engagement === 'default' ? [] : { grid, engagement, weight },
      ),
    ),
  );
};
