import { z } from 'zod';
import type { Role } from '#api/access.ts';
import type { Place } from './asks.ts';
import type { Product } from './product.ts';

/** Where the demo's pharmacist is, and what his establishment has most of. */
export const placeOf = async (product: Product): Promise<Place> => {
  const year = 2022;
  const rows = async (role: Role, path: string): Promise<unknown[]> => {
    const reply = await product.get(path, role, { accept: 'application/json' });
    return z.array(z.unknown()).parse(JSON.parse(reply.body.toString()));
  };
  const own = establishments.parse(await rows('pui', '/api/establishments'));
  const { establishment, region } = found.parse(own.find(({ named }) => named));
  const linked = held.parse(
    await rows(
      'pui',
      `/api/linked?establishment=${establishment}&region=${region}&from=${year}-01&to=${year}-12&measure=lines`,
    ),
  );
  const most = (dimension: string) =>
    linked
      .filter((row) => row.dimension === dimension && row.key !== null)
      .reduce((best, row) => ((row.value ?? 0) > (best.value ?? 0) ? row : best)).key ?? '';
  const products = held.parse(
    (
      await rows(
        'pui',
        `/api/breakdown?indicator=phev_evolution&region=${region}&establishment=${establishment}&year=${year}&by=product`,
      )
    ).map((row) => ({ dimension: 'product', value: 0, ...(row as object) })),
  );
  const product_ = products.find(({ key }) => /^34009\d{8}$/.test(key ?? ''))?.key ?? '';
  return {
    region,
    establishment,
    year,
    unit: most('unit'),
    prescriber: most('prescriber'),
    product: product_,
  };
};

const found = z.object({ establishment: z.string(), region: z.string(), named: z.boolean().default(true) });
const establishments = z.array(found);
const held = z
  .array(z.object({ dimension: z.string(), key: z.string().nullable(), value: z.number().nullable() }))
  .nonempty();
