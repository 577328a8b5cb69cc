import './zod-without-eval.ts';
import {
  argumentationFault,
  argumentationRequest,
  type Argumentation,
  type ArgumentationValue,
} from '#api/argumentation.ts';

/** The fields of the form, in their order. */
export const fields = [
  'documented',
  'rcp_held',
  'rcp_level',
  'patient_informed',
  'icd10',
  'stage',
  'therapy_line',
  'argument',
] as const;
export type Field = (typeof fields)[number];
/** What stands in them; `yes` and `no`, or the code of a level; empty where nothing is said. */
export type Typed = Record<Field, string>;

export const nothingTyped: Typed = {
  documented: '',
  rcp_held: '',
  rcp_level: '',
  patient_informed: '',
  icd10: '',
  stage: '',
  therapy_line: '',
  argument: '',
};

/** The fields that an argumentation as kept would fill. */
export function typedOf(kept: ArgumentationValue): Typed {
  const answer = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no');
  const code = (value: number | null) => (value === null ? '' : String(value));
  return {
    documented: answer(kept.documented),
    rcp_held: answer(kept.rcp_held),
    rcp_level: code(kept.rcp_level),
    patient_informed: code(kept.patient_informed),
    icd10: kept.icd10,
    stage: kept.stage,
    therapy_line: kept.therapy_line,
    argument: kept.argument,
  };
}

/** Fields as the form holds them: null where none of several answers is chosen, absent where the field is not shown. */
export type Held = Readonly<Partial<Record<Field, string | null | undefined>>>;

export const wholeOf = (held: Held): Typed => {
  const typed = { ...nothingTyped };
  for (const field of fields) typed[field] = held[field] ?? '';
  return typed;
};

export const differ = (a: Held, b: Held): boolean => {
  const [one, other] = [wholeOf(a), wholeOf(b)];
  return fields.some((field) => one[field].trim() !== other[field].trim());
};

/** `wanted`: the sentence says what is expected, not what is wrong. */
export type Fault = { field: Field; sentence: string; wanted: boolean };
type Place = { establishment: string; line_id: string };

/** What is typed as the server wants it, or what is wrong with it, each with its field. */
export function argumentationOf(
  place: Place,
  held: Held,
): { value: ArgumentationValue; faults: null } | { value: null; faults: Fault[] } {
  const typed = wholeOf(held);
  const parsed = argumentationRequest.safeParse({
    ...place,
    documented: answerOf(typed.documented),
    rcp_held: answerOf(typed.rcp_held) ?? null,
    rcp_level: codeOf(typed.rcp_held === 'no' ? '' : typed.rcp_level),
    patient_informed: codeOf(typed.patient_informed),
    // Codes are written with their dot in most software.
    icd10: typed.icd10.replace(/[\s.]/g, ''),
    stage: lineOf(typed.stage),
    therapy_line: lineOf(typed.therapy_line),
    argument: lineOf(typed.argument),
  });
  if (!parsed.success)
    return {
      value: null,
      faults: parsed.error.issues.map(({ path, message }) => ({
        field: fields.find((field) => field === path[0]) ?? 'argument',
        sentence: message,
        wanted: true,
      })),
    };
  const fault = argumentationFault(parsed.data);
  if (fault === null) return { value: parsed.data, faults: null };
  const { field, message } = fault;
  return {
    value: null,
    faults: [
      {
        field: fields.find((one) => one === field) ?? 'argument',
        sentence: message.replace(/^[\w ]+ : /, ''),
        wanted: false,
      },
    ],
  };
}

const answerOf = (text: string) => (text === 'yes' ? true : text === 'no' ? false : undefined);
const codeOf = (text: string) => (text === '' ? null : Number(text));
/** Kept in one line; in the field it may be broken for reading. */
const lineOf = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();

/** Whole years, months, or under a month days, from a day to another (ISO); null where the first is later. */
export function ageOf(day: string, today: string): { unit: 'years' | 'months' | 'days'; n: number } | null {
  if (day > today) return null;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [yearNow = 0, monthNow = 0, dateNow = 0] = today.split('-').map(Number);
  const months = (yearNow - year) * 12 + monthNow - month - (dateNow < date ? 1 : 0);
  if (months >= 24) return { unit: 'years', n: Math.floor(months / 12) };
  if (months >= 1) return { unit: 'months', n: months };
  return { unit: 'days', n: Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000) };
}

/** Where to go once a line is saved: the one that took its place, or the one after it if it still waits. */
export function nextPlace(saved: number, stays: boolean, left: number): number {
  return Math.max(0, Math.min(left - 1, stays ? saved + 1 : saved));
}

/** The argumentation in force of a line, and those before it. */
export function partedOf(entries: readonly Argumentation[]): {
  now: Argumentation | undefined;
  before: readonly Argumentation[];
} {
  const [now, ...before] = entries;
  return { now, before };
}
