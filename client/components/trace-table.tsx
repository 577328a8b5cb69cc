import type { Trace } from '#api/trace.ts';
import { useWords } from '../language.ts';
import type { Words } from '../words.ts';
import { TableFrame } from './table-frame.tsx';

/** The entries as loaded, newest first. */
export function TraceTable({ rows, everyone }: { rows: readonly Trace[]; everyone: boolean }) {
  const words = useWords();
  const { labels, format } = words;
  const { access } = labels;
  return (
    <>
      <TableFrame caption={access.screens.journal} frame="table-room" table="trace">
        <thead>
          <tr>
            <th scope="col">{access.when}</th>
            {everyone && <th scope="col">{access.person}</th>}
            {everyone && <th scope="col">{access.role}</th>}
            <th scope="col">{access.question}</th>
            <th scope="col">{access.parameters}</th>
            <th scope="col">{access.outcome}</th>
            <th scope="col" className="number">
              {access.rows}
            </th>
            <th scope="col" className="number">
              {access.maskedRows}
            </th>
            <th scope="col">{access.format}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="tabular">
                {momentText(row.at, words)}
              </th>
              {everyone && <td title={`${row.iss} ${row.sub}`}>{row.name}</td>}
              {everyone && <td>{rolesText(row.roles, words)}</td>}
              <td>{access.questions[row.question] ?? row.question}</td>
              <td className="quiet parameters" title={parametersText(row.parameters)}>
                {parametersText(row.parameters)}
              </td>
              <td>{access.outcomes[row.outcome] ?? row.outcome}</td>
              <td className="number">{row.rows === null ? '–' : format.count(row.rows)}</td>
              <td className="number">{row.masked === null ? '–' : format.count(row.masked)}</td>
              <td className="quiet" title={row.format}>
                {formatText(row.format)}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className="table-foot quiet" role="status">
        {access.entryCount(format.count(rows.length), format.many(rows.length))}
      </p>
    </>
  );
}

/** Day and minute, where the reader is. */
function momentText(at: string, { language }: Words): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(at));
}

function rolesText(given: readonly string[], { labels }: Words): string {
  const known: Partial<Record<string, { short: string }>> = labels.access.roles;
  return given.map((role) => known[role]?.short ?? role).join(', ');
}

const formats = { arrow: 'Arrow', parquet: 'Parquet', csv: 'CSV', json: 'JSON' };

/** A media type by its usual name. */
function formatText(type: string): string {
  return Object.entries(formats).find(([name]) => type.includes(name))?.[1] ?? type;
}

/** What was asked, as `name value`; a list by its length where it is long. */
export function parametersText(parameters: Trace['parameters']): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(
      ([name, value]) =>
        `${name} ${Array.isArray(value) ? value.join(', ') : String(value as string | number)}`,
    )
    .join(' · ');
}
