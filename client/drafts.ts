import type { QueryClient } from '@tanstack/react-query';

/** Second part of the key of what is typed and not saved. */
export const draftName = 'declaration-draft';

/** Whether something is typed that is not saved, on any screen. */
export function hasDraft(client: QueryClient): boolean {
  const drafts = client.getQueriesData<object>({ predicate: ({ queryKey }) => queryKey[1] === draftName });
  return drafts.some(([, draft]) => Object.keys(draft ?? {}).length > 0);
}

const warning = new WeakSet<QueryClient>();

/** Closing the page asks first, as long as something is typed that is not saved. */
export function warnOnLeaving(client: QueryClient) {
  if (warning.has(client)) return;
  warning.add(client);
  addEventListener('beforeunload', (event) => {
    if (hasDraft(client)) event.preventDefault();
  });
}
