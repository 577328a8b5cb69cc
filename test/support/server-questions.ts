import { z } from 'zod';
import { establishment, indicators, region, year } from '#api/parameters.ts';
import type { Question } from '#api/question.ts';
import { withSql, type Questions } from '#server/questions.ts';

/** Throwaway questions: the server's own behaviour is tested apart from the product's SQL. */
export const testQuestions = (extra: Record<string, [Question, string]> = {}): Questions => {
  const all = { ...questions, ...extra };
  return withSql(
    Object.values(all).map(([contract]) => contract),
    (name) => all[name]?.[1],
  );
};

const questions: Record<string, [Question, string]> = {
  figures: [
    {
      name: 'figures',
      summary: 'Yearly figures of a region',
      opened_by: ['names'],
      parameters: z.strictObject({
        indicator: indicators,
        region: region.optional(),
        establishment: establishment.optional(),
        year: year.optional(),
      }),
      columns: {
        indicator: 'label',
        establishment: 'text',
        name: 'text',
        period_start: 'date',
        period_months: 'integer',
        numerator: 'double',
        value: 'double',
        matched: 'boolean',
        reason: 'label',
      },
    },
    `select indicator, p.establishment, name, period_start, period_months, n::double as numerator,
       case when year(period_start) > 2015 then (n - d)::double / d::double end as value, matched, reason
     from indicator_period p join establishment using (establishment)
     where list_contains($indicator, indicator) and list_contains($scope, p.establishment)
       and list_contains($peers, p.establishment)
       and p.region = $region and ($establishment is null or p.establishment = $establishment)
       and ($year is null or year(period_start) = $year) and period_months = 12
     order by all`,
  ],
  places: [
    {
      name: 'places',
      summary: 'Establishments of one region or all',
      opened_by: ['names'],
      parameters: z.strictObject({ region: region.optional() }),
      columns: { establishment: 'text', name: 'text', region: 'label' },
    },
    `select establishment, name, region from establishment
     where list_contains($scope, establishment) and ($region is null or region = $region) order by all`,
  ],
  odd: [
    {
      name: 'odd',
      summary: 'Cells that formats must treat with care',
      opened_by: ['names'],
      parameters: z.strictObject({}),
      columns: {
        words: 'text',
        label: 'label',
        figure: 'double',
        day: 'date',
        flag: 'boolean',
        whole: 'integer',
      },
    },
    `select * from (values
       ('=1+1', '-x', -1234.5::double, date '2024-02-29', true, -3),
       ('@sum', '+33', 0.1::double, null, false, null),
       (chr(9) || 'tab', chr(13) || 'cr', null, date '1999-12-31', null, 0),
       ('a;b "c"' || chr(10) || 'd', 'é€😀', 1e21::double, date '0001-01-01', true, 2147483647),
       (null, null, 1e-7::double, date '1969-12-31', null, -2147483648),
       ('', '', 0::double, date '1970-01-01', false, 1)) t(words, label, figure, day, flag, whole)`,
  ],
  slow: [
    {
      name: 'slow',
      summary: 'Runs for minutes unless stopped',
      opened_by: ['names'],
      parameters: z.strictObject({ year: year.optional() }),
      columns: { total: 'double' },
    },
    `select sum(a.range * b.range + coalesce($year, 0))::double as total
     from range(10000000) a, range(10000000) b`,
  ],
  broken: [
    {
      name: 'broken',
      summary: 'Fails as it runs',
      opened_by: ['names'],
      parameters: z.strictObject({}),
      columns: { n: 'integer' },
    },
    `select cast(name as integer) as n from establishment`,
  ],
  mistyped: [
    {
      name: 'mistyped',
      summary: 'Wrong type',
      opened_by: ['names'],
      parameters: z.strictObject({}),
      columns: { n: 'integer' },
    },
    `select sum(period_months) as n from indicator_period`,
  ],
};
