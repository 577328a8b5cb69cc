import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ArgumentedLine, Argumentation } from '#api/argumentation.ts';
import { saidText } from '../argument-text.ts';
import { partedOf } from '../argument-values.ts';
import { whoText } from '../declaration-text.ts';
import { useWords } from '../language.ts';
import { ArgumentForm } from './argument-form.tsx';

type Props = {
  establishment: string;
  lines: readonly ArgumentedLine[];
  /** What stands where there is none. */
  none: string;
  note?: string;
  /** Where the reader may argue. */
  writes: boolean;
};

const page = 50;

/** Lines that were argued: what is said of each, by whom and when, and how to replace it. */
export function ArgumentEntries({ establishment, lines, none, note, writes }: Props) {
  const { labels, format } = useWords();
  const { argumentation } = labels;
  const [shown, setShown] = useState(page);
  if (lines.length === 0) return <p className="empty">{none}</p>;
  const left = lines.length - shown;
  return (
    <>
      {note !== undefined && <p className="quiet">{note}</p>}
      <ul className="argument-entries">
        {lines.slice(0, shown).map((line) => (
          <Entry key={line.line_id} establishment={establishment} line={line} writes={writes} />
        ))}
      </ul>
      <p className="table-foot quiet">
        {argumentation.shown(
          format.count(Math.min(shown, lines.length)),
          format.count(lines.length),
          format.many(Math.min(shown, lines.length)),
        )}
      </p>
      {left > 0 && (
        <Button variant="default" onClick={() => setShown(shown + page)}>
          {argumentation.moreEntries}
        </Button>
      )}
    </>
  );
}

type EntryProps = { establishment: string; line: ArgumentedLine; writes: boolean };

function Entry({ establishment, line, writes }: EntryProps) {
  const { labels, format } = useWords();
  const { argumentation } = labels;
  const [replacing, setReplacing] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  const wasReplacing = useRef(false);
  useEffect(() => {
    if (wasReplacing.current && !replacing) again.current?.focus();
    wasReplacing.current = replacing;
  }, [replacing]);
  const { now, before } = partedOf(line.entries);
  const product = line.product_label ?? line.product;
  const title = line.date === null ? product : argumentation.lineOf(product, format.dayShort(line.date));
  return (
    <li className="argument-entry" data-line={line.line_id} data-status={line.status}>
      <p className="argument-title">{title}</p>
      {line.status !== 'in_force' && (
        <p className="argument-status">{argumentation.statuses[line.status] ?? line.status}</p>
      )}
      {now && <Said entry={now} />}
      {before.length > 0 && (
        <details>
          <summary>{argumentation.history(format.count(before.length), format.many(before.length))}</summary>
          {before.map((entry) => (
            <Said key={`${entry.id} ${entry.entered_at}`} entry={entry} />
          ))}
        </details>
      )}
      {writes &&
        line.status === 'in_force' &&
        (replacing ? (
          <ArgumentForm
            place={{ establishment, line_id: line.line_id }}
            title={argumentation.replaceLine(title)}
            about={argumentation.replaceNote}
            kept={now}
            save={argumentation.save}
            saved={() => setReplacing(false)}
            close={() => setReplacing(false)}
          />
        ) : (
          <Button ref={again} variant="default" size="xs" onClick={() => setReplacing(true)}>
            {argumentation.replace}
            <span className="visually-hidden"> {title}</span>
          </Button>
        ))}
    </li>
  );
}

function Said({ entry }: { entry: Argumentation }) {
  const words = useWords();
  const { labels, format } = words;
  const { argumentation } = labels;
  const say = entry.id === null ? argumentation.byFile : argumentation.enteredOn;
  return (
    <div className="argument-said-entry">
      <p>{saidText(entry, words)}</p>
      {entry.argument !== '' && <p className="argument-quote">{entry.argument}</p>}
      <p className="quiet">
        <time dateTime={entry.entered_at}>
          {say(format.day(entry.entered_at.slice(0, 10)), whoText(entry.entered_by, words))}
        </time>
      </p>
    </div>
  );
}
