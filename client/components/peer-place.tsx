import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import { peerSentence, peerValue, type PeerPosition } from '../peer-story.ts';
import type { Answered as AnswerOf, Asking } from '../question.ts';
import type { Words } from '../words.ts';
import { Answered } from './answered.tsx';
import { QuartileStrip } from './quartile-strip.tsx';
import { useTwins } from './twins.ts';

type Props = {
  asking: Asking<AnswerOf<'peer-position'>>;
  definition: Definition;
  category: string | null;
};

/** One's own place in the anonymous distribution of the others; or why there is none to show. */
export function PeerPlace({ asking, definition, category }: Props) {
  const words = useWords();
  const { detail } = words.labels;
  const { isTable } = useTwins();
  return (
    <Answered asking={asking} height={48} beside>
      {({ rows }) => {
        const row = rows.find((one) => one.indicator === definition.indicator);
        const quartiles = row && quartilesOf(row);
        if (!row || !quartiles) return <p className="quiet peer-place">{detail.noPeers}</p>;
        const said = peerSentence(row, definition, category, words);
        return (
          <div className="peer-place" data-field="peers">
            <p>{said}</p>
            {isTable(definition.indicator) ? (
              <QuartileTable row={row} definition={definition} caption={said} words={words} />
            ) : (
              <QuartileStrip name={`${said}. ${spread(row, definition, words)}`} {...quartiles} />
            )}
          </div>
        );
      }}
    </Answered>
  );
}

function quartilesOf({ first_quartile: first, median, third_quartile: third, value: own }: PeerPosition) {
  return first === null || median === null || third === null ? undefined : { first, median, third, own };
}

const parts = ['first_quartile', 'median', 'third_quartile', 'value'] as const;

function spread(row: PeerPosition, definition: Definition, words: Words): string {
  const { labels } = words;
  return labels.series(
    parts.map((part) => labels.pair(labels.detail.quartiles[part], valueOf(row[part], definition, words))),
  );
}

const valueOf = (value: number | null, definition: Definition, words: Words) =>
  value === null ? words.labels.noValue : peerValue(value, definition, words);

type TableProps = { row: PeerPosition; definition: Definition; caption: string; words: Words };

/** The same, where the chart beside is a table. */
function QuartileTable({ row, definition, caption, words }: TableProps) {
  const { quartiles } = words.labels.detail;
  return (
    <table className="figures">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {parts.map((part) => (
            <th key={part} scope="col" className="number">
              {quartiles[part]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {parts.map((part) => (
            <td key={part} className="number">
              {valueOf(row[part], definition, words)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
