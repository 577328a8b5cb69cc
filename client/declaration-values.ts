import './zod-without-eval.ts';
import {
  declarationFault,
  declarationValue,
  type Declarable,
  type Declaration,
  type DeclarationValue,
} from '#api/declaration.ts';
import type { Language } from './format.ts';

/** The parts of a declared value, as fields of the form. */
export const parts = ['value', 'numerator', 'denominator', 'proof'] as const;
export type Part = (typeof parts)[number];
/** What stands in the fields of one indicator. */
export type Typed = Record<Part, string>;
export type Kind = Declarable['kind'];

/** The figures of a declaration or of a publication: all null where there is none. */
export type Figures = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
};

export const kinds: readonly Kind[] = ['rate', 'amount', 'score', 'level'];
export const nothingTyped: Typed = { value: '', numerator: '', denominator: '', proof: '' };

/** The parts that a kind is declared by, its proof last. */
export function partsOf(kind: Kind): readonly Part[] {
  return kind === 'rate' ? ['numerator', 'denominator', 'proof'] : ['value', 'proof'];
}

/** A number as people type it: `85,5`, `1 234 567,89 €`; null where nothing is typed, NaN where it is no number. */
export function numberOf(text: string, language: Language): number | null {
  const bare = text.replace(/[\s€%]/g, '');
  if (bare === '') return null;
  const grouped = language === 'en' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare);
  // `1.234` in French could be a thousand or a decimal: the file refuses it too.
  if (language === 'fr' && /^-?\d{1,3}\.\d{3}$/.test(bare)) return NaN;
  const plain = grouped ? bare.replaceAll(',', '') : bare.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/** A number as a field shows it: without groups of digits, to be typed over. */
export function fieldText(value: number | null, language: Language): string {
  if (value === null) return '';
  const text = new Intl.NumberFormat('en', { maximumFractionDigits: 3, useGrouping: false }).format(value);
  return language === 'fr' ? text.replace('.', ',') : text;
}

/** The fields that these figures would fill. */
export function typedOf(
  { value, numerator, denominator }: Figures,
  proof: string,
  kind: Kind,
  language: Language,
): Typed {
  const rate = kind === 'rate';
  return {
    value: rate ? '' : fieldText(value, language),
    numerator: rate ? fieldText(numerator, language) : '',
    denominator: rate ? fieldText(denominator, language) : '',
    proof,
  };
}

/** Whether two lines of fields say different things: `85,50` and `85,5` do not. */
export function differ(a: Typed, b: Typed, kind: Kind, language: Language): boolean {
  return partsOf(kind).some((part) =>
    part === 'proof'
      ? a.proof.trim() !== b.proof.trim()
      : !Object.is(numberOf(a[part], language), numberOf(b[part], language)) || broken(a[part], language),
  );
}

/** A text that is no number differs from whatever is kept. */
const broken = (text: string, language: Language) => Number.isNaN(numberOf(text, language));

/** `wanted`: the sentence says what is expected, not what is wrong. */
export type Fault = { part: Part; sentence: string; wanted: boolean };
type Place = { establishment: string; year: number };

/** The value as the server wants it, or what is wrong with it: the sentences of the one schema, each with its field. */
export function declarationOf(
  place: Place,
  { indicator, kind }: Declarable,
  typed: Typed,
  language: Language,
): { value: DeclarationValue; faults: null } | { value: null; faults: Fault[] } {
  const figure = (part: Exclude<Part, 'proof'>) =>
    partsOf(kind).includes(part) ? numberOf(typed[part], language) : null;
  const parsed = declarationValue.safeParse({
    ...place,
    indicator,
    value: figure('value'),
    numerator: figure('numerator'),
    denominator: figure('denominator'),
    proof: typed.proof,
  });
  if (!parsed.success)
    return {
      value: null,
      faults: parsed.error.issues.map(({ path, message }) => ({
        part: parts.find((part) => part === path[0]) ?? firstPart(kind),
        sentence: message,
        wanted: true,
      })),
    };
  const fault = declarationFault(parsed.data, [{ indicator, kind }]);
  return fault === null
    ? { value: parsed.data, faults: null }
    : { value: null, faults: [faultOf(fault, kind)] };
}

const named: Partial<Record<string, Part>> = {
  valeur: 'value',
  numérateur: 'numerator',
  dénominateur: 'denominator',
  preuve: 'proof',
};
const firstPart = (kind: Kind): Part => partsOf(kind)[0] ?? 'value';

/** A sentence of the schema that begins with its field, `numérateur : attendu pour un taux`, parted. */
export function faultOf(sentence: string, kind: Kind): Fault {
  const [, name, rest] = /^(\p{L}+) : (.*)$/u.exec(sentence) ?? [];
  const part = name === undefined ? undefined : named[name];
  if (part === undefined || rest === undefined || !partsOf(kind).includes(part))
    return { part: firstPart(kind), sentence, wanted: false };
  return { part, sentence: rest, wanted: false };
}

/** The rate that two fields make, as a fraction; null until they make one. */
export function rateOf({ numerator, denominator }: Typed, language: Language): number | null {
  const n = numberOf(numerator, language);
  const d = numberOf(denominator, language);
  return n === null || d === null || !(n >= 0) || !(d > 0) || n > d ? null : n / d;
}

/** Whether what is published is what is declared; the publication keeps three decimals. */
export function published(
  declared: Figures,
  { value, numerator, denominator }: Figures,
  kind: Kind,
): boolean {
  const same = (a: number | null, b: number | null) => a !== null && b !== null && Math.abs(a - b) < 0.0006;
  return kind === 'rate'
    ? same(declared.numerator, numerator) && same(declared.denominator, denominator)
    : same(declared.value, value);
}

/** Of one indicator, from the newest: the first is in force. */
export function historyOf(declarations: readonly Declaration[], indicator: string): Declaration[] {
  return declarations.filter((one) => one.indicator === indicator).sort((a, b) => b.id - a.id);
}

/** A value that a file declared, and what was in force before it. */
export type Change = { after: Declaration; before: Declaration | undefined };

/** What was kept of a file, each beside the declaration that it takes the place of. */
export function changesOf(kept: readonly Declaration[], history: readonly Declaration[]): Change[] {
  const ids = new Set(kept.map(({ id }) => id));
  return kept.map((after) => ({
    after,
    before: historyOf(
      history.filter(
        ({ id, establishment, year }) =>
          !ids.has(id) && establishment === after.establishment && year === after.year,
      ),
      after.indicator,
    )[0],
  }));
}
