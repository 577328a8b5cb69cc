import { createHash } from 'node:crypto';
import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import { Store as SessionStore, type SessionData } from 'express-session';
import { LRUCache } from 'lru-cache';
import { withoutValues, type Database } from './database.ts';
import { sessions as table } from './schema.ts';

/** Sessions of express-session; one whose time has passed is as gone, and is erased within minutes. */
export const createSessions = (database: Database): SessionStore => new Sessions(database);

// A class, against the rule of the house: express-session asks for a subclass of its own, and calls back.
class Sessions extends SessionStore {
  readonly #database: Database;
  #prunedAt = 0;
  /** Until when this process last prolonged a session, in milliseconds: within a minute of it, nothing is to be written. */
  readonly #prolonged = new LRUCache<string, number>({ max: 10_000 });

  readonly #found;

  constructor(database: Database) {
    super();
    this.#database = database;
    // Asked at each request: written once.
    this.#found = database
      .select({ data: table.data })
      .from(table)
      .where(
        and(
          eq(table.id, sql.placeholder('id')),
          isNotNull(table.data),
          gt(table.expires, sql.placeholder('now')),
        ),
      )
      .prepare('session');
  }

  override get = (sid: string, done: (error: unknown, session?: SessionData | null) => void) =>
    answer(async () => {
      const [found] = await this.#found.execute({ id: hashed(sid), now: new Date().toISOString() });
      return (found?.data ?? null) as SessionData | null;
    }, done);

  override set = (sid: string, session: SessionData, done?: (error?: unknown) => void) =>
    answer(async () => {
      const row = { data: { ...session }, expires: expiryOf(session) };
      await this.#database
        .insert(table)
        .values({ id: hashed(sid), ...row })
        // A slower request of a reader who has signed out does not bring the session back.
        .onConflictDoUpdate({ target: table.id, set: row, setWhere: isNotNull(table.data) });
      await this.#prune();
    }, done);

  override destroy = (sid: string, done?: (error?: unknown) => void) =>
    answer(async () => {
      await this.#database
        .update(table)
        .set({ data: null })
        .where(eq(table.id, hashed(sid)));
    }, done);

  override touch = (sid: string, session: SessionData, done?: () => void) =>
    answer(async () => {
      const expires = expiryOf(session);
      if (expires.getTime() - (this.#prolonged.get(sid) ?? 0) < 60_000) return;
      await this.#database
        .update(table)
        .set({ expires })
        .where(
          and(
            eq(table.id, hashed(sid)),
            isNotNull(table.data),
            // At each request, so to the minute: a read should not cost a write.
            lt(table.expires, new Date(expires.getTime() - 60_000)),
          ),
        );
      this.#prolonged.set(sid, expires.getTime());
    }, done);

  async #prune() {
    const now = Date.now();
    if (now - this.#prunedAt < 600_000) return;
    this.#prunedAt = now;
    await this.#database.delete(table).where(lt(table.expires, sql`now()`));
  }
}

// At rest a session's number is worth nothing: who reads the table cannot take a reader's place.
const hashed = (sid: string): string => createHash('sha256').update(sid).digest('hex');

const expiryOf = ({ cookie }: SessionData): Date =>
  new Date(Date.now() + (cookie.maxAge ?? cookie.originalMaxAge ?? 86_400_000));

const answer = <T>(work: () => Promise<T>, done?: (error?: unknown, value?: T) => void): void => {
  work().then(
    (value) => done?.(null, value),
    (error: unknown) => done?.(withoutValues('session', error)),
  );
};
