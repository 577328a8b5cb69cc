import { Button } from '@mantine/core';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import type { LinkedDimension } from '#api/questions/linked.ts';
import { useWords } from '../language.ts';
import { useTwins } from './twins.ts';

type Props = {
  dimension: LinkedDimension;
  /** What it shows, in a sentence. */
  finding: string;
  hint?: string;
  save: () => void;
  twin: ReactNode;
  children: ReactNode;
};

/** One linked chart in its place: its name and what it shows, its marks or their table twin, and its export. */
export function LinkedFigure({ dimension, finding, hint, save, twin, children }: Props) {
  const { labels } = useWords();
  const { isTable, toggle } = useTwins();
  const id = useId();
  const table = isTable(dimension);
  return (
    <section className="chart-figure linked-figure" aria-labelledby={id} data-chart={dimension}>
      <header className="chart-head">
        <h3 id={id}>{labels.offLabel.titles[dimension]}</h3>
        <p className="quiet">{finding}</p>
      </header>
      {table ? twin : children}
      <footer className="chart-foot">
        <p className="quiet">{table ? null : hint}</p>
        <div className="chart-tools">
          <Button
            variant="default"
            size="compact-sm"
            aria-keyshortcuts="t"
            title={table ? labels.chartDrawingHint : labels.chartTableHint}
            leftSection={table ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
            onClick={() => toggle(dimension)}
          >
            {table ? labels.chartDrawing : labels.chartTable}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={labels.offLabel.exportOne(labels.offLabel.titles[dimension])}
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={save}
          >
            {labels.offLabel.csv}
          </Button>
        </div>
      </footer>
    </section>
  );
}
