import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Transmission, TransmissionRequest } from '#api/session.ts';
import { address, read, send } from './api.ts';
import { readerOf, useSession } from './session.ts';

/** The semesters whose analysis agencies may read, and the two ways to change that. */
export function useTransmissions() {
  const queryKey = [readerOf(useSession()), 'transmissions'];
  const client = useQueryClient();
  const known = useQuery({
    queryKey,
    queryFn: ({ signal }) => read<Transmission[]>(address('transmissions', {}), signal),
  });
  const onSuccess = () => client.invalidateQueries({ queryKey });
  const transmit = useMutation({
    mutationFn: (asked: TransmissionRequest) => send('/api/transmissions', asked),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: (asked: TransmissionRequest) => send('/api/transmissions/withdraw', asked),
    onSuccess,
  });
  return { known, transmit, withdraw };
}

/** The two semesters of a year, as transmissions name them. */
export const semestersOf = (year: number) => [`${year}-S1`, `${year}-S2`] as const;
