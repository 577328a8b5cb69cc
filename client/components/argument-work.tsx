import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ArgumentedLine } from '#api/argumentation.ts';
import { nextPlace } from '../argument-values.ts';
import { pageSize, useWaiting, type Sought, type WaitingLine } from '../argumentation.ts';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { ArgumentExport } from './argument-export.tsx';
import { ArgumentFilters } from './argument-filters.tsx';
import { ArgumentForm } from './argument-form.tsx';
import { ArgumentTable } from './argument-table.tsx';
import { Problem } from './problem.tsx';

type Props = {
  establishment: string;
  /** What is known of lines looked at already. */
  argued: readonly ArgumentedLine[];
};

/** The work list and, beside it, the form of the line that is open. */
export function ArgumentWork({ establishment, argued }: Props) {
  const { labels, format } = useWords();
  const { argumentation } = labels;
  const { choice, change } = useChoice();
  const { unit, prescriber, product } = choice;
  const sought: Sought = { establishment, unit, prescriber, product };
  const list = useWaiting(sought);
  const { rows, total, error, isFetching, isFetchingNextPage, hasNextPage, isPlaceholderData } = list;
  const filtered = unit !== undefined || prescriber !== undefined || product !== undefined;
  const [stand, setStand] = useState<{ index: number } | null>(null);
  const [said, setSaid] = useState('');

  const checked = useMemo(() => new Map(argued.map((line) => [line.line_id, line])), [argued]);
  const open = rows?.find((line) => line.line_id === choice.line);
  const back = (index: number) => {
    change({ line: undefined });
    setStand({ index });
  };
  const close = () => back(rows?.findIndex((line) => line.line_id === choice.line) ?? 0);
  /** The lists were asked again: the reader stands on the line that took the place of the one saved. */
  const saved = (line: WaitingLine) => {
    const place = rows?.findIndex((one) => one.line_id === line.line_id) ?? 0;
    const left = list.now();
    const stays = left.some((one) => one.line_id === line.line_id);
    const kept = argumentation.kept(nameOf(line), format.day(line.date));
    setSaid(stays ? `${kept} ${argumentation.stillWaits}` : kept);
    back(nextPlace(place, stays, left.length));
  };

  return (
    <section aria-label={argumentation.tabs.attente}>
      <div className="table-tools">
        {(rows === undefined || total > 0 || filtered) && <ArgumentFilters establishment={establishment} />}
        {total > 0 && <ArgumentExport sought={sought} />}
      </div>
      <p className="argument-said" role="status">
        {said}
      </p>
      {error && !isFetching ? (
        <Problem error={error} retry={() => void list.refetch()} height={400} />
      ) : rows === undefined ? (
        <div className="skeleton" style={{ height: 560 }} aria-busy />
      ) : rows.length === 0 ? (
        <p className="empty">{filtered ? argumentation.nothingFound : argumentation.nothingWaits}</p>
      ) : (
        <div className="argument-work" data-open={choice.line !== undefined}>
          <div className={isPlaceholderData ? 'argument-list stale' : 'argument-list'}>
            <ArgumentTable
              lines={rows}
              checked={checked}
              opened={choice.line}
              open={(line) => change({ line }, choice.line !== undefined)}
              stand={stand}
              onLast={() => {
                if (hasNextPage && !isFetching) void list.fetchNextPage();
              }}
            />
            <p className="table-foot quiet">
              <span>
                {argumentation.shown(
                  format.count(rows.length),
                  format.count(total),
                  format.many(rows.length),
                )}
              </span>
              <span className="argument-keys">{argumentation.keys}</span>
              <span>{argumentation.exportNote}</span>
            </p>
            {hasNextPage && (
              <Button
                variant="default"
                loading={isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {argumentation.more(
                  format.count(Math.min(pageSize, total - rows.length)),
                  format.many(Math.min(pageSize, total - rows.length)),
                )}
              </Button>
            )}
          </div>
          {open && (
            <ArgumentForm
              key={open.line_id}
              place={{ establishment, line_id: open.line_id }}
              title={argumentation.lineOf(nameOf(open), format.dayShort(open.date))}
              about={[
                labels.pair(argumentation.unit, open.unit ?? argumentation.noUnit),
                labels.pair(argumentation.prescriber, open.prescriber ?? argumentation.unmatched),
                ...(open.amount === null ? [] : [format.euros(open.amount)]),
              ].join(' · ')}
              save={rows.length > 1 ? argumentation.saveNext : argumentation.save}
              kept={checked.get(open.line_id)?.entries[0]}
              saved={() => saved(open)}
              close={close}
            />
          )}
          {!open && choice.line !== undefined && !isFetching && (
            <div className="argument-form">
              <p>{argumentation.lineGone}</p>
              <Button variant="default" onClick={() => back(0)}>
                {argumentation.closeGone}
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

const nameOf = ({ product_label, product }: WaitingLine) => product_label ?? product ?? '';
