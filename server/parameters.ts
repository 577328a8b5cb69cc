import { z } from 'zod';
import type { Question } from '#api/question.ts';
import type { Publication } from './publication.ts';
import { Refusal } from './failure.ts';
import type { Value, Values } from './statement.ts';

/** A parsed query string: a repeated parameter is a list. */
export type Query = Readonly<Record<string, unknown>>;

/**
 * Reads and checks the parameters of a question against its contract and the publication.
 * Answers every parameter of the contract, by name and in its order; absent ones as null; lists sorted, so that
 * the same question is one key. Throws a Refusal naming the parameter.
 */
export const readParameters = (question: Question, query: Query, publication: Publication): Values => {
  const parsed = question.parameters.safeParse(query, { error: z.locales.fr().localeError });
  if (!parsed.success) throw refusalOf(parsed.error.issues[0], query);
  const values: Record<string, Value> = {};
  for (const name of Object.keys(question.parameters.shape)) {
    const value = (parsed.data[name] ?? null) as Value;
    values[name] = Array.isArray(value) ? [...(value as string[])].sort() : value;
  }
  checkKnown(values, publication);
  return values;
};

/**
 * A region that is not given is the establishment's; a question that takes both needs one of them. Given both, the
 * establishment is of that region: else the answer would be the region's totals and silence on the establishment.
 */
const checkKnown = (values: Record<string, Value>, { regionOf, indicators, access }: Publication): void => {
  const { establishment, indicator } = values;
  if (typeof establishment === 'string') {
    if (!access.scope.includes(establishment)) throw new Refusal('establishment_unknown', 'establishment');
    if (values.region === null) values.region = regionOf.get(establishment) ?? null;
  } else if (establishment === null && values.region === null) {
    throw new Refusal('parameter_invalid', 'region', 'region ou establishment est nécessaire');
  }
  const { region } = values;
  if (typeof region === 'string' && !access.scope.some((each) => regionOf.get(each) === region))
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
};

const refusalOf = (issue: z.core.$ZodIssue | undefined, query: Query): Refusal => {
  if (issue?.code === 'unrecognized_keys')
    return new Refusal(
      'parameter_invalid',
      issue.keys[0],
      `${issue.keys[0] ?? ''} n’est pas un paramètre ici`,
    );
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
