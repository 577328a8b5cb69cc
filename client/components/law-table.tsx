import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import { figureText, verdictOf, type Figure } from '../figure-text.ts';
import { versionOf, type LawRow } from '../headline.ts';
import { useWords } from '../language.ts';
import { standingOf, withoutContract, type Version } from '../law.ts';
import { targetText } from '../measure.ts';
import { useViewContext } from '../view-context.tsx';
import { Glossed } from './glossed.tsx';
import { TableFrame } from './table-frame.tsx';
import { operator } from './target-line.tsx';
import { Term } from './term.tsx';
import { Verdict } from './verdict.tsx';

type Target = Answer<'targets'>[number];
type Props = {
  figures: readonly Figure[];
  targets: readonly Target[];
  law: readonly LawRow[];
  versions: readonly Version[];
};

const roles = ['target', 'next_target', 'reference'] as const;

/** The contract's own table: the year's result, its target, the next one and the référentiel, with their texts. */
export function LawTable({ figures, targets, law, versions }: Props) {
  const words = useWords();
  const { labels } = words;
  const { headline, year } = useViewContext();
  const texts = [...new Set(targets.map(textOf))].filter((text) => text !== '');
  const why = withoutContract(versions, year, words);
  const version = versionOf(law, words.language);
  const head = [labels.lawTarget(year), labels.lawTarget(year + 1), labels.lawReference];
  return (
    <section aria-labelledby="law-title">
      <h2 id="law-title">{labels.lawTable}</h2>
      {version !== undefined && <p className="quiet law-version">{version}</p>}
      <TableFrame caption={labels.lawTable} table="law">
        <thead>
          <tr>
            <th scope="col">{labels.indicator}</th>
            <th scope="col" className="number">
              {labels.lawResult(year)}
            </th>
            <th scope="col">{labels.verdict}</th>
            {head.map((text) => (
              <th key={text} scope="col" className="number">
                <Glossed text={text} terms={['reference']} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {headline.map((definition) => {
            const own = targets.filter((row) => row.indicator === definition.indicator);
            const figure = figures.find(
              (row) => row.indicator === definition.indicator && row.level === 'region',
            );
            return (
              <tr key={definition.indicator} data-indicator={definition.indicator}>
                <th scope="row">{definition.title}</th>
                <td className={figure?.status === 'masked' ? 'number strong hatched' : 'number strong'}>
                  {figure ? figureText(figure, definition, words, 'card').value : labels.noValue}
                </td>
                <td>
                  <Verdict verdict={figure ? verdictOf(figure) : 'non évaluable'} />
                </td>
                {roles.map((role) => (
                  <TargetCell
                    key={role}
                    none={role === 'reference' ? labels.noReference : labels.noTargetInForce}
                    definition={definition}
                    target={own.find((row) => row.role === role)}
                    texts={texts}
                    standing={role === 'target' ? standingOf(law, definition.indicator) : undefined}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
      {why !== '' && <p className="quiet law-why">{why}</p>}
      {texts.length > 0 && (
        <ol className="footnotes" aria-label={labels.sourcesTitle}>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

type CellProps = {
  definition: Definition;
  target: Target | undefined;
  none: string;
  texts: readonly string[];
  standing: ReturnType<typeof standingOf> | undefined;
};

function TargetCell({ definition, target, none, texts, standing }: CellProps) {
  const words = useWords();
  const value = target?.value ?? null;
  const { labels } = words;
  if (!target || value === null) {
    const toComplete = standing?.toComplete ?? null;
    return (
      <td className="number quiet">
        {toComplete === null ? none : <Term meaning={toComplete}>{labels.toComplete}</Term>}
      </td>
    );
  }
  const note = texts.indexOf(textOf(target)) + 1;
  return (
    <td className="number">
      {operator(target.op, definition)} {targetText(value, definition, words)}
      {note > 0 && <sup>({note})</sup>}
      {definition.kind === 'amount' && <span className="quiet law-default">{labels.eachTarget}</span>}
      {standing?.byDefault && <span className="quiet law-default">{labels.byDefault}</span>}
    </td>
  );
}

/** The text of law of a target, as a footnote prints it. */
const textOf = ({ version_label, source, note }: Target) =>
  [version_label, source, note].filter(Boolean).join(' · ');
