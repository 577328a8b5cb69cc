import { Button } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import { crumbsOf, type LinkedRow } from '../linked.ts';
import type { Months } from '../months.ts';
import { monthsText } from '../off-label-story.ts';
import { crumbName } from './linked-text.ts';
import { noMonths, useDrill } from './linked-drill.ts';

/** What is chosen, in the order of the drill; each can be taken out, the last undone, or all of them cleared. */
export function LinkedCrumbs({ rows, period }: { rows: readonly LinkedRow[]; period: Months }) {
  const words = useWords();
  const { offLabel } = words.labels;
  const { drill, hasMonths, toggle, step, undo, clear } = useDrill();
  const crumbs = crumbsOf(drill);
  if (crumbs.length === 0 && !hasMonths) return <p className="linked-crumbs quiet">{offLabel.noChoice}</p>;
  return (
    <nav className="linked-crumbs" aria-label={offLabel.choices}>
      <ol>
        {hasMonths && (
          <li>
            <Crumb
              head={offLabel.heads.month}
              name={monthsText(period, words)}
              remove={() => step(noMonths)}
            />
          </li>
        )}
        {crumbs.map(({ dimension, key }) => (
          <li key={`${dimension} ${key}`}>
            <Crumb
              head={offLabel.heads[dimension]}
              name={crumbName({ dimension, key }, rows, words)}
              remove={() => toggle(dimension, key)}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={undo}
      >
        {offLabel.undo}
      </Button>
      <Button variant="default" size="compact-sm" onClick={clear}>
        {offLabel.clear}
      </Button>
    </nav>
  );
}

function Crumb({ head, name, remove }: { head: string; name: string; remove: () => void }) {
  const { labels } = useWords();
  return (
    <button type="button" className="crumb" onClick={remove}>
      <span className="quiet">{labels.pair(head, '')}</span>
      {name}
      <span className="visually-hidden"> ({labels.offLabel.remove})</span>
      <IconX size={14} aria-hidden />
    </button>
  );
}
