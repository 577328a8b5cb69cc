import { z } from 'zod';
import { establishment, region } from '../parameters.ts';
import { question } from '../question.ts';

/** What a mark of the linked page counts. */
export const measures = ['quantity', 'amount', 'lines', 'stays'] as const;

/** The dimensions of the linked page, in the order of the drill; each is filtered by the others' choices, not its own. */
export const linkedDimensions = [
  'month',
  'unit',
  'specialty',
  'prescriber',
  'product',
  'dci',
  'atc',
  'group',
  'indication',
  'situation',
] as const;
export type LinkedDimension = (typeof linkedDimensions)[number];

// Services, specialties and indications are text as received; the others have a shape.
const keys = (what: string, shape?: RegExp) => {
  const text = z.string().max(80);
  const key = shape === undefined ? text : text.regex(shape, `${what}, ou rien`);
  return z
    .union([key, z.array(key).max(60)])
    .transform((value) => (Array.isArray(value) ? [...new Set(value)] : [value]))
    .optional()
    .meta({ description: `${what}; repeatable; an empty string is what has none` });
};
/** A month, as the linked page bounds its period. */
export const month = z.string().regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/, 'un mois, par exemple 2018-01');

/** Choices of the linked page: absent, everything; several values of one dimension add up; dimensions cross. */
export const linkedChoices = {
  unit: keys('un service'),
  specialty: keys('une spécialité'),
  prescriber: keys('un numéro RPPS de 11 chiffres', /^([0-9]{11})?$/),
  product: keys('un code UCD ou LPP', /^([0-9]{7,13})?$/),
  dci: keys('une classe ATC de niveau 5, par exemple L01FG01', /^([A-Z][0-9A-Z]{0,6})?$/),
  atc: keys('une classe ATC, par exemple L01F', /^([A-Z][0-9A-Z]{0,6})?$/),
  group: keys('un groupe d’indications'),
  indication: keys('un code indication'),
  situation: keys('une situation, par exemple off_label', /^[a-z_]{0,20}$/),
};

/**
 * The linked page of one establishment: for each dimension, what each of its keys weighs under the choices made in the
 * others, between two months. `dimension` total has one row, key null, and alone gives `stays` and `patients` (null where
 * a line says none). Key null elsewhere: no service, no known prescriber (« non rapproché »), no code.
 * `off_label`, `outside`, `unknown`: the part of `value` that is hors AMM, hors référentiel (off_label among it), and of
 * unknown situation; devices are in `value` and in `device`. In the measure asked: UCD or LPP units, euros, lines or stays.
 * A stay counts once under each key, as off_label or outside if one of its lines there is, as unknown if none of its drugs there is
 * known, as device if it has nothing else there: keys do not add up to the total. `mixed_outside`, `mixed_off_label`: of stays
 * alone, those known by one line and not counted there, that an unknown line might yet put there: the high bound has them.
 * `dci`: the substance, as ATC of level 5; `situation`: of a device, by the conditions of the LPP (toldDevices).
 */
export const linked = question({
  name: 'linked',
  summary: 'An establishment’s liste en sus, each dimension filtered by the choices made in the others',
  opened_by: ['detail', 'own'],
  parameters: z.strictObject({
    establishment,
    region: region.optional(),
    from: month,
    to: month,
    measure: z.enum(measures, 'quantity, amount, lines ou stays').default('quantity'),
    ...linkedChoices,
  }),
  columns: {
    dimension: 'label',
    key: 'text',
    label: 'text',
    value: 'double',
    off_label: 'double',
    outside: 'double',
    unknown: 'double',
    device: 'double',
    mixed_outside: 'double',
    mixed_off_label: 'double',
    lines: 'integer',
    stays: 'integer',
    patients: 'integer',
  },
});
