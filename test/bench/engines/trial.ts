import type { Session } from 'chdb';
import type { Values } from '../../../server/statement.ts';
import { mended } from './mends.ts';
import { parametersOf, settings, statementsOf, withEngine } from './rewriting.ts';
import type { Answer } from './asked.ts';

/** What the engine said: its rows (of a question), or its code and first words. */
export type Said =
  | { readonly ok: true; readonly rows: Answer }
  | { readonly ok: false; readonly code: number; readonly words: string };
export type Level = 'as it is' | 'rewritten' | 'mended';
export const levels = ['as it is', 'rewritten', 'mended'] as const;

/** The file at one level. `reset` puts what it makes back as it was. @returns what was said of the first refused statement, or of the last */
export const attempt = async (
  session: Session,
  level: Level,
  text: string,
  values: Values,
): Promise<{ readonly said: Said; readonly by: readonly string[] }> => {
  const used = new Set<string>();
  let said: Said = { ok: true, rows: [] };
  for (const statement of statementsOf(text)) {
    // At publication a macro of the file itself is a function, as those of macros.sql: it was made before.
    if (level !== 'as it is' && statement.startsWith('create or replace') && /\bmacro\b/.test(statement))
      continue;
    const { sql, by } = level === 'mended' ? mended(statement) : { sql: statement, by: [] };
    for (const each of by) used.add(each);
    const { sql: asked, bound } =
      level === 'as it is' ? { sql, bound: {} } : parametersOf(withEngine(sql), values);
    said = await tell(session, asked, bound, level);
    if (!said.ok) break;
  }
  return { said, by: [...used] };
};

const tell = async (
  session: Session,
  sql: string,
  bound: Record<string, unknown>,
  level: Level,
): Promise<Said> => {
  try {
    session.query(`set ${settings[level].join(', ')}`);
    const isRead = /^(with|select|from)\b/.test(sql);
    const format = isRead ? { format: 'JSON' } : {};
    const answer = await (Object.keys(bound).length > 0
      ? session.queryBindAsync(sql, bound, format)
      : session.queryAsync(sql, format));
    return { ok: true, rows: isRead ? answer.json<{ data: Answer }>().data : [] };
  } catch (error) {
    return { ok: false, ...wordsOf(error instanceof Error ? error.message : String(error), sql) };
  }
};

/** Its code, and the first words of what it says; of a fault of syntax, what stands around it. */
const wordsOf = (message: string, sql: string): { code: number; words: string } => {
  const flat = message.replace(/\s+/g, ' ');
  const code = Number(/Code: (\d+)/.exec(flat)?.[1] ?? 0);
  const name = /\(([A-Z_]{5,})\)\.?\s*$/.exec(flat)?.[1] ?? '';
  const said = /DB::Exception: (.*)$/.exec(flat)?.[1] ?? flat;
  const at = /failed at position \d+ \([^)]*\)[^:]*: (.{1,40})/.exec(said)?.[1]?.trim();
  const whole = sql.replace(/\s+/g, ' ');
  const place = at === undefined ? -1 : whole.indexOf(at);
  const words =
    at === undefined
      ? (said.split(/ In scope | in scope |\. Maybe| \(line/)[0] ?? '').slice(0, 110)
      : `« ${whole.slice(Math.max(0, place - 30), Math.max(0, place))}▸${at} »`;
  return { code, words: `${name}: ${words}` };
};
