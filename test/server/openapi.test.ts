import { expect, test } from 'vitest';
import { z } from 'zod';
import { failures } from '#api/failure.ts';
import { questions } from '#api/questions/index.ts';
import { openApiDocument } from '#server/openapi.ts';

const document = openApiDocument(Object.values(questions));

test('describes every question, its parameters and each status a reader can meet', () => {
  expect(document.openapi).toBe('3.1.0');
  const statuses = new Set(['200', '304', ...Object.values(failures).map(({ status }) => String(status))]);
  for (const name of Object.keys(questions))
    expect(new Set(Object.keys(document.paths?.[`/api/${name}`]?.get?.responses ?? {}))).toEqual(statuses);
});

test('describes the other routes, with what they take', () => {
  const others = Object.keys(document.paths ?? {}).filter(
    (path) => !(path.slice('/api/'.length) in questions),
  );
  expect(others).toEqual([
    '/api/session',
    '/api/session/persona',
    '/api/grants',
    '/api/grants/{id}/revoke',
    '/api/trace',
    '/api/trace/mine',
    '/api/transmissions',
    '/api/transmissions/withdraw',
    '/api/declarations',
    '/api/argumentations',
    '/api/annotations',
    '/api/annotations/{id}',
    '/api/own-groups',
    '/api/own-groups/{name}',
    '/api/declarations/file',
    '/api/declarations/template',
    '/api/declarations/export',
  ]);
  expect(document.paths?.['/api/transmissions']?.post?.requestBody).toMatchObject({
    content: { 'application/json': { schema: { required: ['establishment', 'semester'] } } },
  });
  expect(document.paths?.['/api/trace']?.get?.parameters).toContainEqual(
    expect.objectContaining({ name: 'person', in: 'query' }),
  );
});

test('gives parameters their type, need and example', () => {
  expect(document.paths?.['/api/target-gap']?.get?.parameters).toMatchObject([
    { name: 'indicator', in: 'query', required: true, schema: { example: 'phev_evolution' } },
    { name: 'region', in: 'query', required: true, schema: { type: 'string', example: '75' } },
    {
      name: 'year',
      in: 'query',
      required: true,
      schema: { type: 'integer', minimum: 2000, maximum: 2100, example: 2018 },
    },
    { name: 'establishment', in: 'query', schema: { type: 'string', example: '330781196' } },
  ]);
  expect(document.paths?.['/api/contributors']?.get?.parameters?.at(-1)).toMatchObject({
    name: 'limit',
    schema: { type: 'integer', minimum: 1, maximum: 50, default: 3 },
  });
});

test('gives the columns of each answer, all nullable and none left out', () => {
  const row = z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) })
    .parse(document.paths?.['/api/target-gap']?.get?.responses?.['200']).content['application/json'].schema;
  expect(row).toMatchObject({
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: Object.keys(questions['target-gap'].columns),
      properties: {
        value: { type: ['number', 'null'] },
        period_start: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
        period_months: { anyOf: [{ type: 'integer', maximum: 2 ** 31 - 1 }, { type: 'null' }] },
      },
    },
  });
});

test('describes the failure once, with its codes', () => {
  expect(document.components?.schemas?.Failure).toMatchObject({
    properties: { error: { properties: { code: { enum: Object.keys(failures) } } } },
  });
});
