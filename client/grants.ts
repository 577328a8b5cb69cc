import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Grant, GrantRequest } from '#api/access.ts';
import { address, read, send } from './api.ts';
import { readerOf, useSession } from './session.ts';
import { regionNames } from './territory.ts';

/** Every access ever opened, and the two ways to change that. */
export function useGrants() {
  const queryKey = [readerOf(useSession()), 'grants'];
  const client = useQueryClient();
  const known = useQuery({
    queryKey,
    queryFn: ({ signal }) => read<Grant[]>(address('grants', {}), signal),
  });
  const onSuccess = () => client.invalidateQueries({ queryKey });
  const grant = useMutation({
    mutationFn: (asked: GrantRequest) => send('/api/grants', asked),
    onSuccess,
  });
  const revoke = useMutation({
    mutationFn: (id: number) => send(`/api/grants/${id}/revoke`, {}),
    onSuccess,
  });
  return { known, grant, revoke };
}

export type GrantState = 'open' | 'coming' | 'over' | 'revoked';

/** Where a grant stands on a day (ISO). */
export function stateOf({ revoked_at, from, to }: Grant, today: string): GrantState {
  if (revoked_at !== null) return 'revoked';
  if (today < from) return 'coming';
  return to !== null && to < today ? 'over' : 'open';
}

/** What a grant names, in one line. */
export function territoryOf({ regions, departements, establishments }: Grant): string {
  const named = regions.map((code) => regionNames[code] ?? code);
  return [...named, ...departements, ...establishments].join(', ');
}
