import { Button } from '@mantine/core';
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react';
import { pngFile, svgFile, type Caption } from '../charts/save.ts';
import { useWords } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { useTwins } from './twins.ts';

type Props = { id: string; drawing: () => SVGSVGElement | undefined; caption: Caption };

/** Table twin, SVG and PNG of one chart. */
export function ChartTools({ id, drawing, caption }: Props) {
  const { labels } = useWords();
  const { isTable, toggle } = useTwins();
  const table = isTable(id);
  const file = caption.notice === undefined ? id : `donnees-fictives-${id}`;
  const drawn = () => {
    const chart = drawing();
    return chart && svgFile(chart, caption);
  };
  const saveSvg = () => {
    const svg = drawn();
    if (svg !== undefined) saveFile(`${file}.svg`, svg, 'image/svg+xml');
  };
  const savePng = async () => {
    const svg = drawn();
    if (svg !== undefined) saveFile(`${file}.png`, await pngFile(svg), 'image/png');
  };
  return (
    <div className="chart-tools">
      <Button
        variant="default"
        size="compact-sm"
        aria-keyshortcuts="t"
        title={table ? labels.chartDrawingHint : labels.chartTableHint}
        leftSection={table ? <IconChartLine size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
        onClick={() => toggle(id)}
      >
        {table ? labels.chartDrawing : labels.chartTable}
      </Button>
      {!table && (
        <>
          <SaveButton name={labels.saveSvg} hint={labels.saveSvgHint} save={saveSvg} />
          <SaveButton name={labels.savePng} hint={labels.savePngHint} save={() => void savePng()} />
        </>
      )}
    </div>
  );
}

function SaveButton({ name, hint, save }: { name: string; hint: string; save: () => void }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      title={hint}
      aria-label={hint}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={save}
    >
      {name}
    </Button>
  );
}
