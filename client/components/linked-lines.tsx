import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Asked } from '../api.ts';
import { useWords } from '../language.ts';
import { lineColumns } from '../table/lines.ts';
import { useLines } from '../use-lines.ts';
import { DataTable } from './data-table.tsx';
import { Problem } from './problem.tsx';

const page = 100;

type Props = {
  asked: Omit<Asked<'lines'>, 'limit'>;
  /** Nothing is asked yet. */
  waits: boolean;
  file: string;
};

/** The lines behind the choices, for who may list them. */
export function LinkedLines({ asked, waits, file }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { detail, offLabel } = labels;
  const { rows, total, error, isFetching, hasNextPage, fetchNextPage, refetch } = useLines(
    { ...asked, limit: page },
    !waits,
  );
  const columns = useMemo(() => lineColumns(words), [words]);
  return (
    <section className="detail" aria-labelledby="lines-title">
      <h2 id="lines-title">{offLabel.linesTitle}</h2>
      {error && !isFetching ? (
        <Problem error={error} retry={() => void refetch()} height={400} />
      ) : rows === undefined ? (
        <div className="skeleton" style={{ height: 640 }} />
      ) : rows.length === 0 ? (
        <p className="empty">{offLabel.empty}</p>
      ) : (
        <>
          <DataTable
            label={offLabel.linesTitle}
            lines={rows}
            columns={columns}
            keyOf={(line) => line.line_id ?? ''}
            file={file}
            count={(shown) => detail.lineCount(shown, format.count(total))}
          />
          {hasNextPage && (
            <Button variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
              {detail.moreLines(format.count(Math.min(page, total - rows.length)))}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
