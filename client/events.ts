import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { DatedEvent, eventEntry, EventKind } from '#api/event.ts';
import { address, read, remove, send, type Answer } from './api.ts';
import { useQuestion, type Asking } from './question.ts';
import { readerOf, useSession } from './session.ts';

/** Of a region alone, its own events and those of everywhere; of an establishment, its own too. */
export type EventPlace = {
  region: string;
  establishment?: string | undefined;
  /** Events of this indicator and of all; without it, every event. */
  indicator?: string | undefined;
};

/** What files and readers tell of a place, oldest first; what one of the two tells is shown while the other is awaited. */
export function useEvents({ region, establishment, indicator }: EventPlace): Asking<DatedEvent[]> {
  const queryKey = [readerOf(useSession()), annotationsName, region, establishment];
  const client = useQueryClient();
  const told = useQuestion('events', { region, establishment });
  const written = useQuery({
    queryKey,
    queryFn: ({ signal }) => read<DatedEvent[]>(address(annotationsName, { region, establishment }), signal),
    placeholderData: keepPreviousData,
  });
  const rows = told.data?.rows;
  const data = useMemo(
    () => rows && mergeEvents(rows, written.data ?? [], indicator),
    [rows, written.data, indicator],
  );
  return {
    data,
    stale: told.stale || written.isPlaceholderData,
    waiting: told.waiting || written.isFetching,
    error: told.error ?? written.error,
    retry: () => {
      told.retry();
      void written.refetch();
    },
    cancel: () => {
      told.cancel();
      void client.cancelQueries({ queryKey });
    },
  };
}

/** Writes an event about a place; done once the lists say so too. */
export function useWriteEvent() {
  const onSuccess = useChanged();
  return useMutation({
    mutationFn: (entry: z.input<typeof eventEntry>) => send<DatedEvent>(`/api/${annotationsName}`, entry),
    onSuccess,
  });
}

/** Withdraws an event that the reader wrote: those whose `id` he is told. */
export function useWithdrawEvent() {
  const onSuccess = useChanged();
  return useMutation({
    mutationFn: (id: number) => remove(`/api/${annotationsName}/${id}`),
    onSuccess,
  });
}

/** Both as one list, by date then text, of an indicator or of all. */
export function mergeEvents(
  told: Answer<'events'>,
  written: readonly DatedEvent[],
  indicator: string | undefined,
): DatedEvent[] {
  const fromFiles = told.map(({ date, kind, text, ...place }): DatedEvent => ({
    ...place,
    date: date ?? '',
    kind: kind as EventKind,
    text: text ?? '',
    id: null,
    author: null,
    shared: true,
  }));
  return [...fromFiles, ...written]
    .filter((one) => indicator === undefined || one.indicator === null || one.indicator === indicator)
    .sort((a, b) => (a.date + a.text < b.date + b.text ? -1 : 1));
}

const annotationsName = 'annotations';

function useChanged() {
  const queryKey = [readerOf(useSession()), annotationsName];
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey });
}
