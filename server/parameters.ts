import { z } from 'zod';
import type { Access } from '#api/access.ts';
import type { Question } from '#api/question.ts';
import type { Publication } from './publication.ts';
import { Refusal } from './failure.ts';
import type { Value, Values } from './statement.ts';

/** A parsed query string: a repeated parameter is a list. */
export type Query = Readonly<Record<string, unknown>>;

/**
 * Reads the parameters of a question against its contract: every one of them, by name and in its order; absent ones as
 * null; lists sorted, so that the same question is one key. Throws a Refusal naming the parameter.
 */
export const readParameters = (question: Question, query: Query): Values => {
  const parsed = question.parameters.safeParse(query, { error: z.locales.fr().localeError });
  if (!parsed.success) throw refusedParameter(parsed.error.issues[0], query);
  const values: Record<string, Value> = {};
  for (const name of Object.keys(question.parameters.shape)) {
    const value = (parsed.data[name] ?? null) as Value;
    values[name] = Array.isArray(value) ? [...(value as string[])].sort() : value;
  }
  return values;
};

/**
 * Checks parameters against the publication and what the reader may see; answers them complete: a region that is not
 * given is the establishment's; a question that takes both needs one of them. Given both, the establishment is of that
 * region: else the answer would be the region's totals and silence on the establishment. One out of scope is refused
 * as one that does not exist, from lists in memory: neither the body nor the time tells them apart.
 */
export const checkKnown = (
  given: Values,
  { regionOf, indicators }: Pick<Publication, 'regionOf' | 'indicators'>,
  { scope, peers }: Access,
): Values => {
  const values = { ...given };
  const { establishment, indicator } = values;
  if (typeof establishment === 'string') {
    if (!scope.includes(establishment)) throw new Refusal('establishment_unknown', 'establishment');
    if (values.region === null) values.region = regionOf.get(establishment) ?? null;
  } else if (establishment === null && values.region === null) {
    throw new Refusal('parameter_invalid', 'region', 'region ou establishment est nécessaire');
  }
  const { region } = values;
  if (typeof region === 'string' && !peers.some((each) => regionOf.get(each) === region))
    throw new Refusal('region_unknown', 'region');
  if (
    typeof region === 'string' &&
    typeof establishment === 'string' &&
    regionOf.get(establishment) !== region
  )
    throw new Refusal(
      'parameter_invalid',
      'establishment',
      `cet établissement n’est pas dans la région ${region}`,
    );
  if (Array.isArray(indicator) && !indicator.every((slug: string) => indicators.has(slug)))
    throw new Refusal('indicator_unknown', 'indicator');
  return values;
};

/** The refusal of a parameter that a contract does not take. A name that looks like no name is not repeated. */
export const refusedParameter = (issue: z.core.$ZodIssue | undefined, query: Query): Refusal => {
  if (issue?.code === 'unrecognized_keys') {
    const name = issue.keys.find((key) => /^[\w[\].-]{1,40}$/.test(key));
    return new Refusal('parameter_invalid', name, `${name ?? 'l’un d’eux'} n’est pas un paramètre ici`);
  }
  const name = String(issue?.path[0]);
  const given = query[name];
  const expected =
    given === undefined
      ? 'ce paramètre est nécessaire'
      : Array.isArray(given) && issue?.path.length === 1
        ? 'une seule valeur est attendue'
        : issue?.message;
  return new Refusal('parameter_invalid', name, `${name}, ${expected ?? ''}`);
};
