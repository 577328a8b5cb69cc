import type { GrantRequest } from '#api/access.ts';
import type { ArgumentationValue } from '#api/argumentation.ts';
import type { DeclarationValue } from '#api/declaration.ts';
import type { EventEntry } from '#api/event.ts';
import type { TraceEntry } from '#api/trace.ts';

/** An entry of the trace, save what the test is about. */
export const traceEntry = (said: Partial<TraceEntry> = {}): TraceEntry => ({
  request: 'r1',
  at: '2026-03-04T10:00:00.123Z',
  iss: 'https://issuer',
  sub: 'anne',
  name: 'Anne Hélène',
  roles: ['ars'],
  question: 'trend',
  parameters: { region: '75' },
  scope: 'lists',
  outcome: 'ok',
  rows: 3,
  masked: 1,
  format: 'json',
  publication: 'p1',
  ...said,
});

export const grantOf = (said: Partial<GrantRequest> = {}): GrantRequest => ({
  iss: 'https://issuer',
  sub: 'anne',
  name: 'Anne',
  role: 'ars',
  regions: ['75'],
  departements: [],
  establishments: [],
  rpps: null,
  clear_rpps: false,
  from: '2026-01-01',
  to: null,
  ...said,
});

export const declaredValue = (said: Partial<DeclarationValue> = {}): DeclarationValue => ({
  establishment: '330781196',
  year: 2018,
  indicator: 'dci',
  value: null,
  numerator: 170.5,
  denominator: 200,
  proof: 'Audit, page 3',
  ...said,
});

/** The line that the argumentations of these tests hang on. */
export const lineOf = { date: '2019-03-02', product: '3400890000246' };

export const arguedValue = (said: Partial<ArgumentationValue> = {}): ArgumentationValue => ({
  establishment: '330781196',
  line_id: 'a'.repeat(64),
  documented: true,
  rcp_held: true,
  rcp_level: 2,
  patient_informed: null,
  icd10: 'C509',
  stage: '',
  therapy_line: '2',
  argument: 'Avis de la SFRO',
  ...said,
});

export const annotationOf = (said: Partial<EventEntry> = {}): EventEntry => ({
  date: '2018-03-01',
  kind: 'price',
  text: 'Baisse de prix de l’étanercept',
  region: '75',
  establishment: '330781196',
  indicator: 'phev_evolution',
  shared: false,
  ...said,
});
