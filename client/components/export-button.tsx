import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../language.ts';

/** Saves what stands above; `of` names it where a screen has several. */
export function ExportButton({ of, save }: { of: string; save: () => void }) {
  const { labels } = useWords();
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={save}
      aria-label={labels.pair(labels.exportCsv, of)}
    >
      {labels.exportCsv}
    </Button>
  );
}
