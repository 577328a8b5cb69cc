import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { address, RequestFailed, readCsv } from '../api.ts';
import type { Change } from '../declaration-values.ts';
import type { Place } from '../declarations.ts';
import { useWords } from '../language.ts';
import { DeclarationAccepted } from './declaration-accepted.tsx';
import { DeclarationRefused } from './declaration-refused.tsx';
import { Problem } from './problem.tsx';
import { useAskedCsv } from './use-asked-csv.ts';

type Props = { place: Place; deposit: (file: Blob) => Promise<Change[]> };

type Outcome =
  | { state: 'reading' }
  | { state: 'several' }
  | { state: 'accepted'; file: string; changes: Change[] }
  | { state: 'failed'; file: string; error: Error };

/** The same values by file: its template, and its deposit, of which all is kept or nothing. */
export function DeclarationFile({ place, deposit }: Props) {
  const { labels } = useWords();
  const { declarations } = labels;
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const template = useAskedCsv(declarations.templateName(place.establishment, place.year), () =>
    readCsv(address('declarations/template', place)),
  );
  const take = async (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file) return;
    if (files?.length !== 1) {
      setOutcome({ state: 'several' });
      return;
    }
    setOutcome({ state: 'reading' });
    try {
      setOutcome({ state: 'accepted', file: file.name, changes: await deposit(file) });
    } catch (error) {
      setOutcome({ state: 'failed', file: file.name, error: error as Error });
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <section className="declaration-file" aria-labelledby="declaration-file-title">
      <h2 id="declaration-file-title">{declarations.file}</h2>
      <p className="quiet">{declarations.fileNote}</p>
      <div
        className="declaration-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={template.save}
        >
          {declarations.template}
        </Button>
        <Button
          className="declaration-main"
          leftSection={<IconUpload size={16} aria-hidden />}
          loading={outcome?.state === 'reading'}
          onClick={() => picker.current?.click()}
        >
          {declarations.deposit}
        </Button>
        <span className="quiet">{declarations.drop}</span>
        <input
          ref={picker}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={declarations.deposit}
          onChange={({ currentTarget }) => {
            // The same file, corrected, can be chosen again.
            void take(currentTarget.files).finally(() => (currentTarget.value = ''));
          }}
        />
      </div>
      {template.failed && <Problem error={template.failed} retry={template.save} />}
      <div role="status">
        {outcome?.state === 'reading' && <p>{declarations.reading}</p>}
        {outcome?.state === 'several' && <p>{declarations.oneFile}</p>}
        {outcome?.state === 'accepted' && (
          <DeclarationAccepted file={outcome.file} changes={outcome.changes} />
        )}
        {outcome?.state === 'failed' &&
          (outcome.error instanceof RequestFailed && outcome.error.code === 'file_refused' ? (
            <DeclarationRefused file={outcome.file} refusal={outcome.error} />
          ) : (
            <Problem error={outcome.error} retry={() => picker.current?.click()} />
          ))}
      </div>
    </section>
  );
}
