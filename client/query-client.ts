import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestFailed } from './api.ts';
import { sessionKey } from './session.ts';

/** An answer that fails because the session is over makes the session be asked again: the frame then says so. */
export function createClient(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof RequestFailed && ['sign_in_needed', 'no_grant'].includes(error.code))
      void client.invalidateQueries({ queryKey: sessionKey });
  };
  const client: QueryClient = new QueryClient({
    // « Réessayer » is the reader's: a silent second try would only hide the first failure for longer.
    defaultOptions: { queries: { retry: false, staleTime: 60_000, refetchOnWindowFocus: false } },
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== sessionKey[0]) onError(error);
      },
    }),
    mutationCache: new MutationCache({ onError }),
  });
  return client;
}
