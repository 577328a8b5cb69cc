import { useState } from 'react';
import { saveFile } from '../save-file.ts';
import { useSession } from '../session.ts';

/** Saves a CSV that must be asked for first; a fictitious one says so in its name, `file`. */
export function useAskedCsv(name: string, ask: () => Promise<string>) {
  const { synthetic } = useSession();
  const [failed, setFailed] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const file = synthetic ? `donnees-fictives-${name}` : name;
  const save = async () => {
    setBusy(true);
    try {
      saveFile(file, await ask(), 'text/csv;charset=utf-8');
      setFailed(null);
    } catch (error) {
      setFailed(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return { file, save: () => void save(), busy, failed };
}
