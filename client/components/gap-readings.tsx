import { bridgeOf } from '../bridge-steps.ts';
import { termsOf, type Definition } from '../definition.ts';
import { ofSubject, type Figure } from '../figure-text.ts';
import { readingText, readingsOf, type Reading } from '../gap-readings.ts';
import type { GapProps } from '../gap.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { together } from '../together.ts';
import { Answered } from './answered.tsx';
import { TableFrame } from './table-frame.tsx';
import { useBridge } from './use-bridge.ts';
import { useMonthly } from './use-monthly.ts';

/** The signed year first, and three readings of the same indicator that no target judges. */
export function GapReadings(props: GapProps & { figure: Figure | undefined }) {
  const { definition, region, finess, year, figure } = props;
  const words = useWords();
  const { signed } = words.labels.gapExplained;
  const asked = { indicator: definition.indicator, region, establishment: finess };
  const monthly = useMonthly(definition, props);
  const rolling = useQuestion('trend', { ...asked, grain: 'rolling' });
  const bridge = useBridge(props);
  return (
    <section className="gap-readings" aria-labelledby="lectures">
      <h3 id="lectures">{signed.title}</h3>
      <Answered asking={together(bridge, together(monthly, rolling))} height={220}>
        {([bridges, [months, windows]]) => (
          <ReadingsTable
            caption={signed.title}
            definition={definition}
            readings={readingsOf(
              {
                figure,
                monthly: ofSubject(months.rows, finess),
                rolling: ofSubject(windows.rows, finess),
                bridge: bridgeOf(bridges.rows, finess),
              },
              year,
              definition,
              words,
            )}
          />
        )}
      </Answered>
      <p className="quiet">{signed.note}</p>
    </section>
  );
}

type TableProps = { caption: string; definition: Definition; readings: readonly Reading[] };

function ReadingsTable({ caption, definition, readings }: TableProps) {
  const words = useWords();
  const { labels } = words;
  const { signed } = labels.gapExplained;
  const parts = ['value', ...termsOf(definition)] as const;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{signed.reading}</th>
          {parts.map((part) => (
            <th key={part} scope="col" className="number">
              {labels[part]}
            </th>
          ))}
          <th scope="col">{signed.what}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <tr key={reading.id} data-reading={reading.id}>
            <th scope="row">
              {reading.name} <span className="quiet">{reading.mark}</span>
            </th>
            {parts.map((part) => (
              <td key={part} className="number" data-field={part}>
                {readingText(reading, part, definition, words)}
              </td>
            ))}
            <td className="quiet wide-text">{reading.value === null ? reading.lacking : reading.what}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
