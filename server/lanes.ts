import pLimit from 'p-limit';

export type Lane = 'interactive' | 'metadata';
export type Lanes = Readonly<Record<Lane, <T>(task: () => Promise<T>) => Promise<T>>>;

/**
 * How many queries run at once: `queriesAtOnce` on screen figures, and one more for the short lists that every
 * screen needs first (trap 4: more than there are cores gains nothing and starves file reads of libuv's pool).
 */
export const createLanes = (queriesAtOnce: number): Lanes => ({
  interactive: pLimit(queriesAtOnce),
  metadata: pLimit(1),
});
