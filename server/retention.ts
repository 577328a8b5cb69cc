import type { Logger } from 'pino';
import { withoutFigures } from './log.ts';
import type { Store } from './store/store.ts';

const dayMs = 24 * 3_600_000;

/** Forgets what the trace kept longer than allowed, now and every day. A failure is logged; the next day tries again. */
export const forgetDaily = async (store: Store, days: number, log: Logger): Promise<NodeJS.Timeout> => {
  const forget = async () => {
    try {
      const entries = await store.forgetTrace(days);
      if (entries > 0) log.info({ event: 'trace forgotten', entries });
    } catch (error) {
      log.error({ event: 'trace not forgotten', error: withoutFigures(error) });
    }
  };
  await forget();
  return setInterval(() => void forget(), dayMs).unref();
};
