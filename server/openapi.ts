import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { grantRequest } from '#api/access.ts';
import { argumentationRequest, lineId } from '#api/argumentation.ts';
import { declarationRequest } from '#api/declaration.ts';
import { eventEntry, groupEntry } from '#api/event.ts';
import { failureBody, failures, type FailureCode } from '#api/failure.ts';
import { establishment, region, year } from '#api/parameters.ts';
import type { ColumnType, Columns, Question } from '#api/question.ts';
import { personaRequest, transmissionRequest } from '#api/session.ts';
import { traceFilter } from '#api/trace.ts';

/** The OpenAPI description of the API, from the contracts alone. */
export const openApiDocument = (questions: readonly Question[]) =>
  createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Observatoire CAQES',
        version: '1',
        description:
          'Every question is a GET. The same rows travel as an Arrow IPC stream (default), JSON or CSV, by Accept. ' +
          'Rates are fractions, amounts euros, dates ISO days; an unknown figure is null.',
      },
      paths: {
        ...Object.fromEntries(questions.map((each) => [`/api/${each.name}`, { get: operation(each) }])),
        ...acts(),
      },
    },
    {
      // A coerced number has no input type of its own: a query string carries its digits.
      override: ({ jsonSchema, zodSchema }) => {
        const { def } = zodSchema._zod;
        if ('coerce' in def && def.coerce && def.type === 'number') jsonSchema.type = 'integer';
      },
    },
  );

const operation = (question: Question): ZodOpenApiOperationObject => ({
  operationId: question.name,
  summary: question.summary,
  requestParams: { query: question.parameters },
  responses: {
    '200': {
      description: 'The rows of the answer',
      headers: z.object({ ETag: z.string(), 'Cache-Control': z.literal('private, no-cache') }),
      content: {
        'application/vnd.apache.arrow.stream': { schema: binary },
        'application/json': { schema: z.array(rowSchema(question.columns)) },
        'text/csv': { schema: z.string() },
      },
    },
    '304': { description: 'The reader already has this answer (If-None-Match)' },
    ...failureResponses(),
  },
});

const reading = (summary: string, query?: z.ZodObject): ZodOpenApiOperationObject => ({
  summary,
  ...(query ? { requestParams: { query } } : {}),
  responses: { '200': { description: 'JSON' }, ...failureResponses() },
});

const writing = (summary: string, body?: z.ZodType, made = '200'): ZodOpenApiOperationObject => ({
  summary,
  ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
  responses: { [made]: { description: 'JSON' }, ...failureResponses() },
});

/** What is not a question: api/session.ts, api/access.ts and api/trace.ts say what each answers. */
const acts = () =>
  ({
    '/api/session': { get: reading('Who the reader is, and what they may see') },
    '/api/session/persona': { post: writing('Become another reader (local mode)', personaRequest) },
    '/api/grants': {
      get: reading('Every access (administrator)'),
      post: writing('Open an access (administrator)', grantRequest, '201'),
    },
    '/api/grants/{id}/revoke': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      post: writing('Close an access (administrator)'),
    },
    '/api/trace': {
      get: reading('Who received what, newest first; JSON or CSV (administrator)', traceFilter),
    },
    '/api/trace/mine': { get: reading('The same of the reader alone', traceFilter) },
    '/api/transmissions': {
      get: reading('Analyses transmitted that the reader may see'),
      post: writing('Transmit a semester’s analysis', transmissionRequest, '201'),
    },
    '/api/transmissions/withdraw': {
      post: writing('Withdraw a transmitted analysis', transmissionRequest),
    },
    '/api/declarations': {
      get: reading(
        'Values that an establishment declared, newest first',
        z.object({ establishment, year: year.optional() }),
      ),
      post: writing('Declare values: all are kept, or none', declarationRequest, '201'),
    },
    '/api/argumentations': {
      get: reading(
        'Lines argued in an establishment that the reader may read, orphans among them, each with its argumentations',
        z.object({ establishment, line_id: lineId.optional() }),
      ),
      post: writing(
        'Argue a line hors référentiel; a newer argumentation holds',
        argumentationRequest,
        '201',
      ),
    },
    '/api/annotations': {
      get: reading(
        'Events that readers wrote about a region, and an establishment of it: one’s own, and shared ones',
        z.object({ region, establishment: establishment.optional() }),
      ),
      post: writing('Write an event about a place that one may name', eventEntry, '201'),
    },
    '/api/annotations/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      delete: writing('Withdraw an event that one wrote'),
    },
    '/api/own-groups': {
      get: reading('The reader’s own sets of establishments'),
      put: writing('Keep a set under its name, in place of what stood there', groupEntry),
    },
    '/api/own-groups/{name}': {
      parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
      delete: writing('Forget one’s own set of this name'),
    },
    '/api/declarations/file': {
      post: {
        ...writing('Declare by a CSV file: all its lines are kept, or none', undefined, '201'),
        requestBody: { required: true, content: { 'text/csv': { schema: binary } } },
      },
    },
    '/api/declarations/template': {
      get: reading('The CSV file to fill in', z.object({ establishment, year })),
    },
    '/api/declarations/export': {
      get: reading('Every declaration in force, as the importer reads them; CSV (administrator)'),
    },
  }) satisfies ZodOpenApiPathsObject;

const binary = z.string().meta({ override: { contentEncoding: 'binary' } });

const cells: Record<ColumnType, z.ZodType> = {
  text: z.string(),
  label: z.string(),
  double: z.number(),
  integer: z.int32(),
  boolean: z.boolean(),
  date: z.iso.date(),
};

const rowSchema = (columns: Columns) =>
  z.strictObject(
    Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, cells[type].nullable()])),
  );

/** One reply per status, each naming its codes, with one of them as example. */
const failureResponses = (): ZodOpenApiResponsesObject => {
  const codes = Object.keys(failures) as FailureCode[];
  return Object.fromEntries(
    codes.map((code) => {
      const { status, message } = failures[code];
      const same = codes.filter((other) => failures[other].status === status);
      const description = same.map((other) => `${other}: ${failures[other].message}`).join('\n');
      const example = { error: { code, message, id: '3f1b6c1e-0d7a-4b53-9c8e-5a2f0c9d1e47' } };
      return [String(status), { description, content: { 'application/json': { schema: failure, example } } }];
    }),
  );
};

const failure = failureBody.meta({ id: 'Failure' });
