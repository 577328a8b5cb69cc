import { useEffect } from 'react';
import { useChoice } from '../choice.ts';

/** Which charts show their table twin; the address says it, so that a link shows the same. */
export function useTwins() {
  const { choice, change } = useChoice();
  const tables = choice.tables ?? [];
  return {
    isTable: (id: string) => tables.includes(id),
    toggle: (id: string) =>
      change({ tables: tables.includes(id) ? tables.filter((one) => one !== id) : [...tables, id] }),
  };
}

/** Key `T`: the chart that has the focus, or all of the screen when none has; pressed again, back to the drawings. */
export function useTwinKey() {
  const { choice, change } = useChoice();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
      const focused = document.activeElement?.closest('[data-chart]');
      const charts = focused ? [focused] : [...document.querySelectorAll('[data-chart]')];
      const ids = charts.flatMap((chart) => chart.getAttribute('data-chart') ?? []);
      const tables = choice.tables ?? [];
      const some = ids.some((id) => tables.includes(id));
      const others = tables.filter((id) => !ids.includes(id));
      change({ tables: some ? others : [...others, ...ids] });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [choice.tables, change]);
}
