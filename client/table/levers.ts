import type { Definition } from '../definition.ts';
import { asGap, exactShare } from '../gap-story.ts';
import { leverName, outcomeText, valueText } from '../lever-text.ts';
import { moves, type Effect, type Target } from '../lever-effects.ts';
import { shareOf, type Levers } from '../levers.ts';
import { contributionOf } from '../whose.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';

type Of = {
  readonly definition: Definition;
  readonly levers: Levers | undefined;
  readonly target: Target | undefined;
  readonly asIs: Effect;
};

/** The columns of the twin and of the export, on one indicator: each lever alone, then all of them. */
export function leverColumns({ definition, levers, target, asIs }: Of, words: Words): Column<Effect>[] {
  const { labels, format } = words;
  const text = labels.levers;
  const share = ({ lever, key }: Effect) =>
    lever === 'combined' ? null : shareOf(levers, lever as Parameters<typeof shareOf>[1], key);
  const numeric = (
    id: string,
    label: string,
    value: (effect: Effect) => number | null,
    write: (value: number, effect: Effect) => string,
    unknown = labels.noValue,
  ): Column<Effect> => ({
    ...{ id, label, width: 120, numeric: true, value },
    text: (effect) => {
      const known = value(effect);
      return known === null ? unknown : write(known, effect);
    },
  });
  // The gap that would be left, of its sign.
  const left = ({ numerator, denominator }: Effect) => {
    if (!target) return null;
    const beyond = contributionOf({ numerator, denominator, target: target.value }, definition);
    return beyond === null ? null : asGap(beyond, definition);
  };
  const boxes = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  return [
    plain('levier', text.lever, 0, (effect) => leverName(effect, words)),
    numeric('part', text.share, share, (value) => format.percent(value / 100, 0), ''),
    {
      ...numeric('boites', text.boxes, ({ boxes: moved }) => moved, boxes),
      text: (effect) => {
        if (effect.boxes !== null) return boxes(effect.boxes);
        return effect.lever === 'combined' && moves(effect, asIs) ? text.combinedBoxes : '';
      },
    },
    {
      ...numeric('restees', text.unpriced, ({ unpriced }) => unpriced, boxes, ''),
      meaning: text.unpricedMeaning,
    },
    {
      ...numeric(
        'euros',
        text.amount,
        ({ amount }) => amount,
        (value) => format.euros(value),
        '',
      ),
      meaning: text.amountMeaning,
    },
    numeric(
      'avant',
      text.before,
      () => asIs.value,
      () => valueText(asIs, definition, target, words),
    ),
    numeric(
      'apres',
      text.after,
      ({ value }) => value,
      (_, effect) => valueText(effect, definition, target, words),
    ),
    numeric(
      'reste',
      text.left,
      (effect) => left(effect),
      (value) => exactShare(value, definition, words),
      '',
    ),
    plain('cible', text.outcome, 150, (effect) => outcomeText(effect, asIs, target, definition, words)),
  ];
}
