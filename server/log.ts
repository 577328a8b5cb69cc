import type { RequestHandler } from 'express';
import pino, { type Logger } from 'pino';
import { idOf } from './failure.ts';

/** Structured log on the error output, so that the address stays the last line of the other. */
export const createLog = (level: string): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );

/** One line per exchange: no address, no parameter, no figure. */
export const logged =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const start = performance.now();
    const { method } = request;
    response.once('close', () => {
      const ms = Math.round(performance.now() - start);
      const question = response.locals.question as unknown;
      log.info({
        id: idOf(response),
        method,
        question,
        status: response.statusCode,
        ms,
        left: !response.writableFinished,
      });
    });
    next();
  };

/** First line of an error without what it quotes: the engine cites the value that it could not convert. */
export const withoutFigures = (error: unknown): string => {
  const [line = ''] = String(error).split('\n');
  return line.replace(/'[^']*'/g, "'…'").replace(/\d{2,}/g, '#');
};
