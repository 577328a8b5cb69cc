import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QuestionName } from '#api/questions/index.ts';
import { ask, type Answer, type Asked } from './api.ts';
import { readerOf, useSession } from './session.ts';

/** Rows, with what was asked for them: a screen that waits still names its old figures rightly. */
export type Answered<N extends QuestionName> = { asked: Asked<N>; rows: Answer<N> };

/** Where a question stands. `stale`: data answers the question before, and stays on screen meanwhile. */
export type Asking<T> = {
  data: T | undefined;
  stale: boolean;
  waiting: boolean;
  error: Error | null;
  retry: () => void;
  cancel: () => void;
};

/** Asks a question; the newest wins, and the request before is aborted. */
export function useQuestion<N extends QuestionName>(
  name: N,
  asked: Asked<N>,
  enabled = true,
): Asking<Answered<N>> {
  const queryKey = [readerOf(useSession()), name, asked];
  const client = useQueryClient();
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Answered<N>> => ({ asked, rows: await ask(name, asked, signal) }),
    placeholderData: keepPreviousData,
    enabled,
  });
  return {
    data: query.data,
    stale: query.isPlaceholderData,
    waiting: query.isFetching,
    error: query.error,
    retry: () => void query.refetch(),
    cancel: () => void client.cancelQueries({ queryKey }),
  };
}
