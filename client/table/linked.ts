import type { LinkedDimension } from '#api/questions/linked.ts';
import { markName, type Shown } from '../components/linked-text.ts';
import { inOrder, shareOfRow, type LinkedRow } from '../linked.ts';
import type { Words } from '../words.ts';
import type { Field } from './csv.ts';

/** The marks of the page as lines of a file, in the order of the page; the total first. */
export function linkedLinesOf(rows: readonly LinkedRow[], words: Words) {
  const { offLabel } = words.labels;
  const situations = inOrder(rows.filter((row) => row.dimension === 'situation'));
  const others = rows.filter((row) => row.dimension !== 'situation');
  return [...others, ...situations].map((row) => {
    const dimension = row.dimension as LinkedDimension | 'total';
    return dimension === 'total'
      ? { ...row, head: offLabel.total, name: '' }
      : { ...row, head: offLabel.heads[dimension], name: markName(row, dimension, words) };
  });
}

type Line = ReturnType<typeof linkedLinesOf>[number];

export function linkedFields({ measure, numerator }: Shown, { labels }: Words): Field<Line>[] {
  const { offLabel } = labels;
  const share = (label: string, part: 'value' | 'low' | 'high'): Field<Line> => ({
    label,
    value: (row) => shareOfRow(row, numerator)[part],
  });
  const own = (
    label: string,
    name: 'value' | 'off_label' | 'outside' | 'unknown' | 'device' | 'lines' | 'stays' | 'patients',
  ): Field<Line> => ({ label, value: (row) => row[name] });
  const fields: Field<Line>[] = [
    { label: offLabel.dimension, value: (row) => row.head },
    { label: offLabel.code, value: (row) => row.key },
    { label: offLabel.name, value: (row) => row.name },
    own(offLabel.measures[measure], 'value'),
    own(offLabel.numerators.off_label, 'off_label'),
    own(offLabel.numerators.outside, 'outside'),
    own(offLabel.parts.unknown, 'unknown'),
    own(offLabel.device, 'device'),
    share(labels.pair(offLabel.share, offLabel.numerators[numerator]), 'value'),
    share(offLabel.release.low, 'low'),
    share(offLabel.release.high, 'high'),
    own(offLabel.lines, 'lines'),
    own(offLabel.stays, 'stays'),
    own(offLabel.patients, 'patients'),
  ];
  // Lines and stays, where they are what is counted, stand once.
  return fields.filter(({ label }, i) => fields.findIndex((one) => one.label === label) === i);
}
