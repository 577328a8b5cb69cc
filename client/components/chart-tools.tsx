import { Button } from '@mantine/core';
import { IconChartLine, IconDownload } from '@tabler/icons-react';
import { pngFile, svgFile, type Caption } from '../charts/save.ts';
import { useWords } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { TwinButton } from './twin-button.tsx';
import { useTwins } from './twins.ts';

type Props = { id: string; drawing: () => SVGSVGElement | undefined; caption: Caption };

/** Table twin, SVG and PNG of one chart. */
export function ChartTools({ id, drawing, caption }: Props) {
  const { labels } = useWords();
  const { isTable } = useTwins();
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
      <TwinButton id={id} Icon={IconChartLine} />
      {!isTable(id) && (
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
