import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ArgumentedLine } from '#api/argumentation.ts';
import { ageText } from '../argument-text.ts';
import type { WaitingLine } from '../argumentation.ts';
import { useWords } from '../language.ts';

type Props = {
  lines: readonly WaitingLine[];
  /** Those looked at already: their record argues nothing. */
  checked: ReadonlyMap<string, ArgumentedLine>;
  /** The one in the form. */
  opened: string | undefined;
  open: (line: string) => void;
  /** Where the reader is to stand now: a new object each time. */
  stand: { readonly index: number } | null;
  /** The last line in the page is reached. */
  onLast: () => void;
};

/** The lines that wait: arrows move from one to the other, Enter opens. */
export function ArgumentTable({ lines, checked, opened, open, stand, onLast }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { argumentation } = labels;
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const reachable = Math.max(0, Math.min(current, lines.length - 1));
  const today = new Date().toISOString().slice(0, 10);

  const goTo = (index: number) => {
    const row = body.current?.rows[Math.max(0, Math.min(lines.length - 1, index))];
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    if (stand) goTo(stand.index);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each place asked for, whatever lines come
  }, [stand]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const steps: Partial<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 10,
      PageUp: current - 10,
      Home: 0,
      End: lines.length - 1,
    };
    const next = steps[event.key];
    const line = lines[reachable];
    if (next !== undefined) goTo(next);
    else if (event.key === 'Enter' && line) open(line.line_id);
    else return;
    event.preventDefault();
  };
  const quantity = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 3);

  return (
    <div className="table-frame argument-frame" onKeyDown={onKeyDown} tabIndex={-1}>
      <table className="figures argument-table" aria-label={argumentation.list}>
        <thead>
          <tr>
            <th scope="col">{argumentation.product}</th>
            <th scope="col">{argumentation.date}</th>
            <th scope="col">{argumentation.age}</th>
            <th scope="col">{argumentation.unit}</th>
            <th scope="col">{argumentation.prescriber}</th>
            <th scope="col" className="number">
              {argumentation.quantity}
            </th>
            <th scope="col" className="number">
              {argumentation.amount}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line, index) => (
            <tr
              key={line.line_id}
              data-line={line.line_id}
              tabIndex={index === reachable ? 0 : -1}
              aria-current={line.line_id === opened ? true : undefined}
              onFocus={() => {
                setCurrent(index);
                if (index === lines.length - 1) onLast();
              }}
              onClick={() => open(line.line_id)}
            >
              <th scope="row">
                {line.product_label ?? line.product}
                <Checked line={checked.get(line.line_id)} />
              </th>
              <td>{format.dayShort(line.date)}</td>
              <td>{ageText(line.date, today, words)}</td>
              <td className="wrapped">{line.unit ?? argumentation.noUnit}</td>
              <td className="tabular">{line.prescriber ?? argumentation.unmatched}</td>
              <td className="number">
                {line.quantity === null ? argumentation.unknown : quantity(line.quantity)}
              </td>
              <td className="number">
                {line.amount === null ? argumentation.unknown : format.euros(line.amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Checked({ line }: { line: ArgumentedLine | undefined }) {
  const { labels, format } = useWords();
  const entry = line?.entries[0];
  if (!entry) return null;
  return (
    <span className="argument-checked quiet">
      {labels.argumentation.checked(format.dayShort(entry.entered_at))}
    </span>
  );
}
