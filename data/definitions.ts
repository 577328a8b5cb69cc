import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { indicatorDefinition, type IndicatorDefinition } from '#api/indicator.ts';

export type Indicator = IndicatorDefinition & { readonly slug: string; readonly sql: string };

/** Folder of SQL by name: sqlFolder('indicators'). */
export const sqlFolder = (name = '') => fileURLToPath(new URL(`../sql/${name}`, import.meta.url));

/**
 * The indicators: each a pair <slug>.sql and <slug>.yaml in sql/indicators, in the order of their screens.
 * @throws when a file has no pair, or a definition does not fit its schema, naming the file
 */
export const readIndicators = (folder = sqlFolder('indicators')): Indicator[] => {
  const names = readdirSync(folder);
  for (const name of names) {
    const pair = name.endsWith('.sql') ? name.replace(/sql$/, 'yaml') : name.replace(/yaml$/, 'sql');
    if (!/^[a-z][a-z0-9_]*\.(sql|yaml)$/.test(name) || !names.includes(pair)) {
      throw new Error(`sql/indicators/${name}: an indicator is a pair <slug>.sql and <slug>.yaml`);
    }
  }
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const parsed = indicatorDefinition.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
      if (!parsed.success) throw new Error(`sql/indicators/${name}: ${z.prettifyError(parsed.error)}`);
      const slug = name.slice(0, -'.yaml'.length);
      return { slug, sql: readFileSync(join(folder, `${slug}.sql`), 'utf8'), ...parsed.data };
    })
    .sort((a, b) => a.order - b.order || a.slug.localeCompare(b.slug));
};
