import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EstablishmentGroup, GroupEntry } from '#api/event.ts';
import { put, read, remove, type Answer } from './api.ts';
import { useQuestion, type Asking } from './question.ts';
import { readerOf, useSession } from './session.ts';

/** Groups that files tell of a region, then the reader's own sets, each by name; members that he may name. */
export function useGroups(region: string): Asking<EstablishmentGroup[]> {
  const queryKey = [readerOf(useSession()), ownName];
  const client = useQueryClient();
  const told = useQuestion('groups', { region });
  const own = useQuery({
    queryKey,
    queryFn: ({ signal }) => read<EstablishmentGroup[]>(`/api/${ownName}`, signal),
    placeholderData: keepPreviousData,
  });
  const rows = told.data?.rows;
  const data = useMemo(() => rows && [...groupsOf(rows), ...(own.data ?? [])], [rows, own.data]);
  return {
    data,
    stale: told.stale || own.isPlaceholderData,
    waiting: told.waiting || own.isFetching,
    error: told.error ?? own.error,
    retry: () => {
      told.retry();
      void own.refetch();
    },
    cancel: () => {
      told.cancel();
      void client.cancelQueries({ queryKey });
    },
  };
}

/** Keeps a set under its name, in place of what stood there. */
export function useSaveGroup() {
  const onSuccess = useChanged();
  return useMutation({
    mutationFn: (entry: GroupEntry) => put<EstablishmentGroup>(`/api/${ownName}`, entry),
    onSuccess,
  });
}

/** Forgets the reader's own set of this name. */
export function useDeleteGroup() {
  const onSuccess = useChanged();
  return useMutation({
    mutationFn: (name: string) => remove(`/api/${ownName}/${encodeURIComponent(name)}`),
    onSuccess,
  });
}

/** One group for each name of a kind, from a row for each member. */
export function groupsOf(rows: Answer<'groups'>): EstablishmentGroup[] {
  const groups = new Map<string, EstablishmentGroup>();
  for (const { kind, group, establishment } of rows) {
    const key = `${kind ?? ''} ${group ?? ''}`;
    const members = [
      ...(groups.get(key)?.establishments ?? []),
      ...(establishment === null ? [] : [establishment]),
    ];
    groups.set(key, { name: group ?? '', kind: kind === 'ght' ? 'ght' : 'other', establishments: members });
  }
  return [...groups.values()];
}

const ownName = 'own-groups';

function useChanged() {
  const queryKey = [readerOf(useSession()), ownName];
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey });
}
