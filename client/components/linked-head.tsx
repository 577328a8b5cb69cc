import type { Numerator } from '#api/off-label.ts';
import { useWords } from '../language.ts';
import { shareOfRow, type LinkedRow } from '../linked.ts';
import type { Months } from '../months.ts';
import {
  boundsText,
  linkedSentence,
  monthsText,
  numeratorText,
  percentOf,
  weightText,
} from '../off-label-story.ts';
import { Glossed } from './glossed.tsx';
import type { Shown } from './linked-text.ts';

type Props = { total: LinkedRow | undefined; place: string; period: Months; shown: Shown };

/** What is on screen, in a sentence and in figures. */
export function LinkedHead({ total, place, period, shown }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { offLabel } = labels;
  const sentence = linkedSentence(total, place, monthsText(period, words), shown, words);
  const share = (numerator: Numerator) => {
    const of = total && shareOfRow(total, numerator);
    const value = of?.value ?? null;
    return {
      head: offLabel.numerators[numerator],
      value: value === null ? offLabel.unknownShare : percentOf(value, words),
      note: of && boundsText(of, words),
    };
  };
  const unknown =
    total && (total.value ?? 0) - (total.device ?? 0) > 0
      ? percentOf((total.unknown ?? 0) / ((total.value ?? 0) - (total.device ?? 0)), words)
      : '';
  const tiles: { head: string; value: string; note?: string | undefined }[] =
    total && (total.lines ?? 0) > 0
      ? [
          share('outside'),
          share('off_label'),
          { head: offLabel.parts.unknown, value: unknown },
          // Lines and stays have tiles of their own.
          ...(shown.measure === 'lines' || shown.measure === 'stays'
            ? []
            : [
                {
                  head: offLabel.measures[shown.measure],
                  value: weightText(total.value ?? 0, shown.measure, words),
                },
              ]),
          { head: offLabel.lines, value: format.count(total.lines ?? 0) },
          { head: offLabel.stays, value: format.count(total.stays ?? 0) },
          ...(total.patients === null
            ? []
            : [{ head: offLabel.patients, value: format.count(total.patients) }]),
        ]
      : [];
  return (
    <section className="linked-head" aria-labelledby="linked-title">
      <h2 id="linked-title">
        <Glossed text={sentence} terms={['offLabel']} />
      </h2>
      <dl className="own-figures">
        {tiles.map(({ head, value, note }) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{value}</dd>
            {note !== undefined && <dd className="quiet">{note}</dd>}
          </div>
        ))}
      </dl>
      <p className="quiet">
        {numeratorText(shown.numerator, words)} {offLabel.followed}
      </p>
    </section>
  );
}
