import type { Definition } from '../definition.ts';
import { landingFull, monthName } from '../landing-text.ts';
import type { Landing, LandingMonth, LandingPoint } from '../landing.ts';
import type { Words } from '../words.ts';
import type { Column } from './column.ts';

/** The columns of the twin and of the export: a month, known or foreseen. */
export function landingColumns(
  landing: Landing,
  months: readonly LandingMonth[],
  definition: Definition,
  words: Words,
): Column<LandingPoint>[] {
  const text = words.labels.landing;
  const later = ({ number }: LandingPoint) => number > landing.seen;
  const numeric = (
    id: string,
    label: string,
    value: (point: LandingPoint) => number | null,
  ): Column<LandingPoint> => ({
    ...{ id, label, width: 120, numeric: true, value },
    text: (point) => {
      const amount = value(point);
      return amount === null ? '' : landingFull(amount, definition, words);
    },
  });
  const foreseen = (end: 'at' | 'low' | 'high') => (point: LandingPoint) =>
    later(point) ? (point.foreseen?.[end] ?? null) : null;
  return [
    {
      ...{ id: 'date', label: text.month, width: 0, numeric: false },
      value: ({ number }) => `${landing.year}-${String(number).padStart(2, '0')}`,
      text: ({ number, provisional }) =>
        `${monthName(number, words)}${provisional ? ` (${text.provisional})` : ''}`,
    },
    numeric('mois', text.value, ({ number }) => ofMonth(months[number - 1])),
    numeric('connu', text.sum, ({ known }) => known),
    numeric('projete', text.foreseen, foreseen('at')),
    numeric('bas', text.low, foreseen('low')),
    numeric('haut', text.high, foreseen('high')),
    numeric('arrive', text.arrived, (point) => (later(point) ? point.happened : null)),
    numeric('avant', text.before(String(landing.year - 1)), ({ before }) => before),
  ];
}

function ofMonth(month: LandingMonth | undefined): number | null {
  const terms = month?.terms ?? null;
  if (terms === null) return null;
  return terms.denominator === 0 ? terms.numerator : terms.numerator / terms.denominator;
}
