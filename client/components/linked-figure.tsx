import { Button } from '@mantine/core';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import type { LinkedDimension } from '#api/questions/linked.ts';
import { useWords } from '../language.ts';
import { TwinButton } from './twin-button.tsx';
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
  const { isTable } = useTwins();
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
          <TwinButton id={dimension} Icon={IconChartBar} />
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
