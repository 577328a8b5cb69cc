import { literal, type Engine } from '../duckdb.ts';
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
  // DuckDB 1.5.5 failed now and then on windows under a limit (WindowLocalSourceState::Finalize): joins instead.
  const every = `
    with keyed as (
      select line, row(${identity.join(', ')}) as key from ${parsed} where reason is null
    ),
    first_said as (
      select key, min(line) as first from keyed group by key having count(*) > 1
    )
    select line, reason from (${bad})
    union all
    select line, ${literal(`${twice}, ligne `)} || first as reason
    from keyed join first_said using (key) where line > first`;
  const [counted] = await engine.rows(`select count(*)::integer as faults from (${every})`);
  const faults = Number(counted?.faults);
  if (faults === 0) return;
  const rows = await engine.rows(`select line, reason from (${every}) order by line limit ${mostTold}`);
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
