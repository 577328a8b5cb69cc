import { z } from 'zod';
import { establishment, year } from '../parameters.ts';
import { question } from '../question.ts';

/** The levers in the order in which they are combined. */
export const levers = ['generics', 'repertoire', 'biosimilars', 'price', 'back'] as const;
export type Lever = (typeof levers)[number];

const sentence = 'une part de 0 à 100';
const share = z.coerce.number(sentence).min(0, sentence).max(100, sentence).default(0);
const keyed = (shape: RegExp, message: string) =>
  z
    .union([z.string().regex(shape, message), z.array(z.string().regex(shape, message)).max(40)])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .default([]);

/**
 * What would bring a gap back: levers on an establishment's own lines of a whole year (docs/simulation.md), in per cent; 0
 * is no lever. `generics`: boxes of originators (TOP_GEN 4) that become generics of the same substance; `repertoire`: boxes
 * outside the répertoire (TOP_GEN 0) that become its molecules of the same ATC of level 4; `biosimilars`: `group:share`,
 * repeatable, of a group's references, in town and in hospital; `price`: how far unit amounts go to the regional median of the
 * presentation, up or down; `back`: `product:share`, repeatable, how far a product's quantity goes to that of the year before,
 * at its own unit amount. Of a group or product named twice the larger share holds. What boxes become has the establishment's
 * own mean unit amount of that year.
 *
 * First `as_is`, one row for each of the six indicators that the year allows; then each lever moved, alone (`key`: its group or
 * product), and `combined`, all of them in the order above, each on what the former left: for each indicator of the sources
 * where the lever finds boxes, also where the indicator does not move.
 * boxes: those that move, in parts of boxes; of `price`, those whose unit amount moves; of `back`, fewer boxes, below 0 where
 * they become more; null of `combined`, where one box may move twice. unpriced: boxes that should move and cannot, for want of
 * an own unit amount, a regional median or a known year before. amount: euros reimbursed less, below 0 where it costs more,
 * whether the indicator counts them or not. numerator, denominator, value: the indicator's after the lever.
 */
export const simulation = question({
  name: 'simulation',
  summary: 'What levers on an establishment’s own prescriptions would bring back',
  opened_by: ['detail'],
  parameters: z.strictObject({
    establishment,
    year,
    generics: share,
    repertoire: share,
    biosimilars: keyed(/^[a-z_]{2,40}:(100|[0-9]{1,2})$/, 'un groupe et une part, par exemple adalimumab:50'),
    price: share,
    back: keyed(/^[0-9]{7,13}:(100|[0-9]{1,2})$/, 'un produit et une part, par exemple 3400930000000:50'),
  }),
  columns: {
    lever: 'label',
    key: 'text',
    label: 'text',
    indicator: 'label',
    boxes: 'double',
    amount: 'double',
    unpriced: 'double',
    numerator: 'double',
    denominator: 'double',
    value: 'double',
  },
});
