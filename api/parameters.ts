import { z } from 'zod';

// The parameters that questions share, each with the one sentence that a refused value gets.

const slug = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,62}$/, 'un identifiant d’indicateur, par exemple phev_evolution');

/** One indicator or several (repeat the parameter): a group of cards is one request. */
export const indicators = z
  .union([slug, z.array(slug).max(60)])
  .transform((value) => (Array.isArray(value) ? [...new Set(value)] : [value]))
  .meta({ description: 'Indicator slug; repeatable', example: 'phev_evolution' });

export const region = z
  .string()
  .regex(/^[0-9]{2}$/, 'un code région INSEE à deux chiffres, par exemple 75')
  .meta({ description: 'INSEE region code', example: '75' });

/** FINESS of an establishment: 9 characters; Corsican numbers start with 2A or 2B. */
export const establishment = z
  .string()
  .regex(/^[0-9][0-9AB][0-9A-Z]{6,7}$/, 'un numéro FINESS de 9 caractères')
  .meta({ description: 'FINESS of the establishment', example: '330781196' });

export const year = z.coerce
  .number('une année, par exemple 2018')
  .int('une année, par exemple 2018')
  .min(2000, 'une année à partir de 2000')
  .max(2100, 'une année avant 2100')
  .meta({ description: 'Data year', example: 2018 });
