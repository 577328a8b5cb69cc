import type { Check, Column, Layout } from './layout.ts';

/** The columns of lines.parquet that a layout of this source fills; the others are null, of their type. */
export const referenceLines = (filled: Readonly<Record<string, string>>): Layout['lines'] => ({
  line: 'line',
  ...Object.fromEntries(Object.entries(empty).map(([name, type]) => [name, `null::${type}`])),
  ...filled,
});

const empty = {
  kind: 'varchar',
  month: 'date',
  product: 'varchar',
  indication: 'varchar',
  inscription: 'varchar',
  event: 'varchar',
  from_day: 'date',
  to_day: 'date',
  label: 'varchar',
  brand: 'varchar',
  inn: 'varchar',
  atc: 'varchar',
  class_1: 'varchar',
  class_2: 'varchar',
  generic_role: 'varchar',
  tariff: 'decimal(18, 3)',
};

export const ucd7 = { code: '9[0-9]{6}', what: 'pas un code UCD (7 chiffres, le premier est 9)' };
export const indicationCode = {
  code: '[A-Z][A-Z0-9]{6}',
  what: 'pas un code indication (une lettre, puis 6 lettres ou chiffres)',
};

/** A column that may be empty. */
export const text = (name: string, field: string, doc: string): Column => ({
  name,
  field,
  type: 'text',
  empty: true,
  doc,
});

/** A column that the file may lack: it names things, and classifies nothing. */
export const label = (name: string, field: string, doc: string): Column => ({
  ...text(name, field, doc),
  optional: true,
});

export const anyDay = (name: string, field: string, doc: string): Column => ({
  ...text(name, field, doc),
  type: 'any-day',
});

/** SQL of the codes that hold for every product: AMM miroir, research, prescription outside the AMM. */
export const reserved = "('I999997', 'I999998', 'I999999')";

/** A mistyped century is no date; dates to come are common (ends of a framework). */
export const likelyDay = (name: string, field: string): Check => ({
  reason: `${name}: avant 2000 ou après 2100`,
  fails: `${field} not between date '2000-01-01' and date '2100-12-31'`,
});

export const inOrder: Check = { reason: 'date_fin: avant date_debut', fails: 'to_day < from_day' };
