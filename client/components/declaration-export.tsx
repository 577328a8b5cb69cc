import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { address, readCsv } from '../api.ts';
import { useWords } from '../language.ts';
import { Problem } from './problem.tsx';
import { useAskedCsv } from './use-asked-csv.ts';

/** Declared values leave the store as a file, and enter the next publication as any file does. */
export function DeclarationExport() {
  const { labels } = useWords();
  const { declarations } = labels;
  const { file, save, busy, failed } = useAskedCsv(declarations.exportName, () =>
    readCsv(address('declarations/export', {})),
  );
  return (
    <section className="declaration-export" aria-labelledby="declaration-export-title">
      <h2 id="declaration-export-title">{declarations.exportTitle}</h2>
      <p className="quiet">{declarations.exportNote}</p>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={save}
      >
        {declarations.export}
      </Button>
      <p className="quiet">{declarations.commands}</p>
      <pre tabIndex={0} aria-label={declarations.commands}>
        <code>{`npm run data -- import declarations ${file}\nnpm run data -- publish`}</code>
      </pre>
      {failed && <Problem error={failed} retry={save} />}
    </section>
  );
}
