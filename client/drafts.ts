import type { QueryClient } from '@tanstack/react-query';

/** Second part of the key of what is typed and not saved. */
export const draftName = 'declaration-draft';

/** Whether something is typed that is not saved, on any screen. */
export function hasDraft(client: QueryClient): boolean {
  const drafts = client.getQueriesData<object>({ predicate: ({ queryKey }) => queryKey[1] === draftName });
  return drafts.some(([, draft]) => Object.keys(draft ?? {}).length > 0);
}
