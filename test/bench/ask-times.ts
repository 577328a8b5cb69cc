import { asksOf, type Ask, type Place } from './asks.ts';
import type { Product } from './product.ts';

/** Milliseconds over HTTP; `first`: the first time that the server answers it. */
export type Times = { readonly first: number; readonly p50: number; readonly p95: number };
/** `ratio`: how many times as long as the list of regions, asked in turn with it: no machine's speed moves that. */
export type AskTimes = Ask & Times & { readonly bytes: number; readonly ratio: number };

/** Each question asked of a server whose cache is off: once, then `times` times. */
export const askTimes = async (
  product: Product,
  place: Place,
  times: number,
): Promise<readonly AskTimes[]> => {
  const told: AskTimes[] = [];
  const asks = asksOf(place);
  const list = asks.find(({ question }) => question === 'regions');
  if (list === undefined) throw new Error('the list of regions is not asked');
  for (const ask of asks) {
    const once = await asked(product, ask);
    const again: number[] = [];
    const lists: number[] = [];
    for (let k = 0; k < times; k++) {
      lists.push((await asked(product, list)).ms);
      again.push((await asked(product, ask)).ms);
    }
    told.push({
      ...ask,
      bytes: once.bytes,
      first: once.ms,
      p50: quantile(again, 0.5),
      p95: quantile(again, 0.95),
      ratio: quantile(again, 0.5) / quantile(lists, 0.5),
    });
  }
  return told;
};

/** @throws where it is not answered: a refusal would be a fast answer */
export const asked = async (product: Product, { path, role }: Ask, headers: Record<string, string> = {}) => {
  const reply = await product.get(path, role, headers);
  if (reply.status !== 200 && reply.status !== 304)
    throw new Error(`${role} ${path}: ${reply.status} ${reply.body.toString().slice(0, 300)}`);
  return reply;
};

/** The smallest value that a share of them does not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? NaN;
