import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { address, readCsv } from '../api.ts';
import { useWords } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { useSession } from '../session.ts';
import { Problem } from './problem.tsx';

/** Declared values leave the store as a file, and enter the next publication as any file does. */
export function DeclarationExport() {
  const { labels } = useWords();
  const { declarations } = labels;
  const { synthetic } = useSession();
  const [failed, setFailed] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const file = synthetic ? `donnees-fictives-${declarations.exportName}` : declarations.exportName;
  const save = async () => {
    setBusy(true);
    try {
      saveFile(file, await readCsv(address('declarations/export', {})), 'text/csv;charset=utf-8');
      setFailed(null);
    } catch (error) {
      setFailed(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="declaration-export" aria-labelledby="declaration-export-title">
      <h2 id="declaration-export-title">{declarations.exportTitle}</h2>
      <p className="quiet">{declarations.exportNote}</p>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {declarations.export}
      </Button>
      <p className="quiet">{declarations.commands}</p>
      <pre tabIndex={0} aria-label={declarations.commands}>
        <code>{`npm run data -- import declarations ${file}\nnpm run data -- publish`}</code>
      </pre>
      {failed && <Problem error={failed} retry={() => void save()} />}
    </section>
  );
}
