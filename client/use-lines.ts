import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, type Answer, type Asked } from './api.ts';
import { readerOf, useSession } from './session.ts';

type Lines = Answer<'lines'>;

/** Lines of the liste en sus, page after page, newest first. */
export function useLines(asked: Asked<'lines'>, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: [readerOf(useSession()), 'lines', asked],
    queryFn: ({ signal, pageParam }) => ask('lines', { ...asked, after: pageParam }, signal),
    enabled,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Lines) => page.at(-1)?.next ?? undefined,
  });
  const rows = query.data?.pages.flat();
  return { ...query, rows, total: rows?.[0]?.total ?? 0 };
}
