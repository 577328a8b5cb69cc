import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import type { Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { gapText } from '../measure.ts';
import type { Answered as AnswerOf, Asking } from '../question.ts';
import { useViewContext } from '../view-context.tsx';
import type { Words } from '../words.ts';
import { Answered } from './answered.tsx';
import { Glossed } from './glossed.tsx';

type Row = Answer<'region-summary'>[number];
type Props = {
  asking: Asking<AnswerOf<'region-summary'>>;
  definition: Definition;
  figure: Figure | undefined;
  /** The first card that has establishments without the activity says what that means. */
  explains: boolean;
};

/** How many meet the target, what the total leaves out, what changed since the last publication. */
export function Summary({ asking, ...card }: Props) {
  return (
    <Answered asking={asking} height={118} beside>
      {({ rows }) => {
        const row = rows.find((one) => one.indicator === card.definition.indicator);
        return row ? <Sentences row={row} {...card} /> : null;
      }}
    </Answered>
  );
}

function Sentences({ row, definition, figure, explains }: Omit<Props, 'asking'> & { row: Row }) {
  const words = useWords();
  const { publication } = useViewContext();
  const aside = notCounted(row, words);
  const total = (figure?.value ?? null) === null ? '' : leftOut(row, words);
  return (
    <div className="card-summary">
      <p className="card-met" data-field="met">
        {met(row, words)}
      </p>
      {aside !== '' && (
        <p className="quiet">
          <Glossed text={words.labels.outside(aside)} terms={explains ? ['notConcerned'] : []} />
        </p>
      )}
      <p className="quiet">{changed(row, publication.previous_publication === null, definition, words)}</p>
      {total !== '' && <p className="quiet">{total}</p>}
    </div>
  );
}

function met({ met: n, judged }: Row, { labels, format }: Words): string {
  if (judged === null) return labels.countsWithheld;
  if (judged === 0) return labels.nobodyJudged;
  return labels.met(format.count(n ?? 0), format.count(judged), format.many(n ?? 0));
}

function notCounted(row: Row, { labels, format }: Words): string {
  const parts: [number | null, (n: string) => string][] = [
    [row.not_assessable, labels.outsideNotAssessable],
    [row.not_concerned, labels.outsideNotConcerned],
    [row.without_target, labels.outsideWithoutTarget],
  ];
  return parts.flatMap(([n, say]) => (n !== null && n > 0 ? [say(format.count(n))] : [])).join(', ');
}

function changed(row: Row, first: boolean, definition: Definition, words: Words): string {
  const { labels, format } = words;
  const { previous_value, change, changed_establishments } = row;
  if (first) return labels.firstPublication;
  if (previous_value === null) return labels.previouslyUnknown;
  const n = changed_establishments;
  if ((n ?? 0) === 0 && (change ?? 0) === 0) return labels.unchanged;
  const by = gapText(change ?? 0, definition, words, 'card', 2) ?? '';
  return n === null ? labels.changedBy(by) : labels.changed(by, format.count(n), format.many(n));
}

/** Of a total that is known: how much of the amount it tells nothing about, where that is known too. */
function leftOut({ left_out, left_out_weight }: Row, { labels, format }: Words): string {
  if (left_out === null) return '';
  const n = left_out;
  if (n === 0) return labels.leftOutNone;
  const said = labels.leftOut(format.count(n), format.many(n));
  const weight = left_out_weight ?? 0;
  return weight > 0 ? labels.leftOutWeight(said, format.percent(weight)) : said;
}
