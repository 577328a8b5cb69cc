import type { Definition } from '../definition.ts';
import { figureText, type Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { measureText } from '../measure.ts';
import type { GroupChoice } from '../whose-groups.ts';
import { exactWeight, groupCells } from '../whose-text.ts';
import { contributionOf, groupTotal, type GapRow } from '../whose.ts';
import { TableFrame } from './table-frame.tsx';

type Props = {
  group: GroupChoice;
  now: readonly GapRow[];
  before: readonly GapRow[];
  region: string;
  definition: Definition;
  year: number;
};

/** A group as one establishment: its terms summed, then divided; its region beside it. */
export function WhoseGroup({ group, now, before, region, definition, year }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { whose } = labels;
  const total = groupTotal(now, group.members, definition);
  const former = groupTotal(before, group.members, definition);
  const cells = groupCells(total, former, definition, words);
  const whole = now.find(({ level }) => level === 'region');
  const wholeBefore = before.find(({ level }) => level === 'region');
  const missing = total?.missing ?? group.members.size;
  return (
    <section className="whose-group" aria-labelledby="whose-group" data-group={group.key}>
      <h3 id="whose-group">{sentenceOf()}</h3>
      <TableFrame caption={whose.group.beside}>
        <thead>
          <tr>
            <th scope="col">{whose.group.who}</th>
            {[
              whose.valueOf(String(year - 1)),
              whose.valueOf(String(year)),
              labels.gap,
              whose.contribution,
              whose.group.counted,
            ].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{group.name}</th>
            <td className="number">{cells.before}</td>
            <td className="number" data-field="group-value">
              {cells.now}
            </td>
            <td className="number">{cells.gap}</td>
            <td className="number" data-field="group-contribution">
              {cells.contribution}
            </td>
            <td className="number">{cells.counted}</td>
          </tr>
          {whole && (
            <tr>
              <th scope="row">{region}</th>
              <td className="number">{wholeBefore ? textOf(wholeBefore).value : labels.noValue}</td>
              <td className="number">{textOf(whole).value}</td>
              <td className="number">{textOf(whole).gap ?? ''}</td>
              <td className="number">{weightOf(whole)}</td>
              <td className="number" />
            </tr>
          )}
        </tbody>
      </TableFrame>
      <p className="quiet">
        {whose.group.sum}
        {missing > 0 && ` ${labels.pair(group.name, whose.group.missing(format.count(missing)))}.`}
      </p>
    </section>
  );

  function sentenceOf() {
    const value = total?.value ?? null;
    if (value === null) return whose.group.noTotal(group.name);
    const said = measureText(value, definition, words, 'card', total?.target ?? null);
    return whole && whole.value !== null
      ? whose.group.sentence(group.name, said, region, figureText(whole, definition, words, 'card').value)
      : whose.group.sentenceAlone(group.name, said);
  }
  function textOf(figure: Figure) {
    return figureText(figure, definition, words, 'table');
  }
  function weightOf(figure: Figure) {
    const weight = contributionOf(figure, definition);
    return weight === null ? '' : exactWeight(weight, definition, words);
  }
}
