import type { ArgumentationValue } from '#api/argumentation.ts';
import { ageOf, type Fault } from './argument-values.ts';
import type { Answer } from './api.ts';
import { sentence } from './format.ts';
import type { Words } from './words.ts';

type Row = Answer<'unargued'>[number];
export type Waiting = Pick<Row, 'total' | 'oldest' | 'off_label_lines'>;

/** How many lines wait, since when, and how many do not: the sentences that open the screen. */
export function waitingText({ total, oldest, off_label_lines }: Waiting, own: boolean, words: Words): string {
  const { labels, format } = words;
  const { argumentation } = labels;
  const [n, all] = [total ?? 0, off_label_lines ?? 0];
  if (all === 0) return `${argumentation.noOffLabel(own)}.`;
  if (n === 0) return `${argumentation.allArgued(format.count(all), format.many(all), own)}.`;
  const said = argumentation.waiting(format.count(n), format.many(n), own);
  const since = oldest === null ? '' : `, ${argumentation.oldest(format.day(oldest), format.many(n))}`;
  return `${said}${since}.`;
}

/** What share is argued; null where nothing is to be, or nothing is left. */
export function coverageText({ total, off_label_lines }: Waiting, { labels, format }: Words): string | null {
  const all = off_label_lines ?? 0;
  const argued = all - (total ?? 0);
  if (all === 0 || argued === all) return null;
  if (argued === 0) return `${labels.argumentation.noneArgued(format.count(all), format.many(all))}.`;
  const share = format.percent(argued / all);
  return `${labels.argumentation.coverage(format.count(argued), format.count(all), share, format.many(argued))}.`;
}

/** « Hors AMM sans argumentation : 42 lignes, la plus ancienne du 12 mars 2019 ». */
export function tileText({ total, oldest }: Waiting, { labels, format }: Words): string {
  const { argumentation } = labels;
  const n = total ?? 0;
  const parts =
    n === 0
      ? [argumentation.tileNone]
      : [
          argumentation.tileWaiting(format.count(n), format.many(n)),
          ...(oldest === null ? [] : [argumentation.tileOldest(format.day(oldest), format.many(n))]),
        ];
  return labels.pair(argumentation.tileTitle, parts.join(', '));
}

/** How long a line has waited, in its largest whole unit. */
export function ageText(day: string, today: string, { labels, format }: Words): string {
  const age = ageOf(day, today);
  if (age === null) return '';
  const { argumentation } = labels;
  return argumentation[age.unit](format.count(age.n), format.many(age.n));
}

/** What an argumentation says, in a sentence: « Argumentée au dossier ; RCP tenue (locale) ; CIM-10 C509. » */
export function saidText(value: ArgumentationValue, { labels }: Words): string {
  const { argumentation } = labels;
  const { documented, rcp_held, rcp_level, patient_informed, icd10, stage, therapy_line } = value;
  const level = rcp_level === null ? null : (argumentation.rcpLevels[rcp_level] ?? null);
  const parts = [
    documented ? argumentation.documented : argumentation.notDocumented,
    rcp_held === true ? argumentation.rcp(level) : rcp_held === false ? argumentation.noRcp : '',
    patient_informed === null ? '' : (argumentation.informed[patient_informed] ?? ''),
    icd10 === '' ? '' : argumentation.icd10(icd10),
    stage === '' ? '' : argumentation.stage(stage),
    therapy_line === '' ? '' : argumentation.therapyLine(therapy_line),
  ];
  return sentence(labels.series(parts.filter((part) => part !== '')));
}

/** What is wrong with a field, in the reader's language. */
export function faultText({ field, sentence: said, wanted }: Fault, { labels }: Words): string {
  const { argumentation } = labels;
  if (wanted && field === 'documented') return argumentation.wanted(argumentation.answerWanted);
  const text = argumentation.faults[said] ?? said;
  return wanted ? argumentation.wanted(text) : sentence(text);
}
