import { useMemo } from 'react';
import { numbered, type NumberedEvent } from '../event-text.ts';
import { useEvents } from '../events.ts';
import type { Figure } from '../figure-text.ts';
import { useViewContext } from '../view-context.tsx';

/**
 * The dated events of the establishment that these figures are of, else of the region on screen, between two days; none while they
 * are awaited, and none where they cannot be had: a chart is read without them.
 */
export function useChartEvents(
  rows: readonly Pick<Figure, 'level' | 'establishment'>[],
  indicator: string | undefined,
  from: string | undefined,
  to: string | undefined,
): readonly NumberedEvent[] {
  const finess = rows.find(({ level }) => level === 'establishment')?.establishment ?? undefined;
  return usePlaceEvents(finess, indicator, from, to);
}

export function usePlaceEvents(
  finess: string | undefined,
  indicator: string | undefined,
  from: string | undefined,
  to: string | undefined,
): readonly NumberedEvent[] {
  const { region, establishments } = useViewContext();
  const own = establishments.find(({ establishment }) => establishment === finess)?.region;
  const { data } = useEvents({ region: own ?? region.code, establishment: finess, indicator });
  return useMemo(
    () => (data && from !== undefined && to !== undefined ? numbered(data, from, to) : []),
    [data, from, to],
  );
}
