import { useWords } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { useSession } from '../session.ts';
import { csvOf, type Field } from '../table/csv.ts';

/** Saves lines as CSV; fictitious ones say so, in the name of the file and on each line. */
export function useExport() {
  const { labels } = useWords();
  const { synthetic } = useSession();
  return <L>(file: string, lines: readonly L[], fields: readonly Field<L>[]) => {
    const marks = synthetic ? [{ label: labels.data, value: () => labels.fictitiousMark }] : [];
    const prefix = synthetic ? 'donnees-fictives-' : '';
    saveFile(`${prefix}${file}.csv`, csvOf(lines, [...fields, ...marks]), 'text/csv;charset=utf-8');
  };
}
