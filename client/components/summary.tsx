import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import type { Answered as AnswerOf, Asking } from '../question.ts';
import type { Words } from '../words.ts';
import { Answered } from './answered.tsx';

type Row = Answer<'region-summary'>[number];
type Props = { asking: Asking<AnswerOf<'region-summary'>>; definition: Definition };

/** How many meet the target, what the total leaves out, what changed since the last publication. */
export function Summary({ asking, definition }: Props) {
  const words = useWords();
  return (
    <Answered asking={asking} height={118}>
      {({ rows }) => {
        const row = rows.find((one) => one.indicator === definition.indicator);
        return row ? <Sentences row={row} definition={definition} words={words} /> : null;
      }}
    </Answered>
  );
}

function Sentences({ row, definition, words }: { row: Row; definition: Definition; words: Words }) {
  const { labels } = words;
  const aside = notCounted(row, words);
  return (
    <div className="card-summary">
      <p className="card-met" data-field="met">
        {met(row, words)}
      </p>
      {aside !== '' && <p className="quiet">{labels.outside(aside)}</p>}
      <p className="quiet">{changed(row, definition, words)}</p>
      <p className="quiet">{leftOut(row, words)}</p>
    </div>
  );
}

function met({ met: n, judged }: Row, { labels, format }: Words): string {
  if (judged === null || judged === 0) return labels.nobodyJudged;
  return labels.met(format.count(n ?? 0), format.count(judged), (n ?? 0) > 1);
}

function notCounted(row: Row, { labels, format }: Words): string {
  const parts: [number | null, (n: string) => string][] = [
    [row.not_assessable, labels.outsideNotAssessable],
    [row.not_concerned, labels.outsideNotConcerned],
    [row.without_target, labels.outsideWithoutTarget],
  ];
  return parts.flatMap(([n, say]) => (n !== null && n > 0 ? [say(format.count(n))] : [])).join(', ');
}

function changed(row: Row, definition: Definition, { labels, format }: Words): string {
  const { previous_value, change, changed_establishments } = row;
  const n = changed_establishments ?? 0;
  if (previous_value === null) return labels.firstPublication;
  if (n === 0 && (change ?? 0) === 0) return labels.unchanged;
  const moved = definition.displayUnit === 'euro' ? format.eurosShort : (by: number) => format.points(by, 2);
  return labels.changed(moved(change ?? 0), format.count(n), n > 1);
}

function leftOut({ left_out, left_out_weight }: Row, { labels, format }: Words): string {
  const n = left_out ?? 0;
  if (n === 0) return labels.leftOutNone;
  return labels.leftOut(format.count(n), format.percent(left_out_weight ?? 0), n > 1);
}
