import { Button, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { situations, toldDevices } from '#api/situation.ts';
import { useChoice } from '../choice.ts';
import { DataTable } from '../components/data-table.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { Problem } from '../components/problem.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';
import { useMay } from '../session.ts';
import { lineColumns } from '../table/lines.ts';
import { useLines } from '../use-lines.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

const page = 500;

/** The liste en sus of one establishment, line by line: all of it for its PUI and DIM, one's own for a prescriber. */
export default function LinesScreen() {
  return (
    <NeedsEstablishment>{(establishment) => <Lines establishment={establishment} />}</NeedsEstablishment>
  );
}

function Lines({ establishment }: { establishment: Establishment }) {
  const words = useWords();
  const { labels, format } = words;
  const { detail, access } = labels;
  const { choice } = useChoice();
  const { year } = useViewContext();
  const all = useMay()('lines');
  const finess = establishment.establishment ?? '';
  const { situation, unit, product } = choice;
  const asked = { establishment: finess, year, limit: page, situation, unit, product };
  const { rows, total, error, isFetching, hasNextPage, fetchNextPage, refetch } = useLines(asked);
  const columns = useMemo(() => lineColumns(words), [words]);
  return (
    <>
      <ScreenHead title={`${access.screens.lines}, ${establishment.name ?? finess}`} hasTarget={null}>
        <p className="quiet">{all ? detail.linesNote : detail.ownLinesNote}</p>
      </ScreenHead>
      <LineFilters />
      {error && !isFetching ? (
        <Problem error={error} retry={() => void refetch()} height={400} />
      ) : rows === undefined ? (
        <div className="skeleton" style={{ height: 700 }} />
      ) : rows.length === 0 ? (
        <p className="empty">{detail.noLines}</p>
      ) : (
        <>
          <DataTable
            label={access.screens.lines}
            lines={rows}
            columns={columns}
            keyOf={(line) => line.line_id ?? ''}
            file={`lignes-${finess}-${year}`}
            count={(shown) => detail.lineCount(shown, format.count(total))}
          />
          {hasNextPage && (
            <Button variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
              {detail.moreLines(format.count(Math.min(page, total - rows.length)))}
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** Asked of the server, over all lines; the search of the table is among those loaded. */
function LineFilters() {
  const { labels } = useWords();
  const { detail } = labels;
  const { choice, change } = useChoice();
  return (
    <div className="table-tools">
      <Select
        label={detail.situation}
        placeholder={detail.allSituations}
        data={[...situations.filter((value) => value !== 'pooled'), ...toldDevices].map((value) => ({
          value,
          label: labels.situations[value],
        }))}
        value={choice.situation ?? null}
        clearable
        onChange={(value) => change({ situation: value ?? undefined })}
      />
      <Asked label={detail.unit} value={choice.unit} set={(unit) => change({ unit })} />
      <Asked
        label={detail.code}
        value={choice.product}
        shape="[0-9]{7,13}"
        set={(product) => change({ product })}
      />
    </div>
  );
}

type AskedProps = {
  label: string;
  value: string | undefined;
  shape?: string;
  set: (value: string | undefined) => void;
};

/** Asked when it is whole: on Enter, or on leaving the field. */
function Asked({ label, value, shape, set }: AskedProps) {
  const settle = (field: HTMLInputElement) => {
    if (field.validity.valid && (field.value || undefined) !== value) set(field.value || undefined);
  };
  return (
    <TextInput
      key={value}
      label={label}
      defaultValue={value}
      pattern={shape}
      onBlur={(event) => settle(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle(event.currentTarget);
      }}
    />
  );
}
