import { Button, Select } from '@mantine/core';
import type { Answer } from '../api.ts';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { useViewContext } from '../view-context.tsx';
import { everyWord } from './every-word.ts';

/** Which of the lines that wait: services, prescribers and products that have lines hors AMM. */
export function ArgumentFilters({ establishment }: { establishment: string }) {
  const { labels } = useWords();
  const { argumentation } = labels;
  const { choice, change } = useChoice();
  const { years } = useViewContext();
  const all = useMay()('lines');
  const { data } = useQuestion('linked', {
    establishment,
    from: `${Math.min(...years)}-01`,
    to: `${new Date().getFullYear()}-12`,
    measure: 'lines',
    situation: ['off_label'],
  });
  const filters = [
    { name: 'unit', label: argumentation.unit, placeholder: argumentation.allUnits },
    ...(all
      ? [
          {
            name: 'prescriber',
            label: argumentation.prescriber,
            placeholder: argumentation.allPrescribers,
          } as const,
        ]
      : []),
    { name: 'product', label: argumentation.product, placeholder: argumentation.allProducts },
  ] as const;
  const chosen = filters.some(({ name }) => choice[name] !== undefined);
  return (
    <>
      {filters.map(({ name, label, placeholder }) => (
        <Select
          key={name}
          label={label}
          placeholder={placeholder}
          data={optionsOf(data?.rows ?? [], name, choice[name])}
          value={choice[name] ?? null}
          searchable
          clearable
          filter={everyWord}
          onChange={(value) => change({ [name]: value ?? undefined, line: undefined })}
        />
      ))}
      {chosen && (
        <Button
          variant="default"
          onClick={() =>
            change({ unit: undefined, prescriber: undefined, product: undefined, line: undefined })
          }
        >
          {argumentation.clear}
        </Button>
      )}
    </>
  );
}

type Option = { value: string; label: string };

/** Those with lines, in the order of words; what the address names is always among them. */
function optionsOf(rows: Answer<'linked'>, dimension: string, chosen: string | undefined): Option[] {
  const found = rows.flatMap(({ dimension: of, key, label, lines }) =>
    of === dimension && key !== null && (lines ?? 0) > 0 ? [{ value: key, label: label ?? key }] : [],
  );
  const known = chosen === undefined || found.some(({ value }) => value === chosen);
  return [...found, ...(known ? [] : [{ value: chosen, label: chosen }])].sort((a, b) =>
    a.label.localeCompare(b.label, 'fr'),
  );
}
