import type { Asking } from './question.ts';

/** Two questions of one place as one: it waits for both, fails by either, and is dimmed while either is of before. */
export function together<A, B>(a: Asking<A>, b: Asking<B>): Asking<[A, B]> {
  return {
    data: a.data === undefined || b.data === undefined ? undefined : [a.data, b.data],
    stale: a.stale || b.stale,
    waiting: a.waiting || b.waiting,
    error: a.error ?? b.error,
    retry: () =>
      [a, b].forEach((one) => (one.error !== null || one.stale || one.data === undefined) && one.retry()),
    cancel: () => [a, b].forEach((one) => one.waiting && one.cancel()),
  };
}
