import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { roles } from '#api/roles.ts';
import { useWords } from '../language.ts';
import { useTrace, type TraceAsked, type Whose } from '../use-trace.ts';
import { Problem } from './problem.tsx';
import { TraceTable } from './trace-table.tsx';

/** Who received what, and when: filtered, read on page by page, and exported. */
export function TraceView({ whose }: { whose: Whose }) {
  const { labels } = useWords();
  const { access } = labels;
  const [asked, setAsked] = useState<TraceAsked>({});
  const [notSaved, setNotSaved] = useState<Error | null>(null);
  const { rows, error, isFetching, hasNextPage, fetchNextPage, refetch, save } = useTrace(whose, asked);
  const failed = error ?? notSaved;
  return (
    <>
      <form
        className="trace-filter"
        aria-label={access.filter}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(filterOf(new FormData(event.currentTarget)));
        }}
      >
        <Field label={access.from}>
          <input type="date" name="from" />
        </Field>
        <Field label={access.to}>
          <input type="date" name="to" />
        </Field>
        {whose === 'trace' && (
          <>
            <Field label={access.person}>
              <input name="person" maxLength={120} autoComplete="off" />
            </Field>
            <Field label={access.role}>
              <select name="role">
                <option value="">{access.all}</option>
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {access.roles[role].long}
                  </option>
                ))}
              </select>
            </Field>
          </>
        )}
        <Field label={access.question}>
          <select name="question">
            <option value="">{access.all}</option>
            {Object.entries(access.questions).map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </Field>
        <Field label={access.outcome}>
          <select name="outcome">
            <option value="">{access.all}</option>
            {Object.entries(access.outcomes).map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </Field>
        <Button type="submit" variant="default" loading={isFetching}>
          {access.filter}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void save().then(() => setNotSaved(null), setNotSaved)}
        >
          {labels.exportCsv}
        </Button>
      </form>
      {failed && !isFetching ? (
        <Problem error={failed} retry={() => void refetch().then(() => setNotSaved(null))} />
      ) : rows === undefined ? (
        <div className="skeleton" style={{ height: 600 }} />
      ) : rows.length === 0 ? (
        <p className="empty">{access.noTrace}</p>
      ) : (
        <>
          <TraceTable rows={rows} everyone={whose === 'trace'} />
          {hasNextPage && (
            <Button variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
              {access.older}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <label className="grant-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

/** What was filled in. */
export function filterOf(form: Iterable<[string, FormDataEntryValue]>): TraceAsked {
  return Object.fromEntries(
    [...form].filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  );
}
