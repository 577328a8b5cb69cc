import type { Engine } from '../duckdb.ts';
import { literal } from '../duckdb.ts';
import { Refusal } from '../refusal.ts';
import type { Layout } from './layout.ts';

const mostTold = 10;

/**
 * A file that is taken whole or not at all.
 * @param bad SQL of its bad lines (line, reason); `parsed` SQL of all lines parsed
 * @throws Refusal naming its first bad lines, and those that say again what another says
 */
export const refuseAnyBad = async (
  engine: Engine,
  path: string,
  { identity, twice }: NonNullable<Layout['whole']>,
  bad: string,
  parsed: string,
) => {
  const rows = await engine.rows(`
    with first_said as (
      select line, min(line) over (partition by ${identity.join(', ')}) as first from ${parsed} where reason is null
    ),
    fault as (
      select line, reason from (${bad})
      union all
      select line, ${literal(`${twice}, ligne `)} || first from first_said where line > first
    )
    select line, reason, count(*) over ()::integer as faults from fault order by line limit ${mostTold}`);
  const faults = Number(rows[0]?.faults ?? 0);
  if (faults === 0) return;
  const told = rows.map(({ line, reason }) => `  ligne ${String(line)}, ${spaced(String(reason))}`);
  const more = faults > told.length ? [`  et ${faults - told.length} de plus.`] : [];
  const count = faults === 1 ? 'une ligne est' : `${faults} lignes sont`;
  throw new Refusal(
    [
      `« ${path} » est refusé, rien n’en est importé : ${count} à corriger, puis le fichier à importer de nouveau.`,
      ...told,
      ...more,
    ].join('\n'),
  );
};

// Reasons of quarantine are `column: why`; a sentence for people has a space before its colon.
const spaced = (reason: string) => reason.replace(/^(\p{L}[\p{L}_]*): /u, '$1 : ');
