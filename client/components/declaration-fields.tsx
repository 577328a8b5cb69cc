import { Button } from '@mantine/core';
import { useId } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Line } from '../declaration-lines.ts';
import { differ, nothingTyped, partsOf, rateOf, type Part, type Typed } from '../declaration-values.ts';
import type { Draft } from '../declarations.ts';
import { useWords } from '../language.ts';
import type { Edit } from './declaration-line.tsx';

type Props = { line: Line; edit: Edit };

/** The fields of one indicator, the rate that they make, and the button that saves them alone. */
export function DeclarationFields({ line, edit }: Props) {
  const { labels, format, language } = useWords();
  const { declarations } = labels;
  const { indicator, kind, definition } = line;
  // While it registers, the form may not hold the line yet.
  const typed = (useWatch<Draft>({ name: indicator }) as Typed | undefined) ?? nothingTyped;
  const changed = differ(typed, edit.kept[indicator] ?? nothingTyped, kind, language);
  const rate = rateOf(typed, language);
  const busy = edit.saving.includes(indicator);
  return (
    <div className="declaration-fields" data-kind={kind}>
      {partsOf(kind).map((part) => (
        <Field key={part} line={line} part={part} edit={edit} />
      ))}
      <p className="declaration-foot">
        {kind === 'rate' && (
          <output data-field="rate">
            {labels.pair(declarations.result, '')}
            <strong>{rate === null ? declarations.noResult : format.percent(rate, 2)}</strong>
          </output>
        )}
        <Button
          variant="default"
          size="xs"
          disabled={!changed}
          loading={busy}
          onClick={() => edit.save(line)}
        >
          {declarations.save}
          <span className="visually-hidden"> {definition.title}</span>
        </Button>
      </p>
    </div>
  );
}

function Field({ line, part, edit }: Props & { line: Line; part: Part }) {
  const { labels } = useWords();
  const { declarations } = labels;
  const { indicator, kind } = line;
  const { register, trigger, getValues, formState } = useFormContext<Draft>();
  const id = useId();
  const name = `${indicator}.${part}` as const;
  const faults = formState.errors[indicator];
  const fault = faults?.[part]?.message;
  const label = part === 'value' && kind !== 'rate' ? declarations.fields[kind] : declarations.fields[part];
  const field = {
    ...register(name, {
      onChange: () => {
        edit.typed();
        // Once one is at fault, the sentences of the line follow what is typed.
        if (faults) void trigger(partsOf(kind).map((one) => `${indicator}.${one}` as const));
      },
      onBlur: () => {
        if (getValues(name) !== '') void trigger(name);
      },
    }),
    id,
    'aria-invalid': fault !== undefined,
    'aria-describedby': `${id}-help`,
    autoComplete: 'off',
  };
  const meaning = part === 'numerator' || part === 'denominator' ? line.definition[part] : '';
  return (
    <div className="declaration-field" data-part={part}>
      <label htmlFor={id}>{label}</label>
      {part === 'value' && kind === 'level' ? (
        <select {...field}>
          <option value="">{declarations.toChoose}</option>
          {labels.units.levels.map((level, i) => (
            <option key={level} value={String(i)}>
              {level}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...field}
          inputMode={part === 'proof' ? 'text' : 'decimal'}
          maxLength={part === 'proof' ? 300 : 30}
        />
      )}
      <p
        id={`${id}-help`}
        className="quiet"
        role={fault === undefined ? undefined : 'alert'}
        data-fault={fault !== undefined}
      >
        {fault ?? meaning}
      </p>
    </div>
  );
}
