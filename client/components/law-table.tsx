import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import { figureText, verdictOf, type Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { targetText } from '../measure.ts';
import { useViewContext } from '../view-context.tsx';
import type { Words } from '../words.ts';
import { Glossed } from './glossed.tsx';
import { operator } from './target-line.tsx';
import { Verdict } from './verdict.tsx';

type Target = Answer<'targets'>[number];
type Props = { figures: readonly Figure[]; targets: readonly Target[] };

const firstTargets = 2016;
const lastTargets = 2021;
const roles = ['target', 'next_target', 'reference'] as const;

/** The contract's own table: the year's result, its target, the next one and the référentiel, with their texts. */
export function LawTable({ figures, targets }: Props) {
  const words = useWords();
  const { labels } = words;
  const { definitions, year } = useViewContext();
  const texts = [...new Set(targets.map(textOf))].filter((text) => text !== '');
  const why = whyNone(targets, year, words);
  const head = [labels.lawTarget(year), labels.lawTarget(year + 1), labels.lawReference];
  return (
    <section aria-labelledby="law-title">
      <h2 id="law-title">{labels.lawTable}</h2>
      <div className="table-frame" tabIndex={0} role="group" aria-label={labels.lawTable}>
        <table className="figures law">
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
            {definitions.map((definition) => {
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
                    />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
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
};

function TargetCell({ definition, target, none, texts }: CellProps) {
  const words = useWords();
  const value = target?.value ?? null;
  if (!target || value === null) return <td className="number quiet">{none}</td>;
  const note = texts.indexOf(textOf(target)) + 1;
  return (
    <td className="number">
      {operator(target.op, definition)} {targetText(value, definition, words)}
      {note > 0 && <sup>({note})</sup>}
    </td>
  );
}

/**
 * Why a year has no target, where none of its indicators has one: before the first CAQOS, or since the end of the
 * first CAQES (data/law). Within them, an indicator without target simply has none.
 */
function whyNone(targets: readonly Target[], year: number, { labels }: Words): string {
  const none = (role: (typeof roles)[number]) => !targets.some((row) => row.role === role);
  if (year < firstTargets && none('target')) return labels.beforeTargets(firstTargets);
  if (year + 1 > lastTargets && none('next_target')) return labels.afterTargets(lastTargets);
  return '';
}

/** The text of law of a target, as a footnote prints it. */
const textOf = ({ version_label, source, note }: Target) =>
  [version_label, source, note].filter(Boolean).join(' · ');
