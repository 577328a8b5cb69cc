import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DeclarationHistory, DeclarationRequest } from '#api/declaration.ts';
import { address, read, send, sendCsv } from './api.ts';
import { changesOf, type Change, type Typed } from './declaration-values.ts';
import { draftName, warnOnLeaving } from './drafts.ts';
import { readerOf, useSession } from './session.ts';

export type Place = { establishment: string; year: number };

/** What an establishment declared of a year, and the two ways to declare more: values, or a file. */
export function useDeclarations({ establishment, year }: Place) {
  const all = [readerOf(useSession()), 'declarations'];
  const client = useQueryClient();
  const known = useQuery({
    queryKey: [...all, establishment, year],
    queryFn: ({ signal }) =>
      read<DeclarationHistory>(address('declarations', { establishment, year }), signal),
    placeholderData: keepPreviousData,
  });
  // A file may hold several years: whatever was read before is asked again.
  const onSuccess = () => client.invalidateQueries({ queryKey: all });
  const declare = useMutation({
    mutationFn: (asked: DeclarationRequest) => send('/api/declarations', asked),
    onSuccess,
  });
  const deposit = useMutation({
    mutationFn: async (file: Blob): Promise<Change[]> => {
      const kept = (await sendCsv<DeclarationHistory>('/api/declarations/file', file)) ?? [];
      const named = [...new Set(kept.map((one) => one.establishment))];
      const histories = named.map((finess) =>
        read<DeclarationHistory>(address('declarations', { establishment: finess }), never),
      );
      return changesOf(kept, (await Promise.all(histories)).flat());
    },
    onSuccess,
  });
  return { known, declare, deposit };
}

const never = new AbortController().signal;

export type Draft = Record<string, Typed>;

/** What is typed and not saved, kept while the reader looks at other screens; leaving the page warns of it. */
export function useDraft({ establishment, year }: Place) {
  const reader = readerOf(useSession());
  const client = useQueryClient();
  return useMemo(() => {
    const queryKey = [reader, draftName, establishment, year];
    return {
      read: (): Draft => client.getQueryData<Draft>(queryKey) ?? {},
      keep: (draft: Draft) => {
        client.setQueryDefaults([reader, draftName], { gcTime: Infinity });
        client.setQueryData<Draft>(queryKey, draft);
        warnOnLeaving(client);
      },
    };
  }, [client, reader, establishment, year]);
}
