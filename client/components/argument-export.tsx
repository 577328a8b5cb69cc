import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { waitingCsv } from '../argument-csv.ts';
import { everyWaiting, type Sought } from '../argumentation.ts';
import { useWords } from '../language.ts';
import { useSession } from '../session.ts';
import { Problem } from './problem.tsx';
import { useAskedCsv } from './use-asked-csv.ts';

/** The list as a file to fill in and to import: all of its lines under the filters, not those on screen alone. */
export function ArgumentExport({ sought }: { sought: Sought }) {
  const words = useWords();
  const { argumentation } = words.labels;
  const { synthetic } = useSession();
  const { establishment } = sought;
  const { save, busy, failed } = useAskedCsv(`${argumentation.exportName(establishment)}.csv`, async () => {
    const rows = await everyWaiting(sought, new AbortController().signal);
    return waitingCsv(rows, establishment, words, synthetic);
  });
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={save}
      >
        {argumentation.export}
      </Button>
      {failed && <Problem error={failed} retry={save} />}
    </>
  );
}
