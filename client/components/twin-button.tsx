import { Button } from '@mantine/core';
import { IconTable, type Icon } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import { useTwins } from './twins.ts';

/** Swaps a chart and its table twin; `Icon` is the chart's. */
export function TwinButton({ id, Icon }: { id: string; Icon: Icon }) {
  const { labels } = useWords();
  const { isTable, toggle } = useTwins();
  const table = isTable(id);
  const Shown = table ? Icon : IconTable;
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-keyshortcuts="t"
      title={table ? labels.chartDrawingHint : labels.chartTableHint}
      leftSection={<Shown size={16} aria-hidden />}
      onClick={() => toggle(id)}
    >
      {table ? labels.chartDrawing : labels.chartTable}
    </Button>
  );
}
