import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { indicatorDefinition, type IndicatorDefinition } from '#api/indicator.ts';
import { parseYaml } from './yaml.ts';

export type Indicator = IndicatorDefinition & {
  readonly slug: string;
  readonly sql: string;
  /** The same figures by product, where there are products behind them; null: <slug>.parts.sql does not exist. */
  readonly parts: string | null;
};

/** Folder of SQL by name: sqlFolder('indicators'). */
export const sqlFolder = (name = '') => fileURLToPath(new URL(`../sql/${name}`, import.meta.url));

/**
 * The indicators: each a pair <slug>.sql and <slug>.yaml in sql/indicators, in the order of their screens, and for some
 * <slug>.parts.sql.
 * @throws when a file has no pair, a definition does not fit its schema or itself, or two have one order, naming the file
 */
export const readIndicators = (folder = sqlFolder('indicators')): Indicator[] => {
  const names = readdirSync(folder);
  for (const name of names) {
    const pair = name.endsWith('.parts.sql')
      ? name.replace(/parts\.sql$/, 'yaml')
      : name.endsWith('.sql')
        ? name.replace(/sql$/, 'yaml')
        : name.replace(/yaml$/, 'sql');
    if (!/^[a-z][a-z0-9_]*\.(parts\.sql|sql|yaml)$/.test(name) || !names.includes(pair)) {
      throw new Error(`sql/indicators/${name}: an indicator is a pair <slug>.sql and <slug>.yaml`);
    }
  }
  const indicators = names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const parsed = indicatorDefinition.safeParse(parseYaml(readFileSync(join(folder, name), 'utf8')));
      if (!parsed.success) throw new Error(`sql/indicators/${name}: ${z.prettifyError(parsed.error)}`);
      const slug = name.slice(0, -'.yaml'.length);
      const fault = definitionFault(parsed.data);
      if (fault !== null) throw new Error(`sql/indicators/${name}: ${fault}`);
      const sqlOf = (name: string) => readFileSync(join(folder, `${slug}.${name}`), 'utf8');
      const parts = existsSync(join(folder, `${slug}.parts.sql`)) ? sqlOf('parts.sql') : null;
      return { slug, sql: sqlOf('sql'), parts, ...parsed.data };
    })
    .sort((a, b) => a.order - b.order || a.slug.localeCompare(b.slug));
  for (const [index, { slug, order }] of indicators.entries()) {
    const before = indicators[index - 1];
    if (before?.order === order) {
      throw new Error(`sql/indicators/${slug}.yaml: order ${order} is already that of ${before.slug}`);
    }
  }
  return indicators;
};

// What a definition says twice must agree; null: it does.
const definitionFault = ({ kind, denominator, needs, proof, numerator_unit }: IndicatorDefinition) => {
  const divides = kind === 'rate' || kind === 'growth';
  const declared = needs.includes('declared');
  if (divides && denominator === null) return `denominator: a ${kind} has one`;
  if (!divides && denominator !== null) return `denominator: null, for ${kind} has none`;
  if ((kind === 'score' || kind === 'level') && !declared) return `needs: a ${kind} is declared`;
  if ((kind === 'score' || kind === 'level') && numerator_unit !== kind) return `numerator_unit: ${kind}`;
  if (declared && kind === 'growth') return 'kind: an evolution is computed, not declared';
  if (declared && proof === undefined) return 'proof: what is declared has one';
  if (!declared && proof !== undefined) return 'proof: for what is declared alone';
  return null;
};
