import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { waitingCsv } from '../argument-csv.ts';
import { everyWaiting, type Sought } from '../argumentation.ts';
import { useWords } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { useSession } from '../session.ts';
import { Problem } from './problem.tsx';

/** The list as a file to fill in and to import: all of its lines under the filters, not those on screen alone. */
export function ArgumentExport({ sought }: { sought: Sought }) {
  const words = useWords();
  const { argumentation } = words.labels;
  const { synthetic } = useSession();
  const [failed, setFailed] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const rows = await everyWaiting(sought, new AbortController().signal);
      const name = `${argumentation.exportName(sought.establishment)}.csv`;
      const text = waitingCsv(rows, sought.establishment, words, synthetic);
      saveFile(synthetic ? `donnees-fictives-${name}` : name, text, 'text/csv;charset=utf-8');
      setFailed(null);
    } catch (error) {
      setFailed(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {argumentation.export}
      </Button>
      {failed && <Problem error={failed} retry={() => void save()} />}
    </>
  );
}
