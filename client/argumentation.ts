import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Argumentation, ArgumentationRequest, ArgumentedLines } from '#api/argumentation.ts';
import { address, ask, read, send, type Answer, type Asked } from './api.ts';
import type { Typed } from './argument-values.ts';
import { draftName, warnOnLeaving } from './drafts.ts';
import { useQuestion } from './question.ts';
import { readerOf, useSession } from './session.ts';

export type Waiting = Answer<'unargued'>[number];
/** Which of the lines that wait. */
export type Sought = Pick<Asked<'unargued'>, 'unit' | 'prescriber' | 'product'> & { establishment: string };

/** As many as a page of the screen holds, and as the server gives at once. */
export const pageSize = 100;
const most = 500;

/** How many wait in all, since when, out of how many: what the home and the head of the screen say. */
export function useWaitingCount(establishment: string, enabled = true) {
  return useQuestion('unargued', { establishment, limit: 1 }, enabled);
}

/** The lines that wait, page after page; those of before stay while others come. */
export function useWaiting(sought: Sought) {
  const client = useQueryClient();
  const queryKey = [readerOf(useSession()), 'unargued', 'pages', sought];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      ask('unargued', { ...sought, limit: pageSize, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Waiting[]) => page.at(-1)?.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const rows = useMemo(() => data && linesOf(data), [data]);
  /** What is known now, whatever the last rendering showed. */
  const now = () => linesOf(client.getQueryData<Pages>(queryKey) ?? { pages: [] });
  return { ...query, rows, now, total: data?.pages[0]?.[0]?.total ?? 0 };
}

/** Where nothing waits, one row without a line tells the totals. */
export type WaitingLine = Waiting & { line_id: string; date: string };
type Pages = { pages: Waiting[][] };
const linesOf = ({ pages }: Pages) => pages.flat().filter(isLine);
const isLine = (row: Waiting): row is WaitingLine => row.line_id !== null && row.date !== null;

/** All of them at once, for a file. */
export async function everyWaiting(sought: Sought, signal: AbortSignal): Promise<Waiting[]> {
  const rows: Waiting[] = [];
  for (let after: string | undefined; ;) {
    const page = await ask('unargued', { ...sought, limit: most, after }, signal);
    rows.push(...page.filter(isLine));
    after = page.at(-1)?.next ?? undefined;
    if (after === undefined) return rows;
  }
}

const arguedName = 'argumentations';

/** What was argued of an establishment's lines, as far as the reader may read it. */
export function useArgued(establishment: string) {
  return useQuery({
    queryKey: [readerOf(useSession()), arguedName, establishment],
    queryFn: ({ signal }) => read<ArgumentedLines>(address('argumentations', { establishment }), signal),
    placeholderData: keepPreviousData,
  });
}

/** Argues a line; done once the lists say so too. */
export function useArgue() {
  const reader = readerOf(useSession());
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: ArgumentationRequest) => send<Argumentation>('/api/argumentations', asked),
    onSuccess: () =>
      Promise.all(
        ['unargued', arguedName].map((name) => client.invalidateQueries({ queryKey: [reader, name] })),
      ),
  });
}

/** What is typed of a line and not saved, kept while the reader looks elsewhere; leaving the page warns of it. */
export function useArgumentDraft(line: string) {
  const reader = readerOf(useSession());
  const client = useQueryClient();
  return useMemo(() => {
    const queryKey = [reader, draftName, 'argumentation', line];
    return {
      read: () => client.getQueryData<Partial<Typed>>(queryKey) ?? {},
      keep: (typed: Typed | null) => {
        client.setQueryDefaults([reader, draftName], { gcTime: Infinity });
        client.setQueryData<Partial<Typed>>(queryKey, typed ?? {});
        warnOnLeaving(client);
      },
    };
  }, [client, reader, line]);
}
