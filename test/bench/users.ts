import { setTimeout as sleep } from 'node:timers/promises';
import { asked, quantile } from './ask-times.ts';
import { asksOf, type Place } from './asks.ts';
import type { Product } from './product.ts';

export type Users = {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly errors: number;
  /** The most that the server took, in bytes. */
  readonly memory: number;
};

/** `users` readers, one request each per second, each walking through all screens from a place of his own, for `seconds`. */
export const walk = async (
  product: Product,
  place: Place,
  { users, seconds }: { users: number; seconds: number },
): Promise<Users> => {
  const asks = asksOf(place);
  const taken: number[] = [];
  let errors = 0;
  let memory = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const user = async (number: number) => {
    await sleep((number * 1000) / users);
    for (let step = number * 7; performance.now() < end; step++) {
      const next = performance.now() + 1000;
      const ask = asks[step % asks.length];
      if (ask === undefined) return;
      try {
        taken.push((await asked(product, ask)).ms);
      } catch {
        errors++;
      }
      memory = Math.max(memory, product.memory());
      await sleep(Math.max(0, next - performance.now()));
    }
  };
  await Promise.all(Array.from({ length: users }, (_, number) => user(number)));
  const requests = taken.length + errors;
  return {
    ...{ requests, errors, memory },
    perSecond: requests / ((performance.now() - begun) / 1000),
    p50: quantile(taken, 0.5),
    p95: quantile(taken, 0.95),
  };
};
