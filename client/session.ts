import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { hasRight, type Right, type Role } from '#api/roles.ts';
import type { Session } from '#api/session.ts';
import { read } from './api.ts';

export const sessionKey = ['session'] as const;

/** Who reads: asked before anything else, and again whenever the reader comes back to this window. */
export function useSessionQuery() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => read<Session>('/api/session', signal),
    staleTime: Infinity,
    refetchOnWindowFocus: 'always',
  });
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('used before the session is known');
  return session;
}

export function useMay(): (...rights: Right[]) => boolean {
  const { roles } = useSession();
  return (...rights) => hasRight(roles, rights);
}

/** What tells one reader from another: answers are kept under it, so that no reader meets those of another. */
export function readerOf({ mode, name, roles, lists, persona }: Session): string {
  return JSON.stringify([mode, name, persona, roles, lists]);
}

/** Where to sign in and come back from. */
export function signInAddress({ pathname, search }: { pathname: string; search: string }): string {
  return `/auth/login?retour=${encodeURIComponent(pathname + search)}`;
}

/** The roles as the switcher groups them. */
export const roleGroups = {
  agencies: ['ars', 'drsm', 'cpam', 'omedit'],
  region: ['working_group', 'federation'],
  hospital: ['pui', 'dim', 'cme', 'direction', 'prescriber'],
  administration: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;
