import { useInfiniteQuery } from '@tanstack/react-query';
import type { Trace } from '#api/trace.ts';
import { address, read, readCsv } from './api.ts';
import { saveFile } from './save-file.ts';
import { readerOf, useSession } from './session.ts';

/** Whose entries: everyone's for the administrator, or the reader's own. */
export type Whose = 'trace' | 'trace/mine';
export type TraceAsked = {
  from?: string;
  to?: string;
  person?: string;
  role?: string;
  question?: string;
  outcome?: string;
};

const page = 200;
/** The most that one file holds; older entries are asked for by date. */
const most = 1000;

/** Entries of the trace, newest first, page after page. */
export function useTrace(whose: Whose, asked: TraceAsked) {
  const query = useInfiniteQuery({
    queryKey: [readerOf(useSession()), whose, asked],
    queryFn: ({ signal, pageParam }) =>
      read<Trace[]>(address(whose, { ...asked, before: pageParam, limit: page }), signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (rows: Trace[]) => (rows.length < page ? undefined : rows.at(-1)?.id),
    // What one has just asked is part of the trace.
    staleTime: 0,
  });
  const save = async () => {
    const csv = await readCsv(address(whose, { ...asked, limit: most }));
    saveFile('trace.csv', csv, 'text/csv;charset=utf-8');
  };
  return { ...query, rows: query.data?.pages.flat(), save };
}
