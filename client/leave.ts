import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { hasDraft } from './drafts.ts';
import { useWords } from './language.ts';
import { sessionKey } from './session.ts';

/** `go` takes the reader elsewhere, or to someone else; `failed`: what kept the reader here. */
type Leave = { leave: (go: () => Promise<void>) => Promise<void>; failed: Error | null };

export const LeaveContext = createContext<Leave | null>(null);

export function useLeave(): Leave {
  const leave = use(LeaveContext);
  if (!leave) throw new Error('used outside the frame');
  return leave;
}

/**
 * Takes the screen away before the reader changes: nothing of it stays in memory or in the browser's page cache, and no
 * question leaves under the name of the next. A reader who cannot leave finds the screen again. What is typed and not
 * saved would be lost: it is asked first.
 */
export function useLeaving(): Leave & { leaving: boolean } {
  const client = useQueryClient();
  const { labels } = useWords();
  const { loseTyped } = labels.declarations;
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState<Error | null>(null);
  const leave = useCallback(
    async (go: () => Promise<void>) => {
      if (hasDraft(client) && !confirm(loseTyped)) return;
      flushSync(() => setLeaving(true));
      try {
        await forget(client);
        await go();
      } catch (error) {
        setFailed(error as Error);
        setLeaving(false);
      }
    },
    [client, loseTyped],
  );
  return { leaving, leave, failed };
}

async function forget(client: QueryClient): Promise<void> {
  await client.cancelQueries();
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  client.getMutationCache().clear();
}
