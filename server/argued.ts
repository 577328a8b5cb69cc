import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Access } from '#api/access.ts';
import type { ArguedLines, Store } from './store/store.ts';

/** What the store adds to a question: lists that bind by their names, and their fingerprint. */
export type Stored = { readonly lists: ArguedLines; readonly fingerprint: string };

/**
 * The lines argued in the store, of the establishments whose lines a reader may read. Counted at each question that needs
 * them, read again only where they have grown: argumentations are never changed nor erased.
 */
export const createArgued = (
  store: Pick<Store, 'argumentationCount' | 'arguedLines'>,
): ((lists: Access) => Promise<Stored>) => {
  const kept = new LRUCache<string, Stored & { readonly count: number }>({ max: 100 });
  return async ({ lines, detail, own, scope }) => {
    const readable = [...lines, ...detail, ...(own.length > 0 ? scope : [])];
    const establishments = [...new Set(readable)].sort();
    const key = establishments.join(' ');
    // Before they are read: what is added in between is read again the next time.
    const count = await store.argumentationCount(establishments);
    const known = kept.get(key);
    if (known?.count === count) return known;
    const argued = await store.arguedLines(establishments);
    const fingerprint = createHash('sha256').update(JSON.stringify(argued)).digest('base64url');
    kept.set(key, { count, lists: argued, fingerprint });
    return { lists: argued, fingerprint };
  };
};
