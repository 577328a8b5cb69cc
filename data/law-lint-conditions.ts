import type { Indicator } from './definitions.ts';
import { isAlwaysMet } from './law-lint-filters.ts';
import { pairsOf } from './law-lint-pairs.ts';
import { yearsOf, type Condition, type Engagement, type LawVersion } from './law.ts';

/** What is wrong with one condition of an engagement; `file` of its version. */
export const conditionFaults = (
  file: string,
  version: LawVersion,
  { engagement }: Engagement,
  condition: Condition,
  find: (slug: string) => Indicator | undefined,
) => {
  const { indicator, level, region, unit, printed } = condition;
  const where = `${file}, engagement ${engagement}, condition ${indicator}`;
  const [first, end] = yearsOf(version);
  const [from, to] = spanOf(version, condition);
  const found = find(indicator);
  return [
    ...(found === undefined
      ? [
          `${where} : l’indicateur n’a pas de définition ; écrivez sql/indicators/${indicator}.yaml et .sql, ou corrigez le nom.`,
        ]
      : []),
    ...(from > to ? [`${where} : from_year est après to_year ; corrigez l’une des deux.`] : []),
    ...(from < first || (end !== null && to > end)
      ? [
          `${where} : les années ${from}-${to} sortent de la version (${first}-${end ?? 'sans fin'}) ; donnez-lui les années qu’elle juge.`,
        ]
      : []),
    ...(level === 'region' && !/^[0-9]{2}$/.test(region ?? '')
      ? [`${where} : cible régionale sans région ; donnez le code INSEE de la région, par exemple '75'.`]
      : []),
    ...(level === 'national' && region !== undefined
      ? [`${where} : cible nationale avec une région ; écrivez level: region, ou retirez la région.`]
      : []),
    ...(found !== undefined && unit !== null && unit !== found.display_unit
      ? [`${where} : le seuil est en ${unit} et l’indicateur en ${found.display_unit} ; corrigez unit.`]
      : []),
    ...(found !== undefined && isAlwaysMet(found.kind, condition)
      ? [
          `${where} : tout chiffre respecte « ${condition.op ?? ''} ${printed ?? ''} » ; corrigez le seuil ou le sens, ou retirez la condition.`,
        ]
      : []),
  ];
};

const spanOf = (version: LawVersion, { from_year, to_year }: Condition): [number, number] => {
  const [first, end] = yearsOf(version);
  return [from_year ?? first, to_year ?? end ?? Number.MAX_SAFE_INTEGER];
};

/** A year has one threshold of an indicator and level, whatever engagement prints it. */
export const conditionOverlaps = (file: string, version: LawVersion) =>
  pairsOf(
    version.engagements.flatMap(({ engagement, conditions }) =>
      conditions.map((condition) => ({ engagement, condition, span: spanOf(version, condition) })),
    ),
  )
    .filter(
      ([{ condition: a, span: s }, { condition: b, span: t }]) =>
        a.indicator === b.indicator &&
        a.level === b.level &&
        a.region === b.region &&
        s[0] <= t[1] &&
        t[0] <= s[1],
    )
    .map(
      ([a, b]) =>
        `${file}, engagement ${b.engagement}, condition ${b.condition.indicator} : ses années chevauchent celles ` +
        `d’une condition du même niveau (engagement ${a.engagement}) ; donnez from_year et to_year à chacune.`,
    );
